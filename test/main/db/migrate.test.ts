import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate, NewerDatabaseError, versionOf } from '../../../main/db/migrate.ts'
import { migrations } from '../../../main/db/migrations/index.ts'

const MIGRATIONS_FOLDER = resolve(import.meta.dirname, '../../../main/db/migrations')

const tablesOf = (sqlite: BetterSqlite3.Database) =>
  sqlite.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all()

test('each step brings the version one further, and runs once', () => {
  const sqlite = new BetterSqlite3(':memory:')

  migrate(sqlite, ['create table one (id text) strict;'])
  migrate(sqlite, ['create table one (id text) strict;', 'create table two (id text) strict;'])

  expect([versionOf(sqlite), tablesOf(sqlite)]).toEqual([2, ['one', 'two']])
})

test('a step that fails leaves the base as it was, whatever steps came before it', () => {
  const sqlite = new BetterSqlite3(':memory:')
  const one = "create table one (id text) strict; insert into one values ('kept');"
  migrate(sqlite, [one])
  const steps = [
    one,
    'create table two (id text) strict; delete from one;',
    "create table three (id text) strict; insert into nowhere values ('x');",
  ]

  expect(() => migrate(sqlite, steps)).toThrow(/no such table: nowhere/)

  expect([versionOf(sqlite), tablesOf(sqlite)]).toEqual([1, ['one']])
  expect(sqlite.prepare('select id from one').pluck().all()).toEqual(['kept'])
})

test('a migration that failed can be run again once it is mended', () => {
  const sqlite = new BetterSqlite3(':memory:')
  const one = 'create table one (id text) strict;'
  expect(() => migrate(sqlite, [one, 'create table two;'])).toThrow(/syntax error/)

  migrate(sqlite, [one, 'create table two (id text) strict;'])

  expect([versionOf(sqlite), tablesOf(sqlite)]).toEqual([2, ['one', 'two']])
})

test('a database that knows more steps than the app is refused, untouched', () => {
  const sqlite = new BetterSqlite3(':memory:')
  migrate(sqlite, ['create table one (id text) strict;', 'create table two (id text) strict;'])

  expect(() => migrate(sqlite, ['create table one (id text) strict;'])).toThrow(NewerDatabaseError)

  expect([versionOf(sqlite), tablesOf(sqlite)]).toEqual([2, ['one', 'two']])
})

test('the journal follows a column that a later migration adds', () => {
  const sqlite = new BetterSqlite3(':memory:')
  migrate(sqlite, [...migrations, 'alter table partenaire add column site text;'])
  sqlite.exec(`
    insert into operation (id, seq, genre, label, created_at)
      values ('o', 1, 'saisie', 'Saisie', '2021-09-28T16:30:00Z');
    insert into operation_under_way values (1, 'o');
  `)

  sqlite.exec("insert into partenaire (id, nom, site) values ('p', 'Médiathèque', 'un.example')")

  const after = sqlite.prepare('select after from operation_change').pluck().get() as string
  expect(JSON.parse(after)).toMatchObject({ id: 'p', site: 'un.example' })
})

test('a later migration may drop a column that the journal records', () => {
  const sqlite = new BetterSqlite3(':memory:')

  migrate(sqlite, [...migrations, 'alter table partenaire drop column type;'])

  expect(() =>
    sqlite.exec("insert into partenaire (id, nom) values ('p', 'Médiathèque')"),
  ).not.toThrow()
})

test('migrations are numbered by one from 0001, each in its file, and all of them run', () => {
  const files = readdirSync(MIGRATIONS_FOLDER)
    .filter((name) => /^\d/.test(name))
    .sort()

  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(
    migrations.map((_sql, index) => index + 1),
  )
  expect(files.every((name) => /^\d{4}_[a-z0-9_]+\.ts$/.test(name))).toBe(true)
})
