import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Horaire } from '../../../shared/domain/planification.ts'
import { insertAll, insertMissing } from '../../db/insert-all.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** A créneau with the collectif it belongs to; undefined when it does not exist. */
export function findCreneauDeCollectif(db: Db, creneauId: string) {
  return db
    .selectFrom('creneau as k')
    .innerJoin('collectif as c', 'c.id', 'k.collectif_id')
    .where('k.id', '=', creneauId)
    .select(['c.id as collectifId', 'c.nom as collectif', 'k.jour', 'k.debut', 'k.fin'])
    .executeTakeFirst()
}

/** The teams of the créneaux of collectifs, each member with the horaire of their créneau. */
export async function findEquipes(db: Db, collectifIds: readonly string[]) {
  const rows = await db
    .selectFrom('creneau as k')
    .innerJoin('creneau_intervenant as m', 'm.creneau_id', 'k.id')
    .where('k.collectif_id', 'in', collectifIds)
    .select(['k.collectif_id as collectifId', 'k.id as creneauId'])
    .select(['k.jour', 'k.debut as heureDebut', 'k.fin as heureFin'])
    .select(['m.intervenant_id as intervenantId', 'm.debut', 'm.fin'])
    .execute()
  return rows.map(({ jour, heureDebut, heureFin, ...membre }) => ({
    ...membre,
    horaire: { jour, debut: heureDebut, fin: heureFin } satisfies Horaire,
  }))
}

/** Replaces the team of a créneau. */
export async function replaceEquipe(
  db: Db,
  creneau_id: string,
  membres: readonly {
    readonly intervenantId: string
    readonly debut: IsoDate
    readonly fin: IsoDate | null
  }[],
): Promise<void> {
  await db.deleteFrom('creneau_intervenant').where('creneau_id', '=', creneau_id).execute()
  await insertAll(
    db,
    'creneau_intervenant',
    membres.map(({ intervenantId: intervenant_id, debut, fin }) => ({
      id: newId(),
      creneau_id,
      intervenant_id,
      debut,
      fin,
    })),
  )
}

/** Séances prévues of a collectif, of today or to come. */
export function findSeancesAVenir(db: Db, collectifId: string, today: IsoDate) {
  return db
    .selectFrom('seance')
    .where('collectif_id', '=', collectifId)
    .where('etat', '=', 'prevue')
    .where('date', '>=', today)
    .select(['id', 'date', 'debut', 'fin'])
    .execute()
}

type Intervenants = { readonly seanceId: string; readonly intervenantIds: readonly string[] }

/** Names intervenants on séances, for their own duration; rows that are there already stay. */
export const insertIntervenantsDe = (db: Db, seances: readonly Intervenants[]): Promise<void> =>
  insertMissing(
    db,
    'seance_intervenant',
    seances.flatMap(({ seanceId: seance_id, intervenantIds }) =>
      intervenantIds.map((intervenant_id) => ({ seance_id, intervenant_id, minutes: null })),
    ),
  )

/** Takes intervenants away from séances, except those whose own minutes were noted. */
export async function deleteIntervenantsDe(
  db: Db,
  seances: readonly Intervenants[],
): Promise<void> {
  const keys = seances.flatMap(({ seanceId, intervenantIds }) =>
    intervenantIds.map((intervenantId) => ({ seanceId, intervenantId })),
  )
  await sql`
    delete from seance_intervenant
    where minutes is null and (seance_id, intervenant_id) in
      (select value ->> 'seanceId', value ->> 'intervenantId' from json_each(${JSON.stringify(keys)}))
  `.execute(db)
}
