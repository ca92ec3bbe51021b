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
