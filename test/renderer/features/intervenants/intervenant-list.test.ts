import { expect, test } from 'vitest'
import { intervenantList } from '../../../../renderer/features/intervenants/intervenant-list.tsx'
import { A_FAIRE_TEXTS } from '../../../../renderer/features/resumes/a-faire-texts.ts'
import { narrow, offered, readValues } from '../../../../renderer/ui/list.ts'
import type { IntervenantLigne } from '../../../../shared/ipc/intervenants.ipc.ts'

const anIntervenantLigne = (overrides: Partial<IntervenantLigne>): IntervenantLigne => ({
  intervenantId: 'v1',
  nom: 'Sy',
  prenom: 'Omar',
  telephone: null,
  mail: null,
  statuts: [{ statut: 'benevole', debut: '2021-09-01', fin: null }],
  seancesTenues: 0,
  minutesSeances: 0,
  minutesAutres: 0,
  minutesSansStatut: 0,
  derniereSeance: null,
  isPlusVenu: false,
  ...overrides,
})

test('an intervenant is under each statut held in the année, and under the hours without statut', () => {
  const nadia = anIntervenantLigne({
    intervenantId: 'nadia',
    statuts: [
      { statut: 'salarie', debut: '2021-09-01', fin: '2021-12-31' },
      { statut: 'benevole', debut: '2022-01-01', fin: null },
    ],
  })
  const lina = anIntervenantLigne({ intervenantId: 'lina', statuts: [], minutesSansStatut: 90 })
  const shown = (query: string) =>
    narrow(
      intervenantList,
      [nadia, lina],
      readValues(intervenantList, new URLSearchParams(query)),
    ).map(({ intervenantId }) => intervenantId)

  expect(shown('statut=salarie')).toEqual(['nadia'])
  expect(shown('statut=benevole')).toEqual(['nadia'])
  expect(shown('statut=volontaire')).toEqual([])
  expect(shown('statut=sans')).toEqual(['lina'])
  expect(A_FAIRE_TEXTS['heures-sans-statut'].href).toBe('#/intervenants?statut=sans')
  expect(offered(intervenantList, [nadia, lina])[0]?.options.map(({ label }) => label)).toEqual([
    'Salariés (1)',
    'Bénévoles (1)',
    'Heures sans statut (1)',
  ])
})
