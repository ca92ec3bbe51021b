import type { Database as Sqlite } from 'better-sqlite3'

/** One query that was prepared, with the steps by which SQLite would run it. */
export type QueryPlan = { readonly sql: string; readonly steps: readonly string[] }

/** The plan of every query that `work` runs, whoever prepares it. */
export async function plansOf(
  sqlite: Sqlite,
  work: () => Promise<unknown>,
): Promise<readonly QueryPlan[]> {
  const texts = new Set<string>()
  const prepare = sqlite.prepare
  sqlite.prepare = ((text: string) => {
    texts.add(text)
    return prepare.call(sqlite, text)
  }) as typeof prepare
  try {
    await work()
  } finally {
    sqlite.prepare = prepare
  }
  return [...texts]
    .filter((text) => /^\s*(select|with)\b/i.test(text))
    .map((text) => ({ sql: text, steps: explain(sqlite, text) }))
}

function explain(sqlite: Sqlite, text: string): readonly string[] {
  // Without statistics the values bound play no part in the plan.
  const values = Array.from({ length: text.split('?').length - 1 }, () => null)
  const rows = sqlite.prepare(`explain query plan ${text}`).all(...values) as { detail: string }[]
  return rows.map((row) => row.detail)
}

/** The tables that the queries read whole (by the table or by a whole index of it). */
export function tablesScanned(sqlite: Sqlite, plans: readonly QueryPlan[]): readonly string[] {
  const tables = new Set(
    sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all(),
  )
  return plans.flatMap(({ sql, steps }) =>
    steps
      .flatMap((step) => /^SCAN (\w+)/.exec(step)?.[1] ?? [])
      .flatMap((name) => namesBehind(name, sql))
      // A subquery is scanned too: reading its own result is no fault.
      .filter((name) => tables.has(name)),
  )
}

/** A plan speaks of aliases: the tables that have this one, or the name itself. */
function namesBehind(alias: string, sql: string): readonly string[] {
  const named = [...sql.matchAll(new RegExp(`"?(\\w+)"? as "?${alias}"?\\b`, 'g'))]
  return named.length === 0 ? [alias] : named.flatMap((match) => match[1] ?? [])
}
