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
  await aFree('Avant', '15:00', '16:30')

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

test('the couverture of an année that is over is that of its last day; of an année to come, its first day', async () => {
  await aFree('Partie', '16:30', '18:00', [
    { statut: 'benevole', debut: '2021-09-01', fin: '2022-08-31' },
  ])

  expect(await couverture('2021-01-01')).toMatchObject({
    value: { date: '2021-09-01', sansStatut: [] },
  })

  expect(await couverture('2024-01-01')).toMatchObject({
    value: { date: '2022-08-31', sansStatut: [] },
  })
})

async function aSecondGroup(
  debut: string,
  fin: string,
  { nom = 'Zèbres', jour = 'mardi' }: { nom?: string; jour?: Jour } = {},
) {
  const { action_id } = await open.db
    .selectFrom('collectif')
    .select('action_id')
    .executeTakeFirstOrThrow()
  const { id: collectif_id } = await aCollectif(open.db, { nom, action_id })
  await open.db.insertInto('creneau').values({ id: nom, collectif_id, jour, debut, fin }).execute()
}

const counted = async () => {
  const found = await couverture('2022-04-30')
  return found.ok
    ? found.value.creneaux.map(({ collectif, disponibles, comptesAilleurs }) => [
        collectif,
        disponibles.map(({ nom }) => nom),
        comptesAilleurs.map(({ nom, collectif: autre }) => `${nom} : ${autre}`),
      ])
    : found.error
}

test('nobody is counted for two groups that meet at the same time, and each group gets its share', async () => {
  await aSecondGroup('17:00', '18:30')
  await aSecondGroup('10:00', '11:00', { nom: 'Matin' })
  await aSecondGroup('10:00', '11:00', { nom: 'Abeilles' })
  await aSecondGroup('17:00', '18:00', { nom: 'Lundi', jour: 'lundi' })
  await aFree('Libre', '10:00', '19:00')
  await aFree('Autre', '16:00', '19:00')
  await aFree('Premier', '16:00', '18:00')

  expect(await counted()).toEqual([
    ['Lundi', [], []],
    ['Abeilles', ['Libre Omar'], []],
    ['Matin', [], ['Libre Omar : Abeilles']],
    ['Mardi', ['Libre Omar', 'Premier Omar'], ['Autre Omar : Zèbres']],
    ['Zèbres', ['Autre Omar'], ['Libre Omar : Mardi']],
  ])
})

test.each([
  ['18:00', '19:00', 2],
  ['17:59', '19:00', 1],
  ['15:00', '16:30', 2],
  ['15:00', '16:31', 1],
])(
  'a person free all along, and a second group from %s to %s, counts %i times',
  async (debut, fin, expected) => {
    await aSecondGroup(debut, fin)
    await aFree('Libre', '15:00', '19:00')

    const found = await counted()
    const total = Array.isArray(found) ? found.flatMap(([, here]) => here).length : -1

    expect(total).toBe(expected)
  },
)

test.each([
  [undefined, 2],
  ['3', 3],
  ['null', null],
])('how many are asked for at a créneau is the rule of the année: %s', async (valeur, attendus) => {
  if (valeur !== undefined) {
    const row = { annee_id: anneeId, cle: 'intervenantsParSeance', valeur }
    await open.db.insertInto('parametre').values(row).execute()
  }

  const found = await couverture('2022-01-10')

  expect(found).toMatchObject({ value: { creneaux: [{ attendus }] } })
})

test('an intervenant free at the same hour on two days counts on both', async () => {
  await aSecondGroup('16:30', '18:00', { nom: 'Jeudi', jour: 'jeudi' })
  await aFree('Libre', '16:00', '19:00')
  open.sqlite.exec(`insert into disponibilite
    select 'd-jeudi', intervenant_id, 'jeudi', debut, fin from disponibilite`)

  expect(await counted()).toEqual([
    ['Mardi', ['Libre Omar'], []],
    ['Jeudi', ['Libre Omar'], []],
  ])
})
