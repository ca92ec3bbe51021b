import { expect, test } from 'vitest'
import { attestationOf } from '../../../../renderer/features/intervenants/attestation.ts'
import type { IntervenantFiche } from '../../../../shared/ipc/intervenants.ipc.ts'

const seance = (date: string, minutes: number) => ({
  seanceId: date,
  date,
  collectif: 'Mardi',
  minutes,
})

const fiche: IntervenantFiche = {
  intervenantId: 'v1',
  nom: 'Sy',
  prenom: 'Omar',
  telephone: null,
  mail: null,
  statuts: [
    { statut: 'benevole', debut: '2021-09-01', fin: '2021-12-31' },
    { statut: 'salarie', debut: '2022-01-01', fin: null },
  ],
  disponibilites: [],
  seances: [seance('2022-01-04', 90), seance('2021-11-09', 90), seance('2021-10-05', 60)],
  heures: [
    {
      heuresId: 'h1',
      intervenantId: 'v1',
      intervenant: 'Sy Omar',
      actionId: 'a1',
      action: '1',
      date: '2021-11-10',
      categorie: 'formation',
      minutes: 120,
      note: null,
      statut: 'benevole',
    },
  ],
}

test('the first and the last day of the période are in it, the days around them are not', () => {
  const days = ['2021-10-04', '2021-10-05', '2021-11-09', '2021-11-10']
  const given = { ...fiche, heures: [], seances: days.map((date) => seance(date, 60)) }

  const { mois } = attestationOf(given, {
    ...{ statut: 'benevole', debut: '2021-10-05', fin: '2021-11-09' },
  })

  expect(mois.map(({ mois: one, total }) => [one, total])).toEqual([
    ['2021-10', 60],
    ['2021-11', 60],
  ])
})

test('a statement holds the hours of one statut in the période, by month and catégorie', () => {
  const attestation = attestationOf(fiche, {
    statut: 'benevole',
    debut: '2021-10-01',
    fin: '2022-08-31',
  })

  expect(attestation).toEqual({
    categories: ['seances', 'formation'],
    mois: [
      { mois: '2021-10', minutes: { seances: 60 }, total: 60 },
      { mois: '2021-11', minutes: { seances: 90, formation: 120 }, total: 210 },
    ],
    totaux: { seances: 150, formation: 120 },
    total: 270,
  })
})
