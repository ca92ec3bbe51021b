import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

const CLE = 'valorisationBenevolat'

/** The rate of an année as it is kept (JSON), null when there is none. */
export async function findTauxValue(db: Db, anneeId: string): Promise<string | null> {
  const row = await db
    .selectFrom('parametre')
    .select('valeur')
    .where('annee_id', '=', anneeId)
    .where('cle', '=', CLE)
    .executeTakeFirst()
  return row?.valeur ?? null
}

/** Sets the rate of an année, in cents; null takes it away. */
export async function replaceTaux(db: Db, anneeId: string, taux: number | null): Promise<void> {
  await db.deleteFrom('parametre').where('annee_id', '=', anneeId).where('cle', '=', CLE).execute()
  if (taux === null) return
  await db
    .insertInto('parametre')
    .values({ annee_id: anneeId, cle: CLE, valeur: JSON.stringify(taux) })
    .execute()
}
