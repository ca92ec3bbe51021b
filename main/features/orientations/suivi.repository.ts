import type { Kysely } from 'kysely'
import type { StatutOrientation } from '../../../shared/domain/listes.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** The orientations of an année with the names of their enfants, latest first. */
export function findOrientationRows(db: Db, anneeId: string) {
  return db
    .selectFrom('orientation as o')
    .leftJoin('enfant as e', 'e.id', 'o.enfant_id')
    .leftJoin('etablissement as t', 't.id', 'o.etablissement_id')
    .where('o.annee_id', '=', anneeId)
    .select(['o.id as orientationId', 'o.enfant_id as enfantId', 'o.niveau', 'o.classe', 'o.date'])
    .select(['o.nom', 'o.prenom', 'e.nom as enfantNom', 'e.prenom as enfantPrenom'])
    .select(['t.nom as etablissement', 'o.enseignant', 'o.objectif', 'o.statut'])
    .select(['o.accord_parental as accordParental', 'o.retour_ecole as retourEcole'])
    .select(['o.source_file as sourceFile', 'o.source_row as sourceRow'])
    .orderBy('o.date', 'desc')
    .orderBy('o.id')
    .execute()
}

/** One orientation with the name of its enfant, or undefined. */
export function findOrientationRow(db: Db, orientationId: string) {
  return db
    .selectFrom('orientation as o')
    .leftJoin('enfant as e', 'e.id', 'o.enfant_id')
    .where('o.id', '=', orientationId)
    .select(['o.id', 'o.nom', 'o.prenom', 'e.nom as enfantNom', 'e.prenom as enfantPrenom'])
    .executeTakeFirst()
}

export async function updateStatut(
  db: Db,
  orientationId: string,
  statut: StatutOrientation,
  retourEcole: string | null,
): Promise<void> {
  await db
    .updateTable('orientation')
    .set({ statut, retour_ecole: retourEcole })
    .where('id', '=', orientationId)
    .execute()
}
