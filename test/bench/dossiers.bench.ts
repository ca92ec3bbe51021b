import { type OpenDatabase, openDatabase } from '../../main/db/open.ts'
import { importDossier } from '../../main/features/dossiers/dossiers.service.ts'
import { type Comparison, side } from './compare.ts'
import type { LargeBase } from './large-base.ts'

/** A dossier brought into an empty base, beside the insertion of the rows that it becomes. */
export function dossierComparison({ dossier, open }: LargeBase): Comparison {
  const tables = rowsByTable(open)
  const before = () => openDatabase(':memory:')
  const after = (fresh: OpenDatabase) => fresh.close()
  return {
    name: 'Import of a dossier',
    gate: null,
    samples: 7,
    ours: side('rows, people recognised, inserts', {
      before,
      run: (fresh) => importDossier(fresh, dossier, { remplacer: false }),
      after,
    }),
    reference: side('raw prepared inserts of the same rows', {
      before,
      run: (fresh) => insertRaw(fresh, tables),
      after,
    }),
  }
}

/** Columns, and rows as arrays in their order: what better-sqlite3 binds fastest. */
type Table = { readonly columns: readonly string[]; readonly rows: readonly unknown[][] }

function rowsByTable({ sqlite }: OpenDatabase): ReadonlyMap<string, Table> {
  const tables = sqlite
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[]
  return new Map(
    tables.map((table) => {
      // table_info leaves generated columns out: they cannot be inserted.
      const columns = (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(
        ({ name }) => `"${name}"`,
      )
      const select = sqlite.prepare(`select ${columns.join(', ')} from ${table}`).raw()
      return [table, { columns, rows: select.all() as unknown[][] }]
    }),
  )
}

function insertRaw({ sqlite }: OpenDatabase, tables: ReadonlyMap<string, Table>): void {
  // Tables come in order of name: references are checked at the end only.
  sqlite.transaction(() => {
    sqlite.pragma('defer_foreign_keys = ON')
    for (const [table, { columns, rows }] of tables) {
      const places = columns.map(() => '?').join(', ')
      // A base is born with the usual échelles: those of the dossier take their place.
      const statement = sqlite.prepare(
        `insert or replace into ${table} (${columns.join(', ')}) values (${places})`,
      )
      for (const row of rows) statement.run(row)
    }
  })()
}
