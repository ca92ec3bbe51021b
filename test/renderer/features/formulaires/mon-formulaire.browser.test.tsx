import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { MonFormulaire } from '../../../../renderer/features/formulaires/MonFormulaire.tsx'
import type { EtatPlace } from '../../../../shared/domain/formulaire.ts'
import type { AnneeResume } from '../../../../shared/ipc/app.ipc.ts'
import type { FormulaireVue, PlaceVue } from '../../../../shared/ipc/formulaires.ipc.ts'
import { err } from '../../../../shared/result.ts'
import { aWindow } from '../../../builders/a-window.tsx'
import { eventually } from '../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  window.location.hash = ''
})

const LIBELLES = ['Nombre de familles', 'Nombre de collectifs', 'Nombre de bénévoles']

/** A main process that keeps the état of three places, and what was decided of each. */
function aMain(etats: EtatPlace[]) {
  const origines: PlaceVue['origine'][] = etats.map(() => 'lue')
  const vue = (): FormulaireVue => ({
    ...{ nom: 'bilan.docx', format: 'docx', autreAnnee: null, reconnu: null },
    morceaux: LIBELLES.map((libelle, rang) => ({ type: 'texte', contenu: [libelle, rang] })),
    places: LIBELLES.map((libelle, rang) => ({
      ...{ rang, libelle, genre: 'texte', code: 'public.familles', valeur: 12, texte: '12' },
      ...{ etat: etats[rang] ?? 'inconnu', origine: origines[rang] ?? 'lue' },
      ...{ preuve: [libelle], cle: String(rang), voisine: null, enregistrements: 0, reste: 0 },
    })),
  })
  return {
    'formulaires:find': vue,
    'formulaires:choose': ({ rang, choix }: { rang: number; choix: { type: string } }) => {
      etats[rang] = choix.type === 'reponse' ? 'inconnu' : 'sur'
      origines[rang] = choix.type === 'reponse' ? 'sans-reponse' : 'lue'
      return null
    },
  } as const
}

const anAnnee = (year: number): AnneeResume => ({
  ...{ id: String(year), debut: `${year}-09-01`, fin: `${year + 1}-07-04`, actions: [] },
})
const ANNEES = [anAnnee(2025), anAnnee(2021)] as const
const CONTEXTE = {
  version: '1',
  structure: { nom: 'Le Moulin' },
  annees: ANNEES,
  today: '2026-01-12',
}

function open(answers: Parameters<typeof aWindow>[1], fichierId: string | null) {
  window.location.hash = fichierId === null ? '#/bilan' : `#/bilan?formulaire=${fichierId}`
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[...ANNEES]}>
      <MonFormulaire
        demande={{ actionId: 'a', arreteAu: '2022-04-30' }}
        renderRecords={() => null}
      />
    </SelectionProvider>,
    answers,
  )
  return shown
}

const placeNamed = (libelle: string) =>
  page.getByRole('button', { name: new RegExp(`^${libelle}`) })

test('Entrée confirms and goes to the next place that waits; the last one keeps the focus', async () => {
  const { on } = open(aMain(['a-confirmer', 'sur', 'a-confirmer']), 'f')
  const last = placeNamed('Nombre de bénévoles')
  await expect.element(page.getByText(/2 à confirmer/)).toBeInTheDocument()

  ;(placeNamed('Nombre de familles').element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText(/1 à confirmer/)).toBeInTheDocument()
  await expect.element(last).toHaveFocus()
  await userEvent.keyboard('{Enter}')

  await expect.element(page.getByText(/0 à confirmer/)).toBeInTheDocument()
  await expect.element(last).toHaveFocus()
  expect(on('formulaires:choose')).toMatchObject([
    { rang: 0, choix: { type: 'confirmer', code: 'public.familles' } },
    { rang: 2, choix: { type: 'confirmer', code: 'public.familles' } },
  ])
})

test('a place stands off the words of the form, where the file had a tab between them', async () => {
  open(aMain(['sur', 'sur', 'sur']), 'f')
  await expect.element(placeNamed('Nombre de familles')).toBeVisible()

  const place = placeNamed('Nombre de familles').element()
  const words = document.createRange()
  words.selectNode(place.previousSibling as Text)

  const gap = place.getBoundingClientRect().left - words.getBoundingClientRect().right
  expect(gap).toBeGreaterThan(2)
})

test('a search that chooses nothing writes nothing; « Aucune réponse » is taken back', async () => {
  const { on } = open(aMain(['sur', 'sur', 'sur']), 'f')
  await placeNamed('Nombre de familles').click()
  await page.getByRole('combobox', { name: 'Autre réponse' }).fill('bénévol')
  await userEvent.keyboard('{Escape}')
  expect(on('formulaires:choose')).toEqual([])

  await page.getByRole('button', { name: 'Aucune réponse' }).click()
  await page.getByRole('button', { name: 'Comme Cartable l’a lu' }).click()

  await eventually(() =>
    expect(on('formulaires:choose')).toMatchObject([
      { rang: 0, choix: { type: 'reponse', code: null } },
      { rang: 0, choix: { type: 'oublier' } },
    ]),
  )
})

test('a form that is known says how many answers it keeps, and how many of its places are new', async () => {
  const main = aMain(['sur', 'sur', 'sur'])
  const reconnu = { nom: 'bilan.docx', nouveaux: 2 }
  open({ ...main, 'formulaires:find': () => ({ ...main['formulaires:find'](), reconnu }) }, 'f')

  const told =
    /formulaire reconnu \(1\sréponse retenue, 2\sendroits nouveaux ou pas encore confirmés\)/
  await expect.element(page.getByText(told)).toBeInTheDocument()
})

test('of the new enfants, it is told since which année enfants are known', async () => {
  const main = aMain(['sur', 'sur', 'sur'])
  const find = (): FormulaireVue => {
    const { places, ...vue } = main['formulaires:find']()
    const codes = ['public.enfants.nouveaux-oui']
    return {
      ...vue,
      places: places.map((one, rang) => ({ ...one, code: codes[rang] ?? one.code })),
    }
  }
  open({ ...main, 'formulaires:find': find }, 'f')
  const oldest = page.getByText(/La première année tenue dans Cartable est 2021-2022\./)

  await placeNamed('Nombre de familles').click()
  await expect.element(oldest).toBeInTheDocument()
  await placeNamed('Nombre de collectifs').click()
  await expect.element(oldest).not.toBeInTheDocument()
})

test('the modèle of another centre is told; a file dialog closed without a file tells nothing', async () => {
  let isClosed = true
  open(
    {
      'formulaires:import': () =>
        isClosed ? err({ code: 'cancelled' }) : { nom: 'Bilan Clas', places: 12 },
    },
    null,
  )
  const button = page.getByRole('button', { name: 'Reprendre le modèle d’un autre centre…' })

  await button.click()
  isClosed = false
  await button.click()

  await expect
    .element(page.getByText(/«\sBilan Clas\s» repris\s: 12\sendroits confirmés/))
    .toBeVisible()
  expect(document.querySelectorAll('.mantine-Notification-root')).toHaveLength(1)
})
