import type { Database as Sqlite } from 'better-sqlite3'

type Row = Readonly<Record<string, unknown>>
type Key = { readonly from: string; readonly to: string }

/**
 * Copies a row with all that belongs to it (the rows that refer to it, and theirs) under new ids. Persons, schools and
 * whatever else the copied rows refer to are shared. `change` writes over each copy before it is inserted.
 */
export function twin(
  sqlite: Sqlite,
  root: { readonly table: 'annee' | 'action' | 'enfant' | 'intervenant'; readonly id: string },
  suffix: string,
  change: (row: Row, table: string) => Row,
): void {
  const tables = parentsFirst(sqlite)
  const copied = new Map<string, Map<unknown, unknown>>([
    [root.table, new Map([[root.id, `${root.id}${suffix}`]])],
  ])
  for (const { table, columns, keys } of tables) {
    for (const row of sqlite.prepare(`select * from ${table}`).all() as Row[]) {
      const refers = keys.flatMap(({ from, to }) => {
        const id = copied.get(to)?.get(row[from])
        return id === undefined ? [] : [[from, id] as const]
      })
      const isRoot = table === root.table && row.id === root.id
      if (!isRoot && refers.length === 0) continue
      const own = columns.includes('id') ? { id: `${row.id}${suffix}` } : {}
      const copy = change({ ...row, ...Object.fromEntries(refers), ...own }, table)
      if (row.id !== undefined) mapOf(copied, table).set(row.id, copy.id)
      // A child that is known by the id of its parent is the parent of others in turn.
      else for (const [from, id] of refers) mapOf(copied, table).set(row[from], id)
      const named = columns.map((name) => `@${name}`).join(', ')
      sqlite.prepare(`insert into ${table} (${columns.join(', ')}) values (${named})`).run(copy)
    }
  }
}

function mapOf(copied: Map<string, Map<unknown, unknown>>, table: string): Map<unknown, unknown> {
  const known = copied.get(table) ?? new Map()
  copied.set(table, known)
  return known
}

/** Tables of the journal and of the imports, which are no part of the year. */
const NOT_COPIED = new Set(['operation', 'operation_change', 'operation_under_way', 'import'])

type Shape = {
  readonly table: string
  /** Columns that may be written. */
  readonly columns: readonly string[]
  readonly keys: readonly Key[]
}

function parentsFirst(sqlite: Sqlite): readonly Shape[] {
  const names = sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all()
  const left = new Map(
    (names as string[])
      .filter((table) => !NOT_COPIED.has(table))
      .map((table) => {
        const info = sqlite.prepare(`pragma table_xinfo(${table})`).all() as Row[]
        const keys = sqlite.prepare(`pragma foreign_key_list(${table})`).all() as Row[]
        const shape: Shape = {
          table,
          columns: info.filter(({ hidden }) => hidden === 0).map(({ name }) => String(name)),
          keys: keys.map(({ from, table: to }) => ({ from: String(from), to: String(to) })),
        }
        return [table, shape]
      }),
  )
  const ordered: Shape[] = []
  while (left.size > 0) {
    const next = [...left.values()].find(({ keys }) => keys.every(({ to }) => !left.has(to)))
    if (next === undefined) throw new Error(`tables that refer to each other: ${[...left.keys()]}`)
    ordered.push(next)
    left.delete(next.table)
  }
  return ordered
}
