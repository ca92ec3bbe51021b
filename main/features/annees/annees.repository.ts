import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { FirstStart } from '../../../shared/ipc/app.ipc.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Every année, the latest first. */
export function findAnneeRows(db: Db) {
  return db.selectFrom('annee').selectAll().orderBy('debut', 'desc').execute()
}

/** The années that share a day with these dates, in order. */
export function findAnneesOverlapping(db: Db, debut: IsoDate, fin: IsoDate) {
  return db
    .selectFrom('annee')
    .selectAll()
    .where('debut', '<=', fin)
    .where('fin', '>=', debut)
    .orderBy('debut')
    .execute()
}

/** The actions of every année. */
export function findActions(db: Db) {
  return db
    .selectFrom('action')
    .select(['id', 'annee_id as anneeId', 'numero', 'intitule'])
    .execute()
}

/** The structure, or undefined before the first start is answered. */
export function findStructure(db: Db) {
  return db.selectFrom('structure').selectAll().executeTakeFirst()
}

/** An année with its first action; names the structure, or renames it. */
export async function insertAnnee(
  db: Db,
  first: FirstStart & { readonly anneeId: string; readonly actionId: string },
): Promise<void> {
  const { anneeId, actionId, structure, zoneScolaire, debut, fin, action } = first
  await db
    .insertInto('structure')
    .values({ id: 'structure', nom: structure, zone_scolaire: zoneScolaire })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ nom: structure, zone_scolaire: zoneScolaire }),
    )
    .execute()
  await db.insertInto('annee').values({ id: anneeId, debut, fin }).execute()
  await db
    .insertInto('action')
    .values({
      id: actionId,
      annee_id: anneeId,
      numero: action.numero,
      intitule: action.intitule === '' ? null : action.intitule,
      is_bonification_enfant: 0,
      is_bonification_parent: 0,
    })
    .execute()
}
