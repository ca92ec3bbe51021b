import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../main/db/open.ts'
import { placeReplacement, replacementOf } from '../../../main/db/replacement.ts'
import {
  CopyRefusedError,
  openCopy,
  openCopyInWorker,
  replaceContent,
} from '../../../main/db/restore.ts'
import { restoreUnopened } from '../../../main/features/sauvegardes/restauration.service.ts'
import { aBaseWithCopy, enfantsOf, NOW } from '../../builders/base-with-copy.ts'
import { anEnfant } from '../../builders/records.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const SAMPLE = resolve(import.meta.dirname, '../../fixtures/db/v0.1.0.sqlite')

/** A copy that somebody has changed by SQL. */
async function aChangedCopy(...statements: readonly string[]) {
  const { open, copy } = await aBaseWithCopy()
  await open.close()
  const sqlite = new BetterSqlite3(copy)
  sqlite.unsafeMode()
  sqlite.pragma('writable_schema = OFF')
  for (const statement of statements) sqlite.exec(statement)
  sqlite.close()
  return copy
}

async function refusalOf(path: string): Promise<string> {
  try {
    await (await openCopyInWorker(path)).close()
    return 'opened'
  } catch (error) {
    if (error instanceof CopyRefusedError) return error.reason
    throw error
  }
}

test.each([
  ['a column more', 'alter table partenaire add column secret text'],
  ['a generated column', 'alter table partenaire add column x text as (nom) virtual'],
  ['a column renamed', 'alter table partenaire rename column nom to titre'],
  ['a table less', 'drop table contact'],
])('%s: not what that version made, refused before anything', async (_what, statement) => {
  expect(await refusalOf(await aChangedCopy(statement))).toBe('foreign')
})

test('a view in the place of a table of ours is refused', async () => {
  const copy = await aChangedCopy(
    'drop table fichier_ecrit',
    "create view fichier_ecrit as select 'a' as path, 'b' as sha256",
  )

  expect(await refusalOf(copy)).toBe('foreign')
})

test.each([
  ['a base of another program, with one table of the name of ours', ['drop table action']],
  ['a base whose version says that it was never ours', ['pragma user_version = 0']],
  ['a base whose version is damaged', ['pragma user_version = -1']],
])('%s is refused as none of ours', async (_what, statements) => {
  expect(await refusalOf(await aChangedCopy('pragma foreign_keys = off', ...statements))).toBe(
    'not-ours',
  )
})

test('views, triggers and tables that are none of ours are left behind', async () => {
  const path = await aChangedCopy(
    'create view curieuse as select * from enfant',
    'create table butin (nom text)',
    'create trigger evil after insert on enfant begin insert into butin values (new.nom); end',
  )

  const copy = openCopy(path)

  const names = copy.sqlite
    .prepare("select name from sqlite_schema where name in ('curieuse', 'butin', 'evil')")
    .all()
  expect(names).toEqual([])
  expect(await enfantsOf(copy)).toEqual(['before'])
  await copy.close()
})

test('an act that was under way in the base of a copy ends with it', async () => {
  const path = await aChangedCopy(
    "insert into operation (id, seq, genre, label, created_at) values ('o', 9, 'saisie', 'x', '2021-09-28')",
    "insert into operation_under_way values (1, 'o')",
  )

  const copy = openCopy(path)

  expect(copy.sqlite.prepare('select * from operation_under_way').all()).toEqual([])
  await copy.close()
})

test('a folder, a device and a text are told before anything of them is copied', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'lettre.sqlite'), 'Chers parents, '.repeat(50))

  const refusals = [
    await refusalOf(folder),
    await refusalOf('/dev/zero'),
    await refusalOf(join(folder, 'lettre.sqlite')),
  ]

  expect(refusals).toEqual(['not-ours', 'not-ours', 'not-ours'])
})

test('restoring goes on by turns, and says how far it is', async () => {
  const open = openDatabase(join(tempFolder(), 'cartable.sqlite'))
  const copy = await openCopyInWorker(SAMPLE)
  // A bilan as sent stays: it is no row to write.
  open.sqlite.exec(
    "insert into envoi values ('v', 'a', '1', '2021', '2022-04-30', '2022-05-01', 1, '[]', '[]')",
  )
  await anEnfant(open.db)
  const said: (readonly [number, number])[] = []
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 1)

  await replaceContent(open, copy.sqlite, (done, total) => said.push([done, total]))

  clearInterval(timer)
  const total = said.at(-1)?.[1] ?? 0
  expect(total).toBeGreaterThan(4000)
  expect(said.at(-1)).toEqual([total, total])
  expect(said.map(([done]) => done)).toEqual(said.map(([done]) => done).toSorted((a, b) => a - b))
  expect(turns).toBeGreaterThan(3)
  expect(open.sqlite.prepare('select id from envoi').pluck().all()).toContain('v')
  expect(open.sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
  await copy.close()
  await open.close()
})

/** An old base with its last commits beside it, and a complete replacement that waits. */
async function aReplacementUnderWay() {
  const { open, copy } = await aBaseWithCopy()
  const file = join(tempFolder(), 'cartable.sqlite')
  await anEnfant(open.db, { id: 'in-wal' })
  for (const part of ['', '-wal']) copyFileSync(`${open.file}${part}`, `${file}${part}`)
  await open.close()
  copyFileSync(copy, replacementOf(file))
  return file
}

test.each([
  ['the replacement is complete', () => undefined],
  [
    'the last commits of the old base are moved',
    (file: string) => renameSync(`${file}-wal`, `${file}-wal.ancien`),
  ],
  [
    'the new base is in its place',
    (file: string) => {
      renameSync(`${file}-wal`, `${file}-wal.ancien`)
      renameSync(replacementOf(file), file)
    },
  ],
])('all stops once %s: the next opening finds the new base alone', async (_when, reach) => {
  const file = await aReplacementUnderWay()
  reach(file)

  const open = openDatabase(file)

  expect(await enfantsOf(open)).toEqual(['before'])
  await open.close()
  expect(readdirSync(dirname(file))).toEqual(['cartable.sqlite'])
})

test('a new base that cannot take its place gives the old one its last commits back', async () => {
  const file = await aReplacementUnderWay()
  renameSync(replacementOf(file), `${file}.partie`)

  expect(() => placeReplacement(file)).toThrow('ENOENT')

  expect(existsSync(`${file}-wal.ancien`)).toBe(false)
  const open = openDatabase(file)
  expect(await enfantsOf(open)).toEqual(['after', 'before', 'in-wal'])
  await open.close()
})

test('a disk that refuses the new base leaves the old one as it was, its last commits included', async () => {
  const file = await aReplacementUnderWay()
  const copy = join(tempFolder(), 'copie.sqlite')
  renameSync(replacementOf(file), copy)
  mkdirSync(replacementOf(file))
  const before = ['', '-wal'].map((part) => readFileSync(`${file}${part}`))

  const done = await restoreUnopened(file, copy, NOW)

  expect(done.ok).toBe(false)
  expect(['', '-wal'].map((part) => readFileSync(`${file}${part}`))).toEqual(before)
  expect(existsSync(`${file}-wal.ancien`)).toBe(false)
})
