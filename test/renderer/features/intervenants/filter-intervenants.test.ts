import { expect, test } from 'vitest'
import {
  filterIntervenants,
  readIntervenantFilters,
} from '../../../../renderer/features/intervenants/filter-intervenants.ts'
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
    filterIntervenants([nadia, lina], readIntervenantFilters(new URLSearchParams(query))).map(
      (ligne) => ligne.intervenantId,
    )

  expect(shown('statut=salarie')).toEqual(['nadia'])
  expect(shown('statut=benevole')).toEqual(['nadia'])
  expect(shown('statut=volontaire')).toEqual([])
  expect(shown('statut=sans')).toEqual(['lina'])
})
