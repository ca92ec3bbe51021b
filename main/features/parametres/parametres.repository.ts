import type { Kysely } from 'kysely'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

/** Replaces some of the parametres of an année, by their key; the others stay. */
export async function replaceParametres(
  db: Kysely<Database>,
  anneeId: string,
  parametres: Readonly<Record<string, unknown>>,
): Promise<void> {
  await db
    .deleteFrom('parametre')
    .where('annee_id', '=', anneeId)
    .where('cle', 'in', Object.keys(parametres))
    .execute()
  await insertAll(
    db,
    'parametre',
    Object.entries(parametres).map(([cle, valeur]) => ({
      annee_id: anneeId,
      cle,
      valeur: JSON.stringify(valeur),
    })),
  )
}
