import { createWrittenDocuments } from '../../main/features/documents/written-documents.ts'
import { createHandlers } from '../../main/features/index.ts'
import { createIndex, search } from '../../renderer/ui/search-index.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import { type Comparison, type Side, side } from './compare.ts'
import type { LargeBase } from './large-base.ts'
import type { BenchWindow } from './window.ts'

/** What answers a screen, and what it is asked about. */
type Opening = { readonly handlers: Handlers; readonly perimetre: Perimetre; readonly month: Month }
type Perimetre = { readonly anneeId: string; readonly actionId: string | null }
type Month = { readonly collectifId: string; readonly mois: string }

/** A screen: where it stands, and what it asks for when it opens. */
type Screen = {
  readonly name: string
  readonly address: string
  readonly ask: (opening: Opening) => readonly Promise<unknown>[]
}

const SCREENS: readonly Screen[] = [
  {
    name: 'Accueil',
    address: '#/accueil',
    ask: ({ handlers, perimetre }) => [
      handlers['resumes:findJournee'](perimetre),
      handlers['resumes:find'](perimetre),
      handlers['bilans:findAvancements'](perimetre),
    ],
  },
  {
    name: 'Séances',
    address: '#/seances?vue=liste',
    ask: ({ handlers, perimetre }) => [handlers['seances:findAll'](perimetre)],
  },
  {
    name: 'Registres',
    address: '#/presences?vue=registres',
    ask: ({ handlers, perimetre }) => [handlers['presences:findRegistres'](perimetre)],
  },
  {
    name: 'Month grid',
    address: '#/presences',
    ask: ({ handlers, perimetre, month }) => [
      handlers['presences:findCollectifs'](perimetre),
      handlers['presences:findMois'](month),
    ],
  },
  {
    name: 'Enfants',
    address: '#/enfants',
    ask: ({ handlers, perimetre }) => [handlers['enfants:findAll'](perimetre)],
  },
  {
    name: 'Orientations',
    address: '#/orientations',
    ask: ({ handlers, perimetre }) => [handlers['orientations:findAll'](perimetre)],
  },
  {
    name: 'Intervenants',
    address: '#/intervenants',
    ask: ({ handlers, perimetre }) => [handlers['intervenants:findAll'](perimetre)],
  },
  {
    name: 'Who can come when',
    address: '#/intervenants?vue=creneaux',
    ask: ({ handlers, perimetre }) => [handlers['intervenants:findCouverture'](perimetre)],
  },
  {
    name: 'Parents · Partenaires',
    address: '#/partenaires',
    ask: ({ handlers, perimetre }) => [handlers['rencontres:findActionsParents'](perimetre)],
  },
]

type Windows = { readonly whole: BenchWindow; readonly tenth: BenchWindow }

/**
 * What opening each screen costs, beside the same at a tenth of the base: what main spends to answer, and
 * what the window spends to draw.
 */
export async function screenComparisons(
  whole: LargeBase,
  tenth: LargeBase,
  windows: Windows,
): Promise<readonly Comparison[]> {
  const [large, small] = [await openingOf(whole), await openingOf(tenth)]
  const opening = (label: string, { ask, address }: Screen, of: Opening, window: BenchWindow) => {
    const answers = side('', { run: () => Promise.all(ask(of)) })
    const sample = async () => (await answers.sample()) + (await window.openScreen(address))
    return { label, sample }
  }
  return SCREENS.map((screen) => ({
    name: `Opening ${screen.name}`,
    gate: 3,
    samples: 9,
    ours: opening('in the window', screen, large, windows.whole),
    reference: opening('the same at a tenth', screen, small, windows.tenth),
  }))
}

const TYPED = 'delmas nino'
/** Of a screen that draws sixty times a second. */
const FRAME_MS = 1000 / 60

/** What one more key typed in Ctrl+K costs, beside the time between two pictures. */
export async function searchComparison(whole: LargeBase): Promise<Comparison> {
  const { handlers, perimetre } = await openingOf(whole)
  const found = await handlers['recherche:findAll'](perimetre)
  if (!found.ok) throw new Error(found.error.code)
  const index = createIndex(
    found.value,
    ({ label }) => label,
    ({ detail }) => detail,
  )
  const typing = side('', {
    run: () => {
      for (let end = 1; end <= TYPED.length; end++) search(index, TYPED.slice(0, end), 12)
    },
  })
  const frame: Side = { label: 'one frame', sample: async () => FRAME_MS }
  return {
    name: 'A key typed in the search',
    gate: 1,
    samples: 31,
    ours: {
      label: `among ${found.value.length} entries`,
      sample: async () => (await typing.sample()) / TYPED.length,
    },
    reference: frame,
  }
}

async function openingOf({ open, actionId, arreteAu }: LargeBase): Promise<Opening> {
  const { db } = open
  const { id: anneeId } = await db.selectFrom('annee').select('id').executeTakeFirstOrThrow()
  const { id: collectifId } = await db
    .selectFrom('collectif')
    .select('id')
    .executeTakeFirstOrThrow()
  const nobody = async () => null
  const handlers = createHandlers({
    database: open,
    dialogs: { chooseFile: nobody, chooseFolder: nobody, saveFile: nobody },
    opener: { open: async () => false, showInFolder: () => {} },
    copyImage: async () => true,
    documents: createWrittenDocuments(),
    emit: () => {},
    printPdf: async () => new Uint8Array(),
    resources: 'resources',
    version: '0.0.0',
    now: () => new Date(`${arreteAu}T10:00:00`),
  })
  return {
    handlers,
    perimetre: { anneeId, actionId },
    month: { collectifId, mois: arreteAu.slice(0, 7) },
  }
}
