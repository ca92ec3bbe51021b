import { type Insertable, type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** The imports of an année, latest first. */
export function findImportRows(db: Kysely<Database>, anneeId: string) {
  return db
    .selectFrom('import as i')
    .innerJoin('operation as o', 'o.id', 'i.id')
    .where('i.annee_id', '=', anneeId)
    .select(['i.id as importId', 'i.genre', 'i.source_file as fichier', 'i.summary'])
    .select(['o.created_at as importeLe', 'o.undone_at as annuleLe'])
    .orderBy('o.seq', 'desc')
    .execute()
}

/** Keeps an import in the history. */
export async function insertImport(
  db: Kysely<Database>,
  row: Insertable<Database['import']>,
): Promise<void> {
  await db.insertInto('import').values(row).execute()
}

/** The operation of an import, or undefined when there is no such import. */
export function findImportOperation(db: Kysely<Database>, importId: string) {
  return db
    .selectFrom('import')
    .innerJoin('operation', 'operation.id', 'import.id')
    .select(['operation.label', 'operation.undone_at'])
    .where('import.id', '=', importId)
    .executeTakeFirst()
}

/** Rows that an operation added, by table, and distinct rows that it changed. */
export async function countChanges(
  db: Kysely<Database>,
  operationId: string,
): Promise<{ readonly added: ReadonlyMap<string, number>; readonly changed: number }> {
  const { rows } = await sql<{ table_name: string; added: number; changed: number }>`
    select table_name,
      count(*) filter (where before is null) as added,
      count(distinct case when before is not null then json_extract(before, '$.id') end) as changed
    from operation_change
    where operation_id = ${operationId}
    group by table_name
  `.execute(db)
  return {
    added: new Map(rows.map((row) => [row.table_name, row.added])),
    changed: rows.reduce((total, row) => total + row.changed, 0),
  }
}

/**
 * Mark of the base's state: two equal marks prove that nothing was written in between, by this connection or by
 * another program. Rows of the journal and writes rolled back count too: the mark may differ for nothing.
 */
export async function findBaseMark(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ own: number; others: number }>`
    select total_changes() as own, data_version as others from pragma_data_version
  `.execute(db)
  return `${rows[0]?.own} ${rows[0]?.others}`
}
