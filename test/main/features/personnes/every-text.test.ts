import { expect, test } from 'vitest'
import type { OpenDatabase } from '../../../../main/db/open.ts'
import { effacer } from '../../../../main/features/personnes/personnes.service.ts'
import { FREE_TEXTS, REGISTRE } from '../../../../main/features/personnes/registre.ts'
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
