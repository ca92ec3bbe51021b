import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { clesFile, createClesToSend } from '../../../main/db/cles.ts'
import { checkIntegrity } from '../../../main/db/integrity.ts'
import { migrate, NewerDatabaseError, versionOf } from '../../../main/db/migrate.ts'
import { migrations } from '../../../main/db/migrations/index.ts'
import { openDatabase, openToRead } from '../../../main/db/open.ts'
import { replacementOf } from '../../../main/db/replacement.ts'
import { LostBaseError, storageCauseOf } from '../../../main/db/storage-error.ts'
import { quickenScrypt } from '../../builders/quick-scrypt.ts'
import { anAction, anEnfant } from '../../builders/records.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

quickenScrypt()

/** A database as an earlier Cartable left it, with one année in it. */
function aDatabaseAtVersion(file: string, version: number): void {
  const sqlite = new BetterSqlite3(file)
  migrate(sqlite, migrations.slice(0, version))
  sqlite.exec("insert into annee values ('y', '2021-09-01', '2022-08-31')")
  sqlite.close()
}

const backupsOf = (folder: string): readonly string[] => readdirSync(join(folder, 'backups')).sort()

test('a committed row survives a power cut, references hold, and a busy file is waited for', async () => {
  const open = openDatabase(join(tempFolder(), 'cartable.sqlite'))

  const pragma = (name: string) => open.sqlite.pragma(name, { simple: true })
  const settings = {
    journal: pragma('journal_mode'),
    synchronous: pragma('synchronous'),
    foreignKeys: pragma('foreign_keys'),
    busyTimeout: pragma('busy_timeout'),
  }
  await open.close()

  const FULL = 2
  expect(settings).toEqual({
    journal: 'wal',
    synchronous: FULL,
    foreignKeys: 1,
    busyTimeout: 5000,
  })
})

test('a base in memory holds the rules of a file, and nothing of the one before', async () => {
  const first = openDatabase(':memory:')
  await anAction(first.db)
  const second = openDatabase(':memory:')

  const actions = await second.db.selectFrom('action').selectAll().execute()
  const settings = [versionOf(second.sqlite), second.sqlite.pragma('foreign_keys')]
  await first.close()
  await second.close()

  expect(actions).toEqual([])
  expect(settings).toEqual([migrations.length, [{ foreign_keys: 1 }]])
})

test('SQLite is recent enough to hold the fix of the WAL-reset corruption (3.51.3)', async () => {
  const open = openDatabase(':memory:')

  const version = open.sqlite.prepare('select sqlite_version()').pluck().get() as string
  await open.close()

  const [major, minor, patch] = version.split('.').map(Number)
  const rank = (major ?? 0) * 1_000_000 + (minor ?? 0) * 1_000 + (patch ?? 0)
  expect(rank).toBeGreaterThanOrEqual(3_051_003)
})

test('the folder of the database is created, and what is written is there the next time', async () => {
  const file = join(tempFolder(), 'Données', 'CLAS', 'cartable.sqlite')
  const first = openDatabase(file)
  await anAction(first.db, { numero: '7' })
  await first.close()

  const second = openDatabase(file)

  const actions = await second.db.selectFrom('action').select('numero').execute()
  await second.close()
  expect(actions).toEqual([{ numero: '7' }])
})

test('a database of an earlier version is migrated, a copy of it being kept first', async () => {
  const folder = tempFolder()
  const file = join(folder, 'cartable.sqlite')
  const earlier = migrations.length - 1
  aDatabaseAtVersion(file, earlier)
  mkdirSync(join(folder, 'backups'))

  const open = openDatabase(file)

  const version = versionOf(open.sqlite)
  const annees = await open.db.selectFrom('annee').select('id').execute()
  await open.close()
  expect([version, annees]).toEqual([migrations.length, [{ id: 'y' }]])
  const [name = '', ...others] = backupsOf(folder)
  expect(others).toEqual([])
  expect(name).toMatch(/^cartable-.*-avant-migration\.sqlite$/)
  const copy = new BetterSqlite3(join(folder, 'backups', name), { readonly: true })
  expect([versionOf(copy), copy.prepare('select id from annee').pluck().all()]).toEqual([
    earlier,
    ['y'],
  ])
  copy.close()
})

test('a copy cut short before a migration does not stand in the way of the next one', async () => {
  const earlier = () => {
    const folder = tempFolder()
    aDatabaseAtVersion(join(folder, 'cartable.sqlite'), migrations.length - 1)
    return folder
  }
  const [folder, other] = [earlier(), earlier()]
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-15T10:00:00') })
  await openDatabase(join(other, 'cartable.sqlite')).close()
  const [name = ''] = backupsOf(other)
  mkdirSync(join(folder, 'backups'))
  writeFileSync(join(folder, 'backups', `${name}.partiel`), 'SQLite format 3')

  await openDatabase(join(folder, 'cartable.sqlite')).close()

  vi.useRealTimers()
  expect(backupsOf(folder)).toEqual([name])
})

test('a database that is new or up to date is not copied', async () => {
  const folder = tempFolder()
  const file = join(folder, 'cartable.sqlite')

  await openDatabase(file).close()
  await openDatabase(file).close()

  expect(readdirSync(folder)).toEqual(['cartable.sqlite'])
})

test('an empty file becomes a base, without a copy of nothing', async () => {
  const folder = tempFolder()
  const file = join(folder, 'cartable.sqlite')
  writeFileSync(file, '')

  const open = openDatabase(file)

  const version = versionOf(open.sqlite)
  await open.close()
  expect([version, readdirSync(folder)]).toEqual([migrations.length, ['cartable.sqlite']])
})

test('a database of a newer Cartable is refused and its file left as it is, to the byte', () => {
  const folder = tempFolder()
  const file = join(folder, 'cartable.sqlite')
  const newer = migrations.length + 1
  aDatabaseAtVersion(file, migrations.length)
  const sqlite = new BetterSqlite3(file)
  sqlite.pragma(`user_version = ${newer}`)
  sqlite.close()
  const before = readFileSync(file)

  const opening = () => openDatabase(file)

  expect(opening).toThrow(NewerDatabaseError)
  expect(opening).toThrow(expect.objectContaining({ found: newer, known: migrations.length }))
  expect(readFileSync(file).equals(before)).toBe(true)
  expect(readdirSync(folder)).toEqual(['cartable.sqlite'])
})

test('a file that is no database is refused and left as it is', () => {
  const file = join(tempFolder(), 'cartable.sqlite')
  const text = 'Ceci est une lettre aux familles, pas une base de données.\n'.repeat(20)
  writeFileSync(file, text)

  const opening = () => openDatabase(file)

  expect(opening).toThrow(/not a database/)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test.each<readonly [string, (file: string) => void]>([
  [
    'another program’s base',
    (file) => {
      const sqlite = new BetterSqlite3(file)
      sqlite.exec('create table moz_places (id integer)')
      sqlite.close()
    },
  ],
  [
    'another program’s base with a version of its own',
    (file) => {
      const sqlite = new BetterSqlite3(file)
      sqlite.exec('create table moz_places (id integer); pragma user_version = 7')
      sqlite.close()
    },
  ],
  [
    'another program’s base with one table of the name of ours',
    (file) => {
      const sqlite = new BetterSqlite3(file)
      sqlite.exec('create table annee (id integer); pragma user_version = 7')
      sqlite.close()
    },
  ],
  ['a base whose version was damaged', (file) => withByte(file, 60, 0xff)],
  ['a base whose format was damaged', (file) => withByte(file, 47, 0x2f)],
  ['a base whose encoding was damaged', (file) => withByte(file, 59, 2)],
])('%s is said to be no base of ours, and left as it is, to the byte', async (_what, lay) => {
  const folder = tempFolder()
  const file = join(folder, 'cartable.sqlite')
  lay(file)
  const bytes = readFileSync(file)

  for (const open of [openDatabase, openToRead]) {
    const error = (() => {
      try {
        void open(file).close()
      } catch (thrown) {
        return thrown
      }
    })()
    expect(storageCauseOf(error, file)).toBe('damaged')
  }
  expect(readFileSync(file)).toEqual(bytes)
  expect(readdirSync(folder)).toEqual(['cartable.sqlite'])
})

/** The last entries of a base that is open, alone: its file is gone, or emptied. */
async function lastEntriesAlone(folder: string, { isEmptied = false } = {}): Promise<string> {
  const open = openDatabase(join(tempFolder(), 'cartable.sqlite'))
  await anEnfant(open.db, { nom: 'Quintrec' })
  const file = join(folder, 'cartable.sqlite')
  copyFileSync(`${open.file}-wal`, `${file}-wal`)
  if (isEmptied) writeFileSync(file, '')
  await open.close()
  return file
}

test.each([
  ['gone', false],
  ['emptied', true],
])(
  'a base that is %s while its last entries are there is refused, and not a byte changes',
  async (_what, isEmptied) => {
    const folder = tempFolder()
    const file = await lastEntriesAlone(folder, { isEmptied })
    const [names, entries] = [readdirSync(folder), readFileSync(`${file}-wal`)]

    for (const open of [openDatabase, openToRead]) expect(() => open(file)).toThrow(LostBaseError)

    expect(entries.includes('Quintrec')).toBe(true)
    expect(readFileSync(`${file}-wal`)).toEqual(entries)
    expect(readdirSync(folder)).toEqual(names)
  },
)

test('nothing left beside a base that is gone: a new one is begun', async () => {
  const file = join(tempFolder(), 'cartable.sqlite')
  writeFileSync(`${file}-wal`, '')

  const open = openDatabase(file)

  expect(await open.db.selectFrom('enfant').selectAll().execute()).toEqual([])
  await open.close()
})

test('a waiting file that is no base never takes the place of one', async () => {
  const file = join(tempFolder(), 'cartable.sqlite')
  const first = openDatabase(file)
  await anEnfant(first.db, { id: 'e1' })
  await first.close()
  const half = readFileSync(file)
  half.fill(0, 8192, 40_960)

  for (const waiting of ['x'.repeat(4096), '', 'SQLite format 3\0', half]) {
    writeFileSync(replacementOf(file), waiting)
    const open = openDatabase(file)
    const enfants = await open.db.selectFrom('enfant').select('id').execute()
    await open.close()
    expect(enfants).toEqual([{ id: 'e1' }])
  }
  // Where clés are beside the base, what waits may be encrypted: then of whole pages.
  writeFileSync(
    clesFile(file),
    JSON.stringify((await createClesToSend('quatre mots au hasard')).cles),
  )
  for (const waiting of ['', 'x'.repeat(4097), 'x'.repeat(511)]) {
    writeFileSync(replacementOf(file), waiting)
    await openDatabase(file).close()
  }
  expect(readFileSync(file, 'latin1')).toMatch(/^SQLite format 3/)
})

/** Writes a base of ours with one byte of its first page changed. */
function withByte(file: string, at: number, value: number): void {
  const sqlite = new BetterSqlite3(file)
  migrate(sqlite)
  sqlite.close()
  const bytes = readFileSync(file)
  bytes[at] = value
  writeFileSync(file, bytes)
}

test('an operation cut short by a crash gives its name to no later change', async () => {
  const file = join(tempFolder(), 'cartable.sqlite')
  const crashed = openDatabase(file)
  crashed.sqlite.exec(`
    insert into operation (id, seq, genre, label, created_at)
      values ('o', 1, 'saisie', 'Saisie', '2021-09-28T16:30:00Z');
    insert into operation_under_way values (1, 'o');
  `)
  await crashed.close()

  const open = openDatabase(file)
  await anEnfant(open.db)

  const changes = await open.db.selectFrom('operation_change').selectAll().execute()
  await open.close()
  expect(changes).toEqual([])
})

test('what does not hold together in a base is told: a rule that a row breaks, a reference to nothing', async () => {
  const open = openDatabase(':memory:')
  const { sqlite } = open
  await anEnfant(open.db, { id: 'e' })
  const sound = checkIntegrity(sqlite)
  sqlite.pragma('foreign_keys = off')
  sqlite.exec("insert into presence (seance_id, enfant_id, etat) values ('gone', 'e', 'present')")
  sqlite.exec("update enfant set famille_id = 'gone' where id = 'e'")
  const references = checkIntegrity(sqlite)
  sqlite.pragma('ignore_check_constraints = on')
  sqlite.exec("update enfant set sexe = 'X', famille_id = null")
  sqlite.pragma('ignore_check_constraints = off')

  const { rowid } = sqlite.prepare('select rowid from enfant').get() as { rowid: number }
  expect(sound).toEqual([])
  expect(references.toSorted()).toEqual([`enfant ${rowid} -> famille`, 'presence  -> seance'])
  expect(checkIntegrity(sqlite)).toEqual([
    expect.stringContaining('CHECK constraint failed in enfant'),
    'presence  -> seance',
  ])
  await open.close()
})
