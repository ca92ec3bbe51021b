import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3, { type Database as Sqlite } from 'better-sqlite3'
import { expect, test } from 'vitest'
import { backupsOf } from '../../../../main/db/backups.ts'
import { checkIntegrity } from '../../../../main/db/integrity.ts'
import { migrate, versionOf } from '../../../../main/db/migrate.ts'
import { migrations } from '../../../../main/db/migrations/index.ts'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { openCopy, replaceContent } from '../../../../main/db/restore.ts'
import { installExemple } from '../../../../main/features/exemple/exemple.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  previewRestauration,
  restore,
} from '../../../../main/features/sauvegardes/restauration.service.ts'
import { keepSauvegarde } from '../../../../main/features/sauvegardes/sauvegardes.service.ts'
import { RESOURCES_FOLDER } from '../../../builders/a-trame.ts'
import { aBaseWithCopy, enfantsOf, NOW } from '../../../builders/base-with-copy.ts'
import { anEnfant } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

/** Every row of every table, in an order that does not depend on how it was written. */
function rowsOf(sqlite: Sqlite): string {
  const tables = sqlite
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name",
    )
    .pluck()
    .all() as string[]
  return JSON.stringify(
    tables.map((table) => [
      table,
      sqlite
        .prepare(`select * from "${table}"`)
        .raw()
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  )
}

async function restored(open: OpenDatabase, path: string) {
  const done = await restore(open, path, NOW)
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}

test('restoring brings the earlier state back through the open base, and can itself be taken back', async () => {
  const { open, copy } = await aBaseWithCopy()

  const { copie } = await restored(open, copy)
  const earlier = await enfantsOf(open)
  await restored(open, copie ?? '')

  expect(earlier).toEqual(['before'])
  expect(await enfantsOf(open)).toEqual(['after', 'before'])
  await open.close()
})

test('what was done before the copy can still be undone after it is restored', async () => {
  const { open, copy } = await aBaseWithCopy()
  await restored(open, copy)

  const undone = await undoLast(open.db, NOW)

  expect(undone).toMatchObject({ ok: true, value: { label: 'Nouvel enfant' } })
  expect(await enfantsOf(open)).toEqual([])
  await open.close()
})

test('a whole sample year comes back row for row, and stays once the app is opened again', async () => {
  const { open } = await aBaseWithCopy()
  const other = openDatabase(join(tempFolder(), 'cartable.sqlite'))
  await installExemple(other, RESOURCES_FOLDER)
  const kept = await keepSauvegarde(other, 'demandee', NOW)
  const expected = rowsOf(other.sqlite)
  await other.close()

  await restored(open, kept.ok ? kept.value.path : '')

  const found = rowsOf(open.sqlite)
  await open.close()
  const again = openDatabase(open.file)
  expect(found).toBe(expected)
  expect(rowsOf(again.sqlite)).toBe(expected)
  expect(again.sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
  await again.close()
})

test('a copy of an earlier version is brought up to date on the way, its file left as it is', async () => {
  const { open } = await aBaseWithCopy()
  const old = join(tempFolder(), 'ancienne.sqlite')
  const sqlite = new BetterSqlite3(old)
  migrate(sqlite, migrations.slice(0, 9))
  sqlite.exec("insert into annee values ('y', '2019-09-01', '2020-08-31')")
  sqlite.exec("insert into enfant (id, nom, prenom) values ('old', 'Sow', 'Awa')")
  sqlite.close()
  const bytes = readFileSync(old)

  await restored(open, old)

  expect(await enfantsOf(open)).toEqual(['old'])
  expect(versionOf(open.sqlite)).toBe(migrations.length)
  expect(readFileSync(old).equals(bytes)).toBe(true)
  await open.close()
})

test('what is no copy of ours, is newer or is damaged is refused in words, nothing being changed', async () => {
  const { open, copy } = await aBaseWithCopy()
  const folder = tempFolder()
  const file = (name: string) => join(folder, name)
  writeFileSync(file('lettre.sqlite'), 'Chers parents, '.repeat(500))
  writeFileSync(file('vide.sqlite'), '')
  const foreign = new BetterSqlite3(file('autre.sqlite'))
  foreign.exec('create table recettes (nom text); pragma user_version = 3')
  foreign.close()
  copyFileSync(copy, file('recente.sqlite'))
  const newer = new BetterSqlite3(file('recente.sqlite'))
  newer.pragma(`user_version = ${migrations.length + 1}`)
  newer.close()
  const bytes = readFileSync(copy)
  writeFileSync(file('coupee.sqlite'), bytes.subarray(0, Math.floor(bytes.length / 2)))
  const before = rowsOf(open.sqlite)

  const errors = []
  for (const name of ['lettre', 'vide', 'autre', 'recente', 'coupee', 'absente']) {
    const result = await restore(open, file(`${name}.sqlite`), NOW)
    errors.push(
      result.ok ? 'restored' : 'reason' in result.error ? result.error.reason : result.error.code,
    )
  }

  expect(errors).toEqual([
    expect.stringContaining('n’est pas une sauvegarde de Cartable'),
    expect.stringContaining('n’est pas une sauvegarde de Cartable'),
    expect.stringContaining('n’est pas une sauvegarde de Cartable'),
    expect.stringContaining('version plus récente'),
    expect.stringContaining('abîmée'),
    'not-found',
  ])
  expect(rowsOf(open.sqlite)).toBe(before)
  expect(readdirSync(backupsOf(open.file))).toHaveLength(1)
  await open.close()
})

test('the triggers of a file that is not ours never run on our data', async () => {
  const { open, copy } = await aBaseWithCopy()
  const hostile = new BetterSqlite3(copy)
  hostile.exec(
    'create trigger evil after insert on enfant begin delete from annee; end; create table butin (nom text)',
  )
  hostile.close()

  await restored(open, copy)
  await anEnfant(open.db, { id: 'later' })

  const names = open.sqlite.prepare(
    "select name from sqlite_schema where name in ('evil', 'butin')",
  )
  expect(names.all()).toEqual([])
  expect(await open.db.selectFrom('annee').select('id').execute()).toHaveLength(1)
  await open.close()
})

test('rows that break a rule of ours are refused whole', async () => {
  const { open, copy } = await aBaseWithCopy()
  const broken = new BetterSqlite3(copy)
  broken.pragma('ignore_check_constraints = ON')
  broken.exec("update annee set fin = '2000-01-01'")
  broken.close()
  const before = rowsOf(open.sqlite)

  const result = await restore(open, copy, NOW)

  expect(result).toMatchObject({ ok: false, error: { code: 'unusable-file' } })
  expect(rowsOf(open.sqlite)).toBe(before)
  await open.close()
})

test('no copy of what is replaced, no restoration', async () => {
  const { open, copy, folder } = await aBaseWithCopy()
  const elsewhere = join(folder, 'copie.sqlite')
  copyFileSync(copy, elsewhere)
  // A file stands where the folder of copies should be: none can be made.
  rmSync(backupsOf(open.file), { recursive: true })
  writeFileSync(backupsOf(open.file), '')
  const before = rowsOf(open.sqlite)

  const result = await restore(open, elsewhere, NOW)

  expect(result).toMatchObject({ ok: false, error: { code: 'unwritable' } })
  expect(rowsOf(open.sqlite)).toBe(before)
  await open.close()
})

test('a disk that fills up in the middle leaves the old base whole', async () => {
  const { open } = await aBaseWithCopy()
  const other = openDatabase(join(tempFolder(), 'cartable.sqlite'))
  await installExemple(other, RESOURCES_FOLDER)
  const kept = await keepSauvegarde(other, 'demandee', NOW)
  await other.close()
  const before = rowsOf(open.sqlite)
  const pages = open.sqlite.pragma('page_count', { simple: true }) as number
  open.sqlite.pragma(`max_page_count = ${pages + 4}`)

  const result = await restore(open, kept.ok ? kept.value.path : '', NOW)

  expect(result).toMatchObject({ ok: false, error: { code: 'unwritable', cause: 'full' } })
  expect(rowsOf(open.sqlite)).toBe(before)
  expect(open.sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
  await open.close()
})

test('another program that holds the base is told, and the old base stays', async () => {
  const { open, copy } = await aBaseWithCopy()
  open.sqlite.pragma('busy_timeout = 10')
  const other = new BetterSqlite3(open.file)
  other.exec('begin immediate')

  const result = await restore(open, copy, NOW)

  other.exec('rollback')
  other.close()
  expect(result).toMatchObject({
    ok: false,
    error: { code: 'unusable-file', reason: expect.stringContaining('autre programme') },
  })
  expect(await enfantsOf(open)).toEqual(['after', 'before'])
  await open.close()
})

test('the power cut while tables are written: the files left on the disk open on the old base, whole', async () => {
  const { open, copy } = await aBaseWithCopy()
  const source = openCopy(copy)
  const before = rowsOf(open.sqlite)
  const left: string[] = []
  let reads = 0
  // What would stand on the disk if all stopped as a table is read.
  const watched = {
    prepare(sql: string) {
      if (reads++ % 10 !== 0) return source.sqlite.prepare(sql)
      const folder = tempFolder()
      for (const part of ['', '-wal']) {
        const file = `${open.file}${part}`
        if (existsSync(file)) copyFileSync(file, join(folder, `cartable.sqlite${part}`))
      }
      left.push(join(folder, 'cartable.sqlite'))
      return source.sqlite.prepare(sql)
    },
  } as unknown as Sqlite

  await replaceContent(open, watched)

  expect(left.length).toBeGreaterThan(2)
  for (const file of left) {
    const found = openDatabase(file)
    expect(checkIntegrity(found.sqlite)).toEqual([])
    expect(rowsOf(found.sqlite)).toBe(before)
    await found.close()
  }
  expect(await enfantsOf(open)).toEqual(['before'])
  await source.close()
  await open.close()
})

test('data that do not hold together any more give way to a copy, and are kept as they were', async () => {
  const { open, copy } = await aBaseWithCopy()
  open.sqlite.pragma('foreign_keys = OFF')
  open.sqlite.exec("insert into presence (seance_id, enfant_id, etat) values ('?', '?', 'present')")

  const { copie } = await restored(open, copy)

  expect(checkIntegrity(open.sqlite)).toEqual([])
  expect(await enfantsOf(open)).toEqual(['before'])
  await open.close()
  const aside = new BetterSqlite3(copie ?? '')
  expect(aside.prepare('select count(*) from presence').pluck().get()).toBe(1)
  aside.close()
})

test('before it is done, one reads what the copy holds and what it would replace', async () => {
  const { open, copy } = await aBaseWithCopy()

  const preview = await previewRestauration(open, copy)

  await open.close()
  expect(preview).toMatchObject({
    ok: true,
    value: {
      copie: { annees: ['2021-2022'], enfants: 1, derniere: { label: 'Nouvel enfant' } },
      actuel: { annees: ['2021-2022'], enfants: 2 },
    },
  })
})
