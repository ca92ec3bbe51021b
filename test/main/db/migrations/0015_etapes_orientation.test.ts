import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../../../main/db/migrate.ts'
import { migrations } from '../../../../main/db/migrations/index.ts'

const BEFORE = migrations.slice(0, 14)

/** A base of the step before, opened as the app does, with an orientation and all that hangs on it. */
function anOldBase(): BetterSqlite3.Database {
  const sqlite = new BetterSqlite3(':memory:')
  sqlite.pragma('foreign_keys = on')
  migrate(sqlite, BEFORE)
  sqlite.exec(`
    insert into annee (id, debut, fin) values ('a', '2021-09-01', '2022-08-31');
    insert into etablissement (id, nom, type) values ('t', 'École', 'ecole');
    insert into enfant (id, nom, prenom) values ('e', 'Sow', 'Awa');
    insert into orientation (id, annee_id, enfant_id, date, etablissement_id, statut, retour_ecole, source_row)
      values ('o', 'a', 'e', '2021-10-04', 't', 'inscrite', '2021-11-02', 7);
    insert into orientation_origine values ('o', 'enseignant'), ('o', 'famille');
    insert into orientation_situation values ('o', 'logement');
    insert into orientation_critere values ('o', 0, 'Lecture'), ('o', 1, 'Méthode');
  `)
  return sqlite
}

const TABLES = [
  'orientation',
  'orientation_origine',
  'orientation_situation',
  'orientation_critere',
]

const rowsOf = (sqlite: BetterSqlite3.Database) =>
  TABLES.map((table) => sqlite.prepare(`select * from ${table}`).all())

test('every row, index and foreign key of the orientations is still there', () => {
  const sqlite = anOldBase()
  const rows = rowsOf(sqlite)
  const links = () => [
    TABLES.map((table) => sqlite.pragma(`foreign_key_list(${table})`)),
    sqlite.prepare("select name from sqlite_schema where type = 'index' order by name").all(),
  ]
  const linksBefore = links()

  migrate(sqlite)

  expect(rowsOf(sqlite)).toEqual(rows)
  expect(links().flat()).toEqual(expect.arrayContaining(linksBefore.flat().slice(0, 4)))
  expect(links()[1]).toEqual(expect.arrayContaining(linksBefore[1] ?? []))
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
  sqlite.exec("delete from orientation where id = 'o'")
  expect(rowsOf(sqlite).flat()).toEqual([])
})

test('« accord » is a statut, and the journal follows the tables made anew', () => {
  const sqlite = anOldBase()

  migrate(sqlite)
  sqlite.exec(`
    insert into operation (id, seq, genre, label, created_at)
      values ('op', 1, 'saisie', 'Saisie', '2021-11-02T16:30:00Z');
    insert into operation_under_way values (1, 'op');
    update orientation set statut = 'accord';
    insert into orientation_etape values ('o', 'accord', '2021-10-12');
    delete from orientation_critere where position = 1;
  `)

  expect(
    sqlite.prepare('select table_name from operation_change order by seq').pluck().all(),
  ).toEqual(['orientation', 'orientation_etape', 'orientation_critere'])
})
