import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** The année, or undefined. */
export function findAnnee(db: Kysely<Database>, anneeId: string) {
  return db.selectFrom('annee').selectAll().where('id', '=', anneeId).executeTakeFirst()
}

/** A setting of the année, as JSON; null when it was never set. */
export async function findParametre(
  db: Kysely<Database>,
  anneeId: string,
  cle: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('parametre')
    .select('valeur')
    .where('annee_id', '=', anneeId)
    .where('cle', '=', cle)
    .executeTakeFirst()
  return row?.valeur ?? null
}
