import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** The row of that name, from its `debut` to its `fin`, holds the day; without a `fin` it still runs. */
export function runsOn(row: string, day: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const debut = sql.ref(`${row}.debut`)
  const fin = sql.ref(`${row}.fin`)
  return sql<SqlBool>`${debut} <= ${day} and (${fin} is null or ${fin} >= ${day})`
}

/**
 * The order of the inscriptions `i`, the latest last. Of two of one enfant begun on one day, the one that
 * lasts is last, by what it says: what a bilan, its annexes and Accueil tell of an enfant hangs on no id.
 */
export const inOrderOfTime = sql`i.debut, coalesce(i.fin, '9999-12-31'), i.niveau, i.id`
