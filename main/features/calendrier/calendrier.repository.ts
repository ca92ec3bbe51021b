import type { Kysely } from 'kysely'
import type { ZoneScolaire } from '../../../shared/domain/listes.ts'
import type { PeriodeFermee } from '../../../shared/ipc/calendrier.ipc.ts'
import { insertAll } from '../../db/insert-all.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

export function findAnnee(db: Db, anneeId: string) {
  return db.selectFrom('annee').selectAll().where('id', '=', anneeId).executeTakeFirst()
}

/** School holiday zone of the structure; null until the coordinator chooses it. */
export async function findZone(db: Db): Promise<ZoneScolaire | null> {
  const structure = await db.selectFrom('structure').select('zone_scolaire').executeTakeFirst()
  return structure?.zone_scolaire ?? null
}

/** The périodes of the coordinator's own, in order of time. */
export function findVacances(db: Db, anneeId: string): Promise<readonly PeriodeFermee[]> {
  return db
    .selectFrom('vacances')
    .select(['nom', 'debut', 'fin'])
    .where('annee_id', '=', anneeId)
    .orderBy('debut')
    .orderBy('fin')
    .execute()
}

/** Replaces the périodes of an année. */
export async function replaceVacances(
  db: Db,
  anneeId: string,
  vacances: readonly PeriodeFermee[],
): Promise<void> {
  await db.deleteFrom('vacances').where('annee_id', '=', anneeId).execute()
  const rows = vacances.map(({ nom, debut, fin }) => ({
    id: newId(),
    annee_id: anneeId,
    nom,
    debut,
    fin,
  }))
  await insertAll(db, 'vacances', rows)
}
