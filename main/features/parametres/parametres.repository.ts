import type { Kysely } from 'kysely'
import type { ParametresFigures } from '../../../shared/domain/faits.ts'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

/** Replaces the rules of an année; its other parametres stay. */
export async function replaceParametres(
  db: Kysely<Database>,
  anneeId: string,
  parametres: ParametresFigures,
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
