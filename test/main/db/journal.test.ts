import type { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../main/db/open.ts'
import type { Database } from '../../../main/db/schema.ts'
import { fillAxes } from '../../builders/axes.ts'
import { inOperation } from '../../builders/in-operation.ts'
import {
  aCollectif,
  aConcertation,
  aContact,
  aFamille,
  anAction,
  anActionParents,
  anAnnee,
  anEnfant,
  anEtablissement,
  anInscription,
  anIntervenant,
  anOrientation,
  aPartenaire,
  aSeance,
  aStructure,
  someHeures,
} from '../../builders/records.ts'

const NOT_JOURNALED = [
  'brouillon',
  'envoi',
  'envoi_fichier',
  'fichier_ecrit',
  'import',
  'operation',
  'operation_change',
  'operation_under_way',
]
const header = { genre: 'saisie', label: 'Saisie', createdAt: '2021-09-28T16:30:00Z' } as const

let open: OpenDatabase
beforeEach(() => {
  open = openDatabase(':memory:')
  // The échelles that a new base begins with would stand in no operation.
  open.sqlite.exec('delete from echelle')
})
afterEach(() => open.close())

const tablesOf = (): readonly string[] =>
  open.sqlite
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
    )
    .pluck()
    .all() as string[]

const dataTables = () => tablesOf().filter((table) => !NOT_JOURNALED.includes(table))

/** Every row of a table but its generated columns, in no particular order. */
function rowsOf(table: string): readonly unknown[] {
  const columns = (open.sqlite.pragma(`table_info(${table})`) as { name: string }[])
    .map((column) => column.name)
    .join(', ')
  return open.sqlite.prepare(`select ${columns} from ${table}`).all()
}

const allRows = () =>
  Object.fromEntries(dataTables().map((table) => [table, new Set(rowsOf(table))]))

/** What the journal holds, by table: the row on one side of each change. */
function recorded(side: 'before' | 'after') {
  const changes = open.sqlite
    .prepare(`select table_name, ${side} as row from operation_change where ${side} is not null`)
    .all() as { table_name: string; row: string }[]
  const byTable = Map.groupBy(changes, (change) => change.table_name)
  return Object.fromEntries(
    [...byTable].map(([table, own]) => [table, new Set(own.map((c) => JSON.parse(c.row)))]),
  )
}

/** At least one row in every data table. */
async function fillEveryTable(db: Kysely<Database>): Promise<void> {
  await aStructure(db, { mail: 'contact@troisponts.example' })
  const annee = await anAnnee(db)
  await db
    .insertInto('parametre')
    .values({ annee_id: annee.id, cle: 'toleranceEcart', valeur: '0.1' })
    .execute()
  await db
    .insertInto('vacances')
    .values({ id: 'v', annee_id: annee.id, nom: 'Pont', debut: '2022-05-27', fin: '2022-05-27' })
    .execute()
  await db
    .insertInto('correspondance')
    .values({
      id: 'c',
      ecole: 'École Jules-Ferry',
      forme: 'a'.repeat(64),
      colonnes: '[]',
      valeurs: '[]',
      retenue_le: '2021-10-01T10:00:00.000Z',
    })
    .execute()
  const action = await anAction(db, { annee_id: annee.id, date_retour: '2022-05-20' })
  const action_id = action.id
  await db
    .insertInto('action_nature_local')
    .values({ action_id, nature_local: 'municipal' })
    .execute()
  await db.insertInto('action_zonage').values({ action_id, zonage: 'rep' }).execute()
  await db.insertInto('previsionnel').values({ action_id, semaines: 30 }).execute()
  await db
    .insertInto('previsionnel_item')
    .values({ action_id, liste: 'activites', code: 'jeux' })
    .execute()
  const collectif = await aCollectif(db, { action_id })
  const horaire = { jour: 'mardi', debut: '16:30', fin: '18:00' } as const
  await db
    .insertInto('creneau')
    .values({ id: 'k', collectif_id: collectif.id, ...horaire })
    .execute()
  const etablissement = await anEtablissement(db, { education_prioritaire: 'REP+' })
  const partenaire = await aPartenaire(db)
  await aContact(db, { etablissement_id: etablissement.id })
  const famille = await aFamille(db)
  const enfant = await anEnfant(db, {
    famille_id: famille.id,
    date_naissance: '2013-03-12',
    situations: ['logement'],
  })
  await db
    .insertInto('appel')
    .values({ id: 'p', enfant_id: enfant.id, date: '2021-10-12' })
    .execute()
  await db
    .insertInto('autorisation')
    .values({
      enfant_id: enfant.id,
      annee_id: annee.id,
      rentre_seul: 1,
      contrat_signe: '2021-09-20',
    })
    .execute()
  await db
    .insertInto('proche')
    .values({
      ...{ id: 'proche', enfant_id: enfant.id, position: 0, nom: 'Awa Diallo' },
      ...{ is_autorise: 1, is_a_prevenir: 0 },
    })
    .execute()
  await anInscription(db, {
    enfant_id: enfant.id,
    collectif_id: collectif.id,
    etablissement_id: etablissement.id,
    origines: ['famille'],
  })
  await anOrientation(db, {
    annee_id: annee.id,
    origines: ['enseignant'],
    situations: ['rupture-ecole'],
    criteres: ['Aime « lire »\nà voix haute\\'],
    etapes: { 'famille-contactee': '2021-10-06' },
  })
  const intervenant = await anIntervenant(db)
  await db
    .insertInto('creneau_intervenant')
    .values({ id: 'm', creneau_id: 'k', intervenant_id: intervenant.id, debut: '2021-09-01' })
    .execute()
  await db
    .insertInto('disponibilite')
    .values({ id: 'd', intervenant_id: intervenant.id, ...horaire })
    .execute()
  const seance = await aSeance(db, {
    collectif_id: collectif.id,
    presences: { [enfant.id]: 'present' },
    intervenants: { [intervenant.id]: 45 },
    activites: ['jeux'],
  })
  await someHeures(db, { intervenant_id: intervenant.id, action_id })
  const reunion = await anActionParents(db, { action_id, familles: [famille.id] })
  await fillAxes(db, {
    action_id,
    annee_id: annee.id,
    enfant_id: enfant.id,
    intervenant_id: intervenant.id,
    seance_id: seance.id,
    action_parents_id: reunion.id,
  })
  await aConcertation(db, { action_id, partenaire_id: partenaire.id })
  await db.insertInto('reponse').values({ action_id, code: 'a.b', valeur: '"Oui"' }).execute()
  await db.insertInto('confirmation').values({ action_id, code: 'a.c', valeur: 'false' }).execute()
  const cle = 'a'.repeat(64)
  await db
    .insertInto('formulaire')
    .values({ id: 'fo', nom: 'Bilan', retenu_le: '2022-05-02' })
    .execute()
  await db
    .insertInto('formulaire_place')
    .values({ formulaire_id: 'fo', cle, libelle: 'Nombre d’enfants', code: 'public.total' })
    .execute()
  await db
    .insertInto('place_reponse')
    .values({ action_id, cle, valeur: '"Oui"', is_confirmation: 0 })
    .execute()
  await db
    .insertInto('ecrit')
    .values({ action_id, document: 'experience', champ: 'limites', texte: 'Peu de bénévoles.' })
    .execute()
  await db
    .insertInto('logo')
    .values({ id: 'logo', image: 'data:image/png;base64,iVBORw0KGgo=' })
    .execute()
  await db.insertInto('reseau').values({ id: 'reseau', porteur_id: 'p', modele: '{}' }).execute()
  await db
    .insertInto('contribution')
    .values({
      id: 'n',
      porteur_id: 'p',
      annee_debut: annee.debut,
      recue_le: '2022-05-02T10:00:00.000Z',
      contenu: '{}',
    })
    .execute()
}

test('every table but the journal’s own has its three triggers, and no other has any', () => {
  const triggers = open.sqlite
    .prepare(
      "select name from sqlite_schema where type = 'trigger' and name like 'journal\\_%' escape '\\'",
    )
    .pluck()
    .all() as string[]

  const expected = dataTables().flatMap((table) =>
    ['insert', 'update', 'delete'].map((event) => `journal_${table}_${event}`),
  )
  expect(triggers.sort()).toEqual(expected.sort())
  expect(tablesOf()).toEqual(expect.arrayContaining(NOT_JOURNALED))
})

test('an insert keeps the row as it is, in every table', async () => {
  await inOperation(open.db, header, fillEveryTable)

  expect(recorded('after')).toEqual(allRows())
  expect(recorded('before')).toEqual({})
})

test('an update keeps the whole row, in every table', async () => {
  await fillEveryTable(open.db)

  await inOperation(open.db, header, async () => {
    for (const table of dataTables()) {
      const [{ name }] = open.sqlite.pragma(`table_info(${table})`) as [{ name: string }]
      open.sqlite.exec(`update ${table} set ${name} = ${name}`)
    }
  })

  expect(recorded('before')).toEqual(allRows())
  expect(recorded('after')).toEqual(allRows())
})

test('an update keeps the row as it was beside the row as it is', async () => {
  const enfant = await anEnfant(open.db, { date_naissance: '2013-03-12' })

  await inOperation(open.db, header, (db) =>
    db.updateTable('enfant').set({ prenom: 'Inès-Maria' }).execute(),
  )

  expect(recorded('before').enfant).toEqual(new Set([enfant]))
  expect(recorded('after').enfant).toEqual(new Set([{ ...enfant, prenom: 'Inès-Maria' }]))
})

test('a removal keeps the row as it was, with all that it takes along', async () => {
  await fillEveryTable(open.db)
  const before = allRows()

  await inOperation(open.db, header, async () => {
    // The rows that these take along are removed by cascades.
    for (const table of [
      'correspondance',
      'formulaire',
      'contribution',
      'logo',
      'reseau',
      'presence',
      'seance',
      'heures',
      'formation',
      'evaluation',
      'projet',
      'fait_marquant',
      'progression',
      'echelle',
      'action_parents',
      'concertation',
      'reponse',
      'confirmation',
      'inscription',
      'orientation',
      'collectif',
      'action',
      'annee',
      'structure',
      'etablissement',
      'partenaire',
      'enfant',
      'famille',
      'intervenant',
    ]) {
      open.sqlite.exec(`delete from ${table}`)
    }
  })

  expect(recorded('before')).toEqual(before)
  expect(recorded('after')).toEqual({})
})

test('a reference that a removal empties is recorded too', async () => {
  const famille = await aFamille(open.db)
  const enfant = await anEnfant(open.db, { famille_id: famille.id })

  await inOperation(open.db, header, (db) =>
    db.deleteFrom('famille').where('id', '=', famille.id).execute(),
  )

  expect(recorded('before').enfant).toEqual(new Set([enfant]))
  expect(recorded('after').enfant).toEqual(new Set([{ ...enfant, famille_id: null }]))
})

test('nothing is recorded outside an operation, before it or after it', async () => {
  await anEnfant(open.db, { id: 'e1' })
  const { operationId } = await inOperation(open.db, header, (db) => anEnfant(db, { id: 'e2' }))
  await anEnfant(open.db, { id: 'e3' })

  const changes = await open.db.selectFrom('operation_change').selectAll().execute()
  expect(changes.map((c) => [c.operation_id, JSON.parse(c.after ?? '')])).toEqual([
    [operationId, expect.objectContaining({ id: 'e2' })],
  ])
})

test('an operation that fails leaves neither its changes nor its name', async () => {
  const work = inOperation(open.db, header, async (db) => {
    await anEnfant(db)
    throw new Error('halfway')
  })

  await expect(work).rejects.toThrow('halfway')

  for (const table of ['enfant', 'operation', 'operation_change', 'operation_under_way'] as const) {
    expect(await open.db.selectFrom(table).selectAll().execute()).toEqual([])
  }
})

test('operations are numbered in their order, each with what was done', async () => {
  const first = await inOperation(open.db, header, (db) => anEnfant(db).then(() => 'un'))
  const second = await inOperation(
    open.db,
    { ...header, genre: 'import', label: 'Import de la fiche' },
    () => Promise.resolve('deux'),
  )

  const operations = await open.db.selectFrom('operation').selectAll().orderBy('seq').execute()
  expect([first.value, second.value]).toEqual(['un', 'deux'])
  expect(operations.map((o) => [o.id, o.seq, o.genre, o.label])).toEqual([
    [first.operationId, 1, 'saisie', 'Saisie'],
    [second.operationId, 2, 'import', 'Import de la fiche'],
  ])
})
