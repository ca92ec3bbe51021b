import { expect, test } from 'vitest'
import {
  type InscriptionOuverte,
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
  const one = aMinutes({ intervenantId: 'lina', statut: null, minutes: 1 })
  expect(listAFaire(lignes([one]), TODAY)).toEqual([{ code: 'heures-sans-statut', ids: ['lina'] }])
})

test('missing information is asked about an enfant’s last inscription, not about a waiting list nor an erased enfant', () => {
  const inscrit = (
    enfantId: string,
    overrides: Partial<InscriptionOuverte>,
  ): InscriptionOuverte => ({
    ...{ enfantId, familleId: 'f', collectifId: null, niveau: 'CP', statut: 'inscrit' },
    ...{ debut: '2021-09-14', fin: null, etablissementId: 'e', etablissement: 'Ferry' },
    ...{ hasOrigine: 1, isAnonyme: 0 },
    ...overrides,
  })
  const blank = { niveau: null, familleId: null, etablissementId: null, hasOrigine: 0 } as const
  const inscriptions = [
    inscrit('whole', {}),
    inscrit('niveau', { niveau: null }),
    inscrit('famille', { familleId: null }),
    inscrit('école', { etablissementId: null }),
    inscrit('origine', { hasOrigine: 0 }),
    inscrit('since completed', blank),
    inscrit('since completed', {}),
    inscrit('waits', { ...blank, statut: 'liste-attente' }),
    inscrit('whole', { ...blank, statut: 'liste-attente' }),
    inscrit('erased', { ...blank, isAnonyme: 1 }),
  ]

  expect(listAFaire({ ...lignes([]), inscriptions }, TODAY)).toEqual([
    { code: 'enfants-sans-niveau', ids: ['niveau'] },
    { code: 'enfants-sans-famille', ids: ['famille'] },
    { code: 'enfants-sans-etablissement', ids: ['école'] },
    { code: 'enfants-sans-origine', ids: ['origine'] },
  ])
})
