import { createWrittenDocuments } from '../../main/features/documents/written-documents.ts'
import { createHandlers } from '../../main/features/index.ts'
import { createIndex, search } from '../../renderer/features/recherche/search-index.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import { type Comparison, type Side, side } from './compare.ts'
import type { LargeBase } from './large-base.ts'

/** What a screen asks for when it opens. */
type Opening = { readonly handlers: Handlers; readonly perimetre: Perimetre; readonly month: Month }
type Perimetre = { readonly anneeId: string; readonly actionId: string | null }
type Month = { readonly collectifId: string; readonly mois: string }

const SCREENS: readonly (readonly [string, (opening: Opening) => readonly Promise<unknown>[]])[] = [
  ['Accueil', ({ handlers, perimetre }) => [handlers['resumes:find'](perimetre)]],
  ['Séances', ({ handlers, perimetre }) => [handlers['seances:findAll'](perimetre)]],
  [
    'Présences',
    ({ handlers, perimetre }) => [
      handlers['presences:findCollectifs'](perimetre),
      handlers['presences:findRegistres'](perimetre),
    ],
  ],
  ['Month grid', ({ handlers, month }) => [handlers['presences:findMois'](month)]],
  ['Enfants', ({ handlers, perimetre }) => [handlers['enfants:findAll'](perimetre)]],
  ['Orientations', ({ handlers, perimetre }) => [handlers['orientations:findAll'](perimetre)]],
  [
    'Intervenants',
    ({ handlers, perimetre }) => [
      handlers['intervenants:findAll'](perimetre),
      handlers['intervenants:findCouverture'](perimetre),
    ],
  ],
  [
    'Parents · Partenaires',
    ({ handlers, perimetre }) => [
      handlers['actions-parents:findAll'](perimetre),
      handlers['concertations:findAll'](perimetre),
    ],
  ],
]

/** What opening each screen asks of the base, beside the same at a tenth of it: never more than ten times. */
export async function screenComparisons(
  whole: LargeBase,
  tenth: LargeBase,
): Promise<readonly Comparison[]> {
  const [large, small] = [await openingOf(whole), await openingOf(tenth)]
  return SCREENS.map(([name, open]) => ({
    name: `Opening ${name}`,
    gate: 10,
    samples: 15,
    ours: side('its handlers', { run: () => Promise.all(open(large)) }),
    reference: side('the same at a tenth', { run: () => Promise.all(open(small)) }),
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
  const index = createIndex(found.value, ({ label, detail }) => `${label} ${detail}`)
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
    documents: createWrittenDocuments(),
    emit: () => {},
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
