import type { Kysely } from 'kysely'
import type { ZoneScolaire } from '../../../shared/domain/listes.ts'
import type { PeriodeFermee } from '../../../shared/ipc/calendrier.ipc.ts'
import { insertAll } from '../../db/insert-all.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Says that the rows of vacances, even none, are the coordinator's own. */
export const CLE_PROPRE = 'calendrierPropre'

export function findAnnee(db: Db, anneeId: string) {
  return db.selectFrom('annee').selectAll().where('id', '=', anneeId).executeTakeFirst()
}

/** The zone of the structure; null as long as she has not said it. */
export async function findZone(db: Db): Promise<ZoneScolaire | null> {
  const structure = await db.selectFrom('structure').select('zone_scolaire').executeTakeFirst()
  return structure?.zone_scolaire ?? null
}

/** The périodes of the coordinator's own, in order of time; null when the année follows its zone. */
export async function findVacancesPropres(
  db: Db,
  anneeId: string,
): Promise<readonly PeriodeFermee[] | null> {
  const marker = await db
    .selectFrom('parametre')
    .select('valeur')
    .where('annee_id', '=', anneeId)
    .where('cle', '=', CLE_PROPRE)
    .executeTakeFirst()
  if (marker === undefined) return null
  return db
    .selectFrom('vacances')
    .select(['nom', 'debut', 'fin'])
    .where('annee_id', '=', anneeId)
    .orderBy('debut')
    .orderBy('fin')
    .execute()
}

/** Replaces the périodes of an année; null lets it follow its zone again. */
export async function replaceVacances(
  db: Db,
  anneeId: string,
  vacances: readonly PeriodeFermee[] | null,
): Promise<void> {
  await db.deleteFrom('vacances').where('annee_id', '=', anneeId).execute()
  await db
    .deleteFrom('parametre')
    .where('annee_id', '=', anneeId)
    .where('cle', '=', CLE_PROPRE)
    .execute()
  if (vacances === null) return
  await db
    .insertInto('parametre')
    .values({ annee_id: anneeId, cle: CLE_PROPRE, valeur: 'true' })
    .execute()
  const rows = vacances.map(({ nom, debut, fin }) => ({
    id: newId(),
    annee_id: anneeId,
    nom,
    debut,
    fin,
  }))
  await insertAll(db, 'vacances', rows)
}
