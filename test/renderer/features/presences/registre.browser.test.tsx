import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { writesUnderWay } from '../../../../renderer/app/unsaved.ts'
import { PresencesScreen } from '../../../../renderer/features/presences/PresencesScreen.tsx'
import { useRegistre } from '../../../../renderer/features/presences/useRegistre.ts'
import type { GrilleMois } from '../../../../shared/ipc/presences.ipc.ts'
import { err } from '../../../../shared/result.ts'
import { aWindow } from '../../../builders/a-window.tsx'
import { eventually } from '../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
})

const PERIODE = [{ debut: '2021-09-01', fin: '2022-08-31' }]
const enfant = (enfantId: string, nom: string) => ({
  ...{ enfantId, nom, prenom: 'Ina', sexe: null, precision: null, periodes: PERIODE },
})

/** Two enfants at one séance of the day, nothing noted. */
const MOIS: GrilleMois = {
  collectif: { collectifId: 'c1', nom: 'Mardi', actionId: 'a1' },
  seances: [
    {
      ...{ seanceId: 's1', date: '2021-10-05', debut: '16:30', fin: '18:00' },
      ...{ etat: 'prevue', motif: null },
    },
  ],
  enfants: [enfant('e1', 'Bah'), enfant('e2', 'Sy')],
  presences: [],
}

function Registre() {
  const { grille, run, queue, failure } = useRegistre(MOIS, {
    ...{ seanceId: 's1', today: '2021-10-05', endText: 'Fin.' },
  })
  return (
    <>
      <output>
        {grille.lignes
          .map((ligne) => `${ligne.enfant.nom} ${ligne.cases[0]?.presence?.etat ?? '-'}`)
          .join(', ')}
      </output>
      <p>{failure === null ? 'Rien à dire' : 'Pas enregistré'}</p>
      <button type="button" onClick={() => run({ type: 'set', etat: 'present' })}>
        Présent
      </button>
      <button type="button" onClick={() => queue.retry()}>
        Réessayer
      </button>
    </>
  )
}

const press = (name: string) => page.getByRole('button', { name }).click()

test('a mark is shown at once, sent as one gesture each, and keeps the window open meanwhile', async () => {
  const ends: (() => void)[] = []
  const { on } = aWindowOf({
    'presences:save': () =>
      new Promise((done) => {
        ends.push(() => done({ tenues: ['s1'] }))
      }),
  })

  await press('Présent')
  await press('Présent')

  await expect
    .element(page.getByRole('status').first())
    .toHaveTextContent('Bah present, Sy present')
  expect(on('presences:save')).toHaveLength(1)
  expect(writesUnderWay()).not.toBeNull()
  ends[0]?.()
  await eventually(() => expect(on('presences:save')).toHaveLength(2))
  ends[1]?.()
  await eventually(() => expect(writesUnderWay()).toBeNull())
  expect(on('presences:save')).toMatchObject([
    { presences: [{ seanceId: 's1', enfantId: 'e1', etat: 'present' }] },
    { presences: [{ seanceId: 's1', enfantId: 'e2', etat: 'present' }] },
  ])
})

test('a mark that is refused stays shown and is sent again on « Réessayer »', async () => {
  let refuses = true
  const { on } = aWindowOf({
    'presences:save': () =>
      refuses ? err({ code: 'not-found', what: 'seance', name: '' }) : { tenues: ['s1'] },
  })

  await press('Présent')
  await expect.element(page.getByText('Pas enregistré')).toBeInTheDocument()
  await expect.element(page.getByRole('status').first()).toHaveTextContent('Bah present, Sy -')
  refuses = false
  await press('Réessayer')

  await expect.element(page.getByText('Rien à dire')).toBeInTheDocument()
  expect(on('presences:save')).toHaveLength(2)
})

function aWindowOf(answers: Parameters<typeof aWindow>[1]) {
  shown = aWindow(<Registre />, answers)
  return shown
}

test('before there is any collectif, no register is said to be up to date', async () => {
  const annee = { id: 'y', debut: '2021-09-01', fin: '2022-08-31', actions: [] }
  const contexte = { version: '1', structure: null, annees: [annee], today: '2021-10-05' }
  window.location.hash = '#/presences?vue=registres'
  shown = aWindow(
    <SelectionProvider contexte={contexte} annees={[annee]}>
      <PresencesScreen />
    </SelectionProvider>,
    { 'presences:findCollectifs': () => [], 'presences:findRegistres': () => [] },
  )

  await expect.element(page.getByText('Aucun collectif')).toBeVisible()
})
