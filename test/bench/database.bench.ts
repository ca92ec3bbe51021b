import BetterSqlite3, { type Database as Sqlite } from 'better-sqlite3'
import { insertAll } from '../../main/db/insert-all.ts'
import { type OpenDatabase, openDatabase } from '../../main/db/open.ts'
import { type Comparison, side } from './compare.ts'
import type { LargeBase } from './large-base.ts'

const POINT_QUERIES = 2000

/** What the app's way to the database costs, beside the driver alone; the last one empties présences. */
export function databaseComparisons(base: LargeBase): readonly Comparison[] {
  return [openComparison(base), pointComparison(base), insertComparison(base)]
}

const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
]

/** What `run` opens, for `after` to close off the clock. */
type Opened<D> = { current: D | null }

function openComparison({ open: { file } }: LargeBase): Comparison {
  return {
    name: 'Open + first query',
    gate: 1.5,
    samples: 31,
    ours: side<Opened<OpenDatabase>>('openDatabase, années', {
      before: () => ({ current: null }),
      run: async (opened) => {
        opened.current = openDatabase(file)
        await opened.current.db.selectFrom('annee').selectAll().execute()
      },
      after: ({ current }) => current?.close(),
    }),
    reference: side<Opened<Sqlite>>('new Database, same pragmas and query', {
      before: () => ({ current: null }),
      run: (opened) => {
        opened.current = new BetterSqlite3(file)
        for (const pragma of PRAGMAS) opened.current.pragma(pragma)
        opened.current.prepare('select * from annee').all()
      },
      after: ({ current }) => current?.close(),
    }),
  }
}

function pointComparison({ open, dossier }: LargeBase): Comparison {
  const ids = Array.from(
    { length: POINT_QUERIES },
    (_, rank) => dossier.enfants[rank % dossier.enfants.length]?.id ?? '',
  )
  const prepared = open.sqlite.prepare('select * from enfant where id = ?')
  return {
    name: 'Point query',
    gate: 5,
    samples: 15,
    ours: side(`kysely, ${POINT_QUERIES} enfants by id`, {
      run: async () => {
        for (const id of ids) {
          await open.db.selectFrom('enfant').selectAll().where('id', '=', id).executeTakeFirst()
        }
      },
    }),
    reference: side('raw prepared', {
      run: () => {
        for (const id of ids) prepared.get(id)
      },
    }),
  }
}

/** Présences, the largest table, into a base that holds everything else. */
function insertComparison({ dossier, open: { db, sqlite } }: LargeBase): Comparison {
  const rows = dossier.seances.flatMap((seance) =>
    seance.presences.map(({ enfantId, etat, note }) => ({
      seance_id: seance.id,
      enfant_id: enfantId,
      etat,
      note,
    })),
  )
  const prepared = sqlite.prepare(
    'insert into presence (seance_id, enfant_id, etat, note) values (?, ?, ?, ?)',
  )
  const before = (): void => {
    sqlite.exec('delete from presence')
  }
  return {
    name: 'Batch insert',
    gate: 2,
    samples: 9,
    ours: side(`insertAll, ${rows.length} présences`, {
      before,
      run: () => db.transaction().execute((trx) => insertAll(trx, 'presence', rows)),
    }),
    reference: side('raw prepared', {
      before,
      run: () =>
        sqlite.transaction(() => {
          for (const row of rows) {
            prepared.run(row.seance_id, row.enfant_id, row.etat, row.note)
          }
        })(),
    }),
  }
}
