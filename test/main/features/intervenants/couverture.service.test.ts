import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { findCouverture } from '../../../../main/features/intervenants/couverture.service.ts'
import type { Jour, Statut } from '../../../../shared/domain/listes.ts'
import { aCollectif, anIntervenant } from '../../../builders/records.ts'

let open: OpenDatabase
let anneeId: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  const { id: collectif_id, action_id } = await aCollectif(open.db)
  await open.db
    .insertInto('creneau')
    .values({ id: 'k1', collectif_id, jour: 'mardi', debut: '16:30', fin: '18:00' })
    .execute()
  const action = await open.db
    .selectFrom('action')
    .where('id', '=', action_id)
    .select('annee_id')
    .executeTakeFirstOrThrow()
  anneeId = action.annee_id
})

type Statuts = readonly { readonly statut: Statut; readonly debut: string; readonly fin?: string }[]

async function aFree(nom: string, debut: string, fin: string, statuts?: Statuts) {
  const { id } = await anIntervenant(open.db, {
    nom,
    prenom: 'Omar',
    ...(statuts === undefined ? {} : { statuts }),
  })
  const jour: Jour = 'mardi'
  await open.db
    .insertInto('disponibilite')
    .values({ id: `d-${nom}`, intervenant_id: id, jour, debut, fin })
    .execute()
}

const couverture = (today: string) => findCouverture(open.db, { anneeId, actionId: null }, today)

test('who can come when: the whole créneau, a part of it, or not that day', async () => {
  await aFree('Entier', '16:00', '18:00')
  await aFree('Partie', '17:00', '19:00')
  await aFree('Jamais', '18:00', '19:00')

  expect(await couverture('2022-04-30')).toMatchObject({
    value: {
      creneaux: [
        {
          creneauId: 'k1',
          disponibles: [{ nom: 'Entier Omar' }],
          enPartie: [{ nom: 'Partie Omar' }],
        },
      ],
      sansStatut: [],
    },
  })
})

test('who holds no statut that day is told apart, in no créneau', async () => {
  await aFree('Partie', '16:30', '18:00', [
    { statut: 'benevole', debut: '2021-09-01', fin: '2021-12-31' },
  ])
  await aFree('Nouvelle', '16:30', '18:00', [{ statut: 'benevole', debut: '2022-01-10' }])

  expect([await couverture('2021-12-31'), await couverture('2022-01-10')]).toMatchObject([
    {
      value: {
        creneaux: [{ disponibles: [{ nom: 'Partie Omar' }] }],
        sansStatut: [{ nom: 'Nouvelle Omar' }],
      },
    },
    {
      value: {
        creneaux: [{ disponibles: [{ nom: 'Nouvelle Omar' }] }],
        sansStatut: [{ nom: 'Partie Omar' }],
      },
    },
  ])
})

test('of an année that is over, its last day is looked at', async () => {
  await aFree('Partie', '16:30', '18:00', [
    { statut: 'benevole', debut: '2021-09-01', fin: '2022-08-31' },
  ])

  expect(await couverture('2024-01-01')).toMatchObject({
    value: { date: '2022-08-31', sansStatut: [] },
  })
})
