import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { act } from '../../../../main/db/act.ts'
import type { OpenDatabase } from '../../../../main/db/open.ts'
import { effacer, resumeOf } from '../../../../main/features/personnes/personnes.service.ts'
import { FREE_TEXTS, REGISTRE } from '../../../../main/features/personnes/registre.ts'
import { ok } from '../../../../shared/result.ts'
import { given } from '../../../builders/given.ts'
import { anIntervenant, aSeance, someHeures } from '../../../builders/records.ts'
import { schemaSnapshot } from '../../../builders/schema-snapshot.ts'
import { aBaseWithZoe, found, NOW, ZOE } from '../../../builders/someone-to-erase.ts'

const WHOLE = 'Vu avec ZOE QUINTREC hier'
const ALONE = 'Vu avec Zoé hier'
/** Bilans as sent are kept as they are, six years; the window says so. */
const KEPT = ['envoi', 'envoi_fichier']

/** Texts that are keys, and hold a code or the words of a form: no name goes there, and a key is never rewritten. */
const CODES = [
  ...['action_nature_local.nature_local', 'action_zonage.zonage', 'confirmation.code'],
  ...['ecrit.document', 'ecrit.champ', 'enfant_situation.situation', 'evaluation_public.public'],
  ...['formulaire_place.cle', 'place_reponse.cle', 'inscription_origine.origine'],
  ...['orientation_etape.statut', 'orientation_origine.origine', 'orientation_situation.situation'],
  ...['parametre.cle', 'previsionnel_item.liste', 'previsionnel_item.code', 'reponse.code'],
  'seance_activite.activite',
]

/**
 * Writes a row in every table of the schema whose every text names Zoé, whatever the rules of the table: a table or a
 * column that is added later is looked through too.
 */
async function aBaseThatNamesHerEverywhere() {
  const { open, folder } = await aBaseWithZoe()
  const { sqlite } = open
  sqlite.pragma('foreign_keys = off')
  sqlite.pragma('ignore_check_constraints = on')
  const { tables } = schemaSnapshot(sqlite)
  const written: string[] = []
  for (const table of Object.keys(tables)) {
    if (KEPT.includes(table) || table === 'operation_under_way') continue
    const columns = sqlite.pragma(`table_info(${table})`) as {
      readonly name: string
      readonly type: string
    }[]
    const values = columns.map(({ name, type }) => {
      if (type === 'INTEGER' || type === 'REAL') return 1_000_000
      if (type === 'BLOB') return Buffer.alloc(1)
      if (name === 'id' || name.endsWith('_id')) return `autre-${table}`
      if (name === 'before' || name === 'after') return JSON.stringify({ note: WHOLE })
      if (CODES.includes(`${table}.${name}`)) return 'code'
      written.push(`${table}.${name}`)
      return FREE_TEXTS.has(`${table}.${name}`) ? `${ALONE}. ${WHOLE}` : WHOLE
    })
    const names = columns.map(({ name }) => name)
    const holders = names.map(() => '?').join(', ')
    sqlite.prepare(`insert into ${table} (${names.join(', ')}) values (${holders})`).run(...values)
  }
  return { open, folder, written }
}

/** The columns in which a text still names her. */
function columnsNaming({ sqlite }: OpenDatabase): readonly string[] {
  const { tables } = schemaSnapshot(sqlite)
  return Object.entries(tables).flatMap(([table, { columns }]) =>
    Object.keys(columns)
      .filter(
        (column) =>
          sqlite.prepare(`select 1 from ${table} where instr(${column}, 'QUINTREC') > 0`).get() !==
          undefined,
      )
      .map((column) => `${table}.${column}`),
  )
}

test('wherever the schema holds a text, nothing names an enfant who was erased', async () => {
  const { open, folder, written } = await aBaseThatNamesHerEverywhere()
  expect(written.length).toBeGreaterThan(100)
  expect(found(folder, ['QUINTREC'])).not.toEqual([])

  const done = await effacer(open, { genre: 'enfant', id: ZOE }, NOW)

  expect(done).toMatchObject({ ok: true })
  expect(columnsNaming(open)).toEqual([])
  expect(found(folder, ['QUINTREC', 'Quintrec', 'Zoé'])).toEqual([])
  await open.close()
  expect(found(folder, ['QUINTREC', 'Quintrec', 'Zoé'])).toEqual([])
})

test('every free text of the register is a text that somebody types', () => {
  expect(FREE_TEXTS.size).toBeGreaterThan(20)
  for (const { quoi, colonnes } of Object.values(REGISTRE)) {
    expect([quoi, ...Object.values(colonnes)].filter((text) => text.trim() === '')).toEqual([])
  }
})

test('acts that say something of a person are forgotten, those that only count stay to be undone', async () => {
  const { open } = await aBaseWithZoe()
  const { db } = open
  await anIntervenant(db, { id: 'i2', nom: 'Roy' })
  await someHeures(db, { id: 'h1', intervenant_id: 'i1', action_id: 'a1' })
  await someHeures(db, { id: 'h2', intervenant_id: 'i2', action_id: 'a1', note: 'reste' })
  const when = { jour: 'mardi', debut: '16:30', fin: '18:00' } as const
  await db
    .insertInto('creneau')
    .values({ id: 'k', collectif_id: 'c1', ...when })
    .execute()
  await db
    .insertInto('disponibilite')
    .values({ id: 'd2', intervenant_id: 'i2', ...when })
    .execute()
  for (const id of ['i1', 'i2']) {
    const member = { id, creneau_id: 'k', intervenant_id: id, debut: '2021-09-01' }
    await db.insertInto('creneau_intervenant').values(member).execute()
  }
  const seances = ['s2', 's3']
  for (const id of seances) {
    await aSeance(db, { id, collectif_id: 'c1', presences: { [ZOE]: 'present', autre: 'present' } })
  }
  const excuse = (seance: string, enfant: string, note: string) =>
    `update presence set etat = 'excuse', note = ${note}
      where seance_id = '${seance}' and enfant_id = '${enfant}'`
  const acts = {
    enfant: `update enfant set sexe = 'M' where id = '${ZOE}'`,
    'autre enfant': "update enfant set sexe = 'M' where id = 'autre'",
    situation: `insert into enfant_situation values ('${ZOE}', 'acces-culture')`,
    inscription: `update inscription set niveau = 'CM1' where enfant_id = '${ZOE}'`,
    'autre inscription': "update inscription set niveau = 'CM1' where enfant_id = 'autre'",
    présence: excuse('s2', ZOE, 'null'),
    'présence et sa note': excuse('s3', ZOE, "'tousse'"),
    'autre présence': excuse('s3', 'autre', "'tousse'"),
    famille: "update famille set commune = 'Boé' where id = 'f1'",
    'nouvelle famille': "insert into famille (id) values ('f2')",
    responsable: "update responsable set lien = 'x' where famille_id = 'f1'",
    intervenant: "update intervenant set mail = 'x' where id = 'i1'",
    'autre intervenant': "update intervenant set mail = 'x' where id = 'i2'",
    statut: "update intervenant_statut set statut = 'salarie' where intervenant_id = 'i1'",
    'en séance': "insert into seance_intervenant values ('s2', 'i1', 60)",
    heures: "update heures set minutes = 60 where id = 'h1'",
    'heures et leur note': "update heures set note = 'x' where id = 'h1'",
    disponibilité: "insert into disponibilite values ('d1', 'i1', 'lundi', '16:00', '18:00')",
  }
  for (const [label, text] of Object.entries(acts)) {
    await act(db, { now: NOW }, async (trx, { say }) => {
      say(label)
      await sql.raw(text).execute(trx)
      return ok(undefined)
    })
  }
  const labels = async () =>
    (await db.selectFrom('operation').select('label').orderBy('seq').execute()).map(
      ({ label }) => label,
    )

  expect((await labels()).slice(-18)).toEqual(Object.keys(acts))
  const ofIntervenant = given(await effacer(open, { genre: 'intervenant', id: 'i1' }, NOW))
  // Nothing of another intervenant goes along.
  const told = async (text: string) => (await sql.raw<object>(text).execute(db)).rows
  expect(await told('select id from disponibilite')).toEqual([{ id: 'd2' }])
  expect(await told('select id from creneau_intervenant')).toEqual([{ id: 'i2' }])
  expect(await told('select note from heures order by id')).toEqual([
    { note: null },
    { note: 'reste' },
  ])
  const gone = ['intervenant', 'heures et leur note', 'disponibilité']
  const left = Object.keys(acts).filter((label) => !gone.includes(label))
  expect((await labels()).slice(-left.length)).toEqual(left)
  const ofEnfant = given(await effacer(open, { genre: 'enfant', id: ZOE }, NOW))

  const alsoGone = ['enfant', 'inscription', 'présence et sa note', 'famille', 'responsable']
  expect(await labels()).toEqual(left.filter((label) => !alsoGone.includes(label)))
  expect(resumeOf(ofIntervenant)[0]).toMatch(/^Effacé : 1\u00a0intervenant\. Les/)
  expect(resumeOf(ofEnfant)).toEqual([
    'Effacé : 1\u00a0enfant. Les chiffres des bilans n’ont pas changé.',
    '7\u00a0opérations oubliées, 1\u00a0brouillon supprimé, 2\u00a0textes nettoyés, 0\u00a0sauvegarde refaite.',
    ...ofEnfant.restes,
  ])
  await open.close()
})
