import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../../../main/db/migrate.ts'
import { migrations } from '../../../../main/db/migrations/index.ts'

const BEFORE = 32

test('imports made before keep what they were of, and new kinds are taken', () => {
  const sqlite = new BetterSqlite3(':memory:')
  migrate(sqlite, migrations.slice(0, BEFORE))
  sqlite.exec(`
    insert into annee values ('y', '2021-09-01', '2022-08-31');
    insert into operation (id, seq, label, genre, created_at) values ('a', 1, 'Import', 'import', '2021-10-01T08:00:00Z'), ('b', 2, 'Import', 'import', '2021-10-02T08:00:00Z');
    insert into import (id, annee_id, source_file, summary, genre) values ('a', 'y', 'un.csv', '{}', 'responsables'), ('b', 'y', 'deux.csv', '{}', 'heures');
  `)

  migrate(sqlite, migrations.slice(0, BEFORE + 1))

  expect(sqlite.prepare('select id, genre from import order by id').all()).toEqual([
    { id: 'a', genre: 'responsables' },
    { id: 'b', genre: 'heures' },
  ])
  const rename = sqlite.prepare('update import set genre = ? where id = ?')
  expect(rename.run('presences', 'a').changes).toBe(1)
  expect(() => rename.run('autre', 'a')).toThrow(/CHECK/)
})
