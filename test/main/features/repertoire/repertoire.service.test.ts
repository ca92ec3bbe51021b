import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { redoNext, undoLast } from '../../../../main/features/journal/journal.service.ts'
import { findEntrees } from '../../../../main/features/recherche/recherche.service.ts'
import {
  findEtablissements,
  findPartenaires,
  removeEtablissement,
  removePartenaire,
  saveEtablissement,
  savePartenaire,
} from '../../../../main/features/repertoire/repertoire.service.ts'
import { saisieEtablissementSchema } from '../../../../shared/domain/repertoire.ts'
import {
  aConcertation,
  anAction,
  anAnnee,
  anEtablissement,
  anInscription,
  anOrientation,
  aPartenaire,
} from '../../../builders/records.ts'

const NOW = new Date('2021-10-04T16:00:00Z')
let open: OpenDatabase

beforeEach(() => {
  open = openDatabase(':memory:')
})

const blank = { nom: '', fonction: '', telephone: '', mail: '', note: '' }
const directrice = { ...blank, nom: 'Awa Diallo', fonction: 'directrice', telephone: '0600000021' }
const secretariat = { ...blank, fonction: 'secrétariat', mail: 'contact@ferry.example' }

/** As the window sends it, and as main reads it. */
const ecole = (contacts: readonly (typeof blank)[]) =>
  saisieEtablissementSchema.safeParse({
    nom: 'École Jules-Ferry',
    type: 'ecole',
    commune: '',
    educationPrioritaire: null,
    quartierPrioritaire: '',
    contacts,
  })

const ecoleWith = (contacts: readonly (typeof blank)[]) => {
  const read = ecole(contacts)
  if (!read.success) throw read.error
  return read.data
}

const contactsOf = async () =>
  (await findEtablissements(open.db)).flatMap(({ contacts }) =>
    contacts.map(({ nom, fonction, telephone }) => nom ?? fonction ?? telephone),
  )

test('contacts are kept in the order to call, changed, undone and done again with their school', async () => {
  const created = await saveEtablissement(
    open.db,
    null,
    ecoleWith([secretariat, blank, directrice]),
    NOW,
  )
  if (!created.ok) throw new Error(created.error.code)
  const first = await findEtablissements(open.db)
  await saveEtablissement(
    open.db,
    created.value.etablissementId,
    ecoleWith([directrice, secretariat]),
    NOW,
  )
  const changed = await contactsOf()
  await undoLast(open.db, NOW)
  const undone = await contactsOf()
  await redoNext(open.db)

  expect(first[0]?.contacts).toEqual([
    {
      nom: null,
      fonction: 'secrétariat',
      telephone: null,
      mail: 'contact@ferry.example',
      note: null,
    },
    {
      nom: 'Awa Diallo',
      fonction: 'directrice',
      telephone: '06 00 00 00 21',
      mail: null,
      note: null,
    },
  ])
  expect(changed).toEqual(['Awa Diallo', 'secrétariat'])
  expect(undone).toEqual(['secrétariat', 'Awa Diallo'])
  expect(await contactsOf()).toEqual(['Awa Diallo', 'secrétariat'])
})

test('a contact that nobody could ask for is refused at its field', () => {
  const read = ecole([directrice, { ...blank, telephone: '0600000022' }])

  expect(read.error?.issues).toMatchObject([
    { path: ['contacts', 1, 'nom'], message: 'Indiquez un nom ou une fonction.' },
  ])
})

test('a partner goes with its contacts and comes back with them', async () => {
  const { id } = await aPartenaire(open.db)
  const saisie = { nom: 'Médiathèque', type: null, contacts: [...ecoleWith([directrice]).contacts] }
  await savePartenaire(open.db, id, saisie, NOW)

  await removePartenaire(open.db, id, NOW)
  const left = await open.db.selectFrom('contact').select('id').execute()
  await undoLast(open.db, NOW)

  expect(left).toEqual([])
  expect(await findPartenaires(open.db)).toMatchObject([
    { nom: 'Médiathèque', contacts: [{ nom: 'Awa Diallo' }] },
  ])
})

test('a school that records stand on is kept, and each kind of record says its way out', async () => {
  const { id } = await anEtablissement(open.db)
  await anInscription(open.db, { etablissement_id: id })
  const { annee_id } = await open.db
    .selectFrom('action')
    .select('annee_id')
    .executeTakeFirstOrThrow()
  await anOrientation(open.db, { annee_id, etablissement_id: id })
  await anOrientation(open.db, { annee_id, etablissement_id: id })

  const refused = await removeEtablissement(open.db, id, NOW)

  expect(refused).toMatchObject({
    error: {
      code: 'deletion-refused',
      reasons: [
        '1\u00a0inscription d’un enfant de cet établissement : choisissez-en d’abord un autre dans sa fiche.',
        '2\u00a0orientations reçues de cet établissement : supprimez-les, ou annulez les imports qui les ont apportées.',
      ],
    },
  })
})

test('each school and partner has its own contacts and counts, by name; one that stands is kept, one alone goes', async () => {
  const ids = ['vide', 'ferry']
  for (const id of ids) {
    await anEtablissement(open.db, { id })
    await aPartenaire(open.db, { id })
    const { contacts } = ecoleWith([{ ...directrice, nom: id }])
    const quartierPrioritaire = `Quartier ${id}`
    const school = { ...ecoleWith([]), nom: id, contacts, quartierPrioritaire }
    await saveEtablissement(open.db, id, school, NOW)
    const saved = await savePartenaire(open.db, id, { nom: id, type: null, contacts }, NOW)
    expect(saved).toEqual({ ok: true, value: { partenaireId: id } })
  }
  const { id: action_id } = await anAction(open.db)
  const inscribed = { action_id, etablissement_id: 'ferry' }
  const { enfant_id } = await anInscription(open.db, inscribed)
  await anInscription(open.db, { ...inscribed, enfant_id })
  await anInscription(open.db, inscribed)
  await aConcertation(open.db, { action_id, etablissement_id: 'ferry' })
  for (const date of ['2021-10-12', '2021-10-13']) {
    const own = { axe: 'territoire', genre: 'Visite', partenaire_id: 'ferry' } as const
    await aConcertation(open.db, { action_id, date, ...own })
  }
  const genre = 'ouverture-culturelle'
  await open.db
    .insertInto('projet')
    .values({ action_id, genre, id: 'p', titre: 'x', debut: '2021-10-12', partenaire_id: 'ferry' })
    .execute()

  const schools = (await findEtablissements(open.db)).map(
    ({ nom, enfants, contacts, quartierPrioritaire }) => [
      ...[nom, enfants, quartierPrioritaire],
      ...contacts.map((one) => one.nom),
    ],
  )
  const partners = (await findPartenaires(open.db)).map(({ nom, concertations, contacts }) => [
    ...[nom, concertations],
    ...contacts.map((one) => one.nom),
  ])
  expect(schools).toEqual([
    ['ferry', 2, 'Quartier ferry', 'ferry'],
    ['vide', 0, 'Quartier vide', 'vide'],
  ])
  expect(partners).toEqual([
    ['ferry', 2, 'ferry'],
    ['vide', 0, 'vide'],
  ])
  expect(await removeEtablissement(open.db, 'ferry', NOW)).toMatchObject({
    error: {
      reasons: [
        '3\u00a0inscriptions d’enfants de cet établissement : choisissez-en d’abord un autre dans leurs fiches.',
        '1\u00a0concertation avec cet établissement : supprimez-la d’abord.',
      ],
    },
  })
  expect(await removePartenaire(open.db, 'ferry', NOW)).toMatchObject({
    error: {
      reasons: [
        '2\u00a0concertations avec ce partenaire : supprimez-les d’abord.',
        '1\u00a0projet avec ce partenaire : choisissez-en d’abord un autre dans le projet.',
      ],
    },
  })
  await open.db.deleteFrom('projet').execute()
  expect(await removePartenaire(open.db, 'ferry', NOW)).toMatchObject({
    error: { reasons: [expect.stringMatching(/^2\s/)] },
  })
  expect(await removeEtablissement(open.db, 'vide', NOW)).toMatchObject({ ok: true })
  expect(await removePartenaire(open.db, 'vide', NOW)).toMatchObject({ ok: true })
  const gone = { error: { code: 'not-found' } }
  expect(await removeEtablissement(open.db, 'vide', NOW)).toMatchObject(gone)
  expect(await removePartenaire(open.db, 'vide', NOW)).toMatchObject(gone)
  const left = await open.db.selectFrom('contact').select('nom').execute()
  expect(left).toEqual([{ nom: 'ferry' }, { nom: 'ferry' }])
})

test('Ctrl+K leads from a contact to the school that it is of', async () => {
  const annee = await anAnnee(open.db)
  const created = await saveEtablissement(open.db, null, ecoleWith([directrice, secretariat]), NOW)
  if (!created.ok) throw new Error(created.error.code)

  const entrees = await findEntrees(open.db, annee.id)

  const id = created.value.etablissementId
  expect(entrees.filter(({ kind }) => kind === 'contact-etablissement')).toEqual([
    {
      kind: 'contact-etablissement',
      id,
      label: 'Awa Diallo',
      detail: 'directrice · École Jules-Ferry · 06 00 00 00 21',
      date: null,
    },
    {
      kind: 'contact-etablissement',
      id,
      label: 'secrétariat',
      detail: 'École Jules-Ferry',
      date: null,
    },
  ])
})
