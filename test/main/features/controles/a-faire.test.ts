import { expect, test } from 'vitest'
import {
  type Lignes,
  listAFaire,
  type Minutes,
} from '../../../../main/features/controles/a-faire.service.ts'

const TODAY = '2022-01-10'

const aMinutes = (overrides: Partial<Minutes>): Minutes => ({
  ...{ intervenantId: 'omar', mois: '2021-10', statut: 'benevole', minutes: 90 },
  ...overrides,
})

const lignes = (minutes: readonly Minutes[]): Lignes => ({
  ...{ inscriptions: [], seances: [], orientations: [] },
  minutes,
})

test('hours without a statut are those of the persons who had none that day, each person once', () => {
  const found = listAFaire(
    lignes([
      aMinutes({ intervenantId: 'nadia' }),
      aMinutes({ intervenantId: 'omar', statut: null }),
      aMinutes({ intervenantId: 'omar', statut: null, mois: '2021-11' }),
      aMinutes({ intervenantId: 'lina', statut: null, minutes: 0 }),
    ]),
    TODAY,
  )

  expect(found).toEqual([{ code: 'heures-sans-statut', ids: ['omar'] }])
})
