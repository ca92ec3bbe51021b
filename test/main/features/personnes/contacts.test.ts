import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { anonymiseEnfant } from '../../../../main/features/personnes/personnes.repository.ts'
import {
  anonymise,
  closeRevue,
  findRappelRevue,
  findRevue,
  findRevueAnnuelle,
} from '../../../../main/features/personnes/revue.service.ts'
import {
  aCollectif,
  aFamille,
  anAction,
  anActionParents,
  anAnnee,
  anEnfant,
  anInscription,
  anIntervenant,
  anOrientation,
  aSeance,
  someHeures,
} from '../../../builders/records.ts'

const NOW = new Date('2025-07-05T10:00:00Z')
let open: OpenDatabase
let db: OpenDatabase['db']

/** Two of each kind, all without contact since June 2020; of Ana and of her famille, the tests note more. */
beforeEach(async () => {
  open = openDatabase(':memory:')
  db = open.db
  await anAnnee(db, { id: 'y0', debut: '2019-09-01', fin: '2020-08-31' })
  await anAnnee(db, { id: 'y1', debut: '2020-09-01', fin: '2021-08-31' })
  await anAction(db, { id: 'a0', annee_id: 'y0' })
  await anAction(db, { id: 'a1', annee_id: 'y1' })
  await aCollectif(db, { id: 'c1', action_id: 'a1' })
  const statuts = [{ statut: 'benevole', debut: '2019-09-01', fin: '2020-06-30' }] as const
  for (const id of ['ana', 'bob']) {
    await anIntervenant(db, { id: `i-${id}`, nom: 'Roy', prenom: id, statuts })
    await aFamille(db, { id: `f-${id}` })
    await anEnfant(db, { id, nom: 'Roy', prenom: id, famille_id: `f-${id}` })
    await anInscription(db, {
      ...{ enfant_id: id, action_id: 'a0', debut: '2019-09-15', fin: '2020-06-30' },
    })
  }
})

const proposed = async (kind: 'enfants' | 'intervenants' | 'familles', avant: string) =>
  (await findRevue(db, avant))[kind].map(({ id }) => id).toSorted()

const seance = { collectif_id: 'c1', date: '2021-03-10' }
const creneau = async (fin: string | null) => {
  const when = { jour: 'mardi', debut: '16:30', fin: '18:00' } as const
  await db
    .insertInto('creneau')
    .values({ id: 'k', collectif_id: 'c1', ...when })
    .execute()
  await db
    .insertInto('creneau_intervenant')
    .values({ id: 'm', creneau_id: 'k', intervenant_id: 'i-ana', debut: '2020-09-01', fin })
    .execute()
}

test.each<[string, string, () => Promise<unknown>]>([
  ['a séance', '2021-03-10', () => aSeance(db, { ...seance, intervenants: { 'i-ana': null } })],
  [
    'hours',
    '2021-02-02',
    () => someHeures(db, { intervenant_id: 'i-ana', action_id: 'a1', date: '2021-02-02' }),
  ],
  [
    'a formation',
    '2021-01-20',
    async () => {
      const one = { id: 'f', action_id: 'a1', date: '2021-01-20', theme: 'Lire', minutes: 60 }
      await db
        .insertInto('formation')
        .values({ ...one, is_conjointe: 0 })
        .execute()
      await db
        .insertInto('formation_intervenant')
        .values({ formation_id: 'f', intervenant_id: 'i-ana', minutes: null })
        .execute()
    },
  ],
  ['the team of a créneau', '2021-01-15', () => creneau('2021-01-15')],
  ['the team of a créneau until the end of its année', '2021-08-31', () => creneau(null)],
])('%s keeps the name of an intervenant until the day after %s', async (_what, day, note) => {
  await note()

  expect(await proposed('intervenants', day)).toEqual(['i-bob'])
  expect(await proposed('intervenants', `${day.slice(0, 4)}-09-02`)).toEqual(['i-ana', 'i-bob'])
  expect((await findRevue(db, '2030-01-01')).intervenants[0]).toMatchObject({
    ...{ id: 'i-bob', dernierContact: '2020-06-30' },
  })
  expect((await findRevue(db, '2030-01-01')).intervenants[1]).toMatchObject({ dernierContact: day })
})

test.each<[string, string, () => Promise<unknown>]>([
  ['a présence', '2021-03-10', () => aSeance(db, { ...seance, presences: { ana: 'present' } })],
  [
    'a step of an orientation',
    '2021-01-12',
    () =>
      anOrientation(db, {
        ...{ annee_id: 'y1', enfant_id: 'ana', date: '2020-10-01', statut: 'accord' },
        etapes: { accord: '2021-01-12' },
      }),
  ],
  [
    'a contract',
    '2020-10-15',
    () =>
      db
        .insertInto('autorisation')
        .values({
          ...{ enfant_id: 'ana', annee_id: 'y1', rentre_seul: null, droit_image: null },
          contrat_signe: '2020-10-15',
        })
        .execute(),
  ],
  [
    'a wait that came to nothing',
    '2020-11-03',
    () =>
      anInscription(db, {
        ...{ enfant_id: 'ana', action_id: 'a1', debut: '2020-11-03', statut: 'jamais-venu' },
      }),
  ],
])('%s keeps the name of an enfant until the day after %s', async (_what, day, note) => {
  await note()

  expect(await proposed('enfants', day)).toEqual(['bob'])
  expect((await findRevue(db, '2030-01-01')).enfants).toMatchObject([
    { id: 'bob', dernierContact: '2020-06-30' },
    { id: 'ana', dernierContact: day },
  ])
})

test('a famille without any named enfant is proposed by its last meeting, under its first adult', async () => {
  // Of the second, whoever was to be called first is gone.
  for (const [id, date, position] of [
    ['f-one', '2021-01-05', 0],
    ['f-two', '2021-02-05', 1],
  ] as const) {
    const responsables = [
      { nom: null, prenom: id, position },
      { nom: 'Second', prenom: null, position: position + 1 },
    ]
    await aFamille(db, { id, responsables })
    await anActionParents(db, { action_id: 'a1', date, familles: [id] })
  }

  const { familles } = await findRevue(db, '2030-01-01')

  expect(familles).toEqual([
    { id: 'f-one', nom: '', prenom: 'f-one', dernierContact: '2021-01-05' },
    { id: 'f-two', nom: '', prenom: 'f-two', dernierContact: '2021-02-05' },
  ])
})

test('the review counts what is dated; done on the first of July it is done, and not for an année that is gone', async () => {
  await anEnfant(db, { id: 'undated', nom: 'Corre', prenom: 'Yuna' })
  const rappel = async (date: string) => {
    const found = await findRappelRevue(db, 'y1', new Date(`${date}T12:00:00`))
    return found.ok ? found.value : found.error.code
  }
  const choisies = { enfants: ['ana'], intervenants: [], familles: [], orientations: [] }

  const before = await rappel('2025-07-02')
  const refused = await anonymise(open, choisies, NOW, 'gone')
  const lignes = await findRevueAnnuelle(db, 'y1', '2025-07-05')
  await closeRevue(db, 'y1', new Date('2025-07-01T12:00:00'))

  expect(before).toEqual({ fiches: 4, bilans: 0 })
  expect(refused).toMatchObject({ error: { code: 'not-found', name: 'gone' } })
  expect(await proposed('enfants', '2025-01-01')).toEqual(['ana', 'bob'])
  expect(lignes.ok && lignes.value.lignes.map(({ label }) => label)).toContain('Corre Yuna')
  expect(await rappel('2025-07-02')).toBeNull()
})

test('an enfant who loses a name stands for the household until the first of it is inscribed, and once', async () => {
  const sibling = async (id: string, debut: string, more: object = {}) => {
    await anEnfant(db, { id, nom: 'Roy', prenom: id, famille_id: 'f-ana' })
    await anInscription(db, { enfant_id: id, action_id: 'a0', debut, ...more })
  }
  await sibling('late', '2020-03-02')
  await sibling('first', '2020-01-06')
  await sibling('waiting', '2019-10-01', { statut: 'liste-attente' })
  await sibling('elsewhere', '2019-11-04', { action_id: 'a1' })
  const ana = () =>
    db
      .selectFrom('enfant as e')
      .innerJoin('inscription as i', 'i.enfant_id', 'e.id')
      .where('e.id', '=', 'ana')
      .select(['e.nom', 'e.prenom', 'e.anonymise_le', 'e.famille_id', 'i.foyer_compte_des'])
      .execute()

  await anonymiseEnfant(db, 'ana', '2025-07-05')
  const once = await ana()
  await anonymiseEnfant(db, 'ana', '2025-07-06')
  await anonymiseEnfant(db, 'nobody', '2025-07-06')

  expect(once).toMatchObject([{ anonymise_le: '2025-07-05', foyer_compte_des: '2020-01-06' }])
  expect(await ana()).toEqual(once)
})
