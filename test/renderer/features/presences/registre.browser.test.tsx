import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { writesUnderWay } from '../../../../renderer/app/unsaved.ts'
import type { Command } from '../../../../renderer/features/presences/gestures.ts'
import { PresencesScreen } from '../../../../renderer/features/presences/PresencesScreen.tsx'
import { useRegistre } from '../../../../renderer/features/presences/useRegistre.ts'
import type { GrilleMois } from '../../../../shared/ipc/presences.ipc.ts'
import { err } from '../../../../shared/result.ts'
import { aWindow, press, saysOnly } from '../../../builders/a-window.tsx'
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

const OTHER_MOIS: GrilleMois = {
  ...MOIS,
  seances: MOIS.seances.flatMap((seance) => [
    { ...seance, seanceId: 's0', date: '2021-09-28', etat: 'annulee' },
    seance,
  ]),
  enfants: [...MOIS.enfants, enfant('e3', 'Zola')],
}
const SELECT = ['row', 'column', 'all'] as const

/** A month whose commands are buttons, with its selection, its message and the commands left to the view. */
function Commands({ mois }: { readonly mois: GrilleMois }) {
  const [left, setLeft] = useState(0)
  const { selection, message, run, select } = useRegistre(mois, {
    ...{ seanceId: null, today: '2021-10-05', endText: 'Fin.' },
  })
  const give = (command: Command) => () => {
    if (!run(command)) setLeft((count) => count + 1)
  }
  const { anchor, active } = selection
  return (
    <>
      <output>{`${anchor.row} ${anchor.col} > ${active.row} ${active.col} | ${left}`}</output>
      <p data-testid="message">{`${message.text}${message.isRefusal ? ' (refusé)' : ''}`}</p>
      {SELECT.map((what) => (
        <button key={what} type="button" onClick={give({ type: 'select', what })}>
          {what}
        </button>
      ))}
      <button type="button" onClick={give({ type: 'move', move: 'down', isExtending: false })}>
        bas
      </button>
      <button type="button" onClick={give({ type: 'move', move: 'left', isExtending: true })}>
        étendre
      </button>
      <button type="button" onClick={give({ type: 'cycle' })}>
        suivant
      </button>
      <button type="button" onClick={give({ type: 'tous-presents' })}>
        tous
      </button>
      <button type="button" onClick={give({ type: 'note' })}>
        note
      </button>
      <button type="button" onClick={() => select({ anchor: active, active })}>
        ici
      </button>
    </>
  )
}

test('each command of the register selects, moves or records; when an undo removes lines, the selection stays in the grid', async () => {
  const opened = aWindow(<Commands mois={OTHER_MOIS} />, {
    'presences:save': () => ({ tenues: ['s1'] }),
  })
  shown = opened
  const { on, show } = opened
  const told = () => page.getByTestId('message').element().textContent

  await saysOnly('0 1 > 0 1 | 0')
  await press('bas')
  await saysOnly('1 1 > 1 1 | 0')
  await press('étendre')
  await saysOnly('1 1 > 1 0 | 0')
  await press('suivant')
  await expect.poll(told).toMatch(/annulée.*\(refusé\)$/)
  await press('ici')
  await saysOnly('1 0 > 1 0 | 0')
  await expect.poll(told).toBe('')
  await press('row')
  await saysOnly('1 0 > 1 1 | 0')
  await press('column')
  await saysOnly('0 1 > 2 1 | 0')
  await press('all')
  await saysOnly('0 0 > 2 1 | 0')
  await press('note')
  await saysOnly('0 0 > 2 1 | 1')
  await press('tous')
  await eventually(() => expect(on('presences:save')).toHaveLength(1))
  expect(on('presences:save')).toMatchObject([
    { presences: ['e1', 'e2', 'e3'].map((enfantId) => ({ seanceId: 's1', enfantId })) },
  ])
  show(<Commands mois={{ ...OTHER_MOIS, enfants: MOIS.enfants.slice(0, 1) }} />)
  await saysOnly('0 0 > 0 1 | 1')
})

test('a saved présence shows in every open register; the other screens are read again after the last save', async () => {
  const { client, on } = aWindowOf({
    'presences:save': () => ({ tenues: ['s1'] }),
  })
  const seance = { seanceId: 's1', etat: 'prevue', enfants: [{ enfantId: 'e1', note: null }] }
  client.setQueryData(['presences:findMois', 'm'], MOIS)
  client.setQueryData(['presences:findMois', 'none'], undefined)
  client.setQueryData(['seances:find', { seanceId: 's1' }], seance)
  client.setQueryData(['resumes:find', 'y'], {})
  const isStale = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated

  await press('Présent')
  await eventually(() => expect(on('presences:save')).toHaveLength(1))
  await eventually(() => expect(isStale(['resumes:find', 'y'])).toBe(true))

  expect(client.getQueryData(['presences:findMois', 'm'])).toMatchObject({
    seances: [{ etat: 'tenue' }],
    presences: [{ enfantId: 'e1', etat: 'present' }],
  })
  expect(client.getQueryData(['seances:find', { seanceId: 's1' }])).toMatchObject({
    ...{ etat: 'tenue', enfants: [{ enfantId: 'e1', etat: 'present' }] },
  })
  expect(isStale(['presences:findMois', 'm'])).toBe(false)
  expect(isStale(['seances:find', { seanceId: 's1' }])).toBe(false)
})

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
