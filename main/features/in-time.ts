import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** Condition that `day` lies in the row named `row`, from its `debut` to its `fin`; a row without `fin` still runs. */
export function runsOn(row: string, day: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const debut = sql.ref(`${row}.debut`)
  const fin = sql.ref(`${row}.fin`)
  return sql<SqlBool>`${debut} <= ${day} and (${fin} is null or ${fin} >= ${day})`
}

/**
 * Order of the inscriptions `i`, the latest last. Ties on `debut` are broken by `fin` (open last), then by
 * niveau, so that a bilan, its annexes and Accueil never depend on ids.
 */
export const inOrderOfTime = sql`i.debut, coalesce(i.fin, '9999-12-31'), i.niveau, i.id`
