import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Activite, EtatSeance } from '../../../shared/domain/listes.ts'
import type { Moment } from '../../../shared/domain/planification.ts'
import { insertAll, insertMissing } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Number of présences, of présents and of intervenants noted at a séance. */
export async function countOn(db: Db, seanceId: string) {
  const presences = await db
    .selectFrom('presence')
    .where('seance_id', '=', seanceId)
    .select(['etat'])
    .execute()
  const intervenants = await db
    .selectFrom('seance_intervenant')
    .where('seance_id', '=', seanceId)
    .select('intervenant_id')
    .execute()
  return {
    presences: presences.length,
    presents: presences.filter(({ etat }) => etat === 'present').length,
    intervenants: intervenants.length,
  }
}

export async function updateSeance(
  db: Db,
  seanceId: string,
  changes: Partial<Moment> & {
    readonly etat?: EtatSeance
    readonly motif?: string | null
    readonly note?: string | null
  },
): Promise<void> {
  await db.updateTable('seance').set(changes).where('id', '=', seanceId).execute()
}

/** Replaces the activités of a séance, touching only the rows that differ. */
export async function replaceActivites(
  db: Db,
  seanceId: string,
  { before, after }: { readonly before: readonly Activite[]; readonly after: readonly Activite[] },
): Promise<void> {
  const gone = before.filter((activite) => !after.includes(activite))
  await db
    .deleteFrom('seance_activite')
    .where('seance_id', '=', seanceId)
    .where('activite', 'in', gone)
    .execute()
  await insertActivites(
    db,
    seanceId,
    after.filter((activite) => !before.includes(activite)),
  )
}

const insertActivites = (db: Db, seance_id: string, activites: readonly Activite[]) =>
  insertAll(
    db,
    'seance_activite',
    activites.map((activite) => ({ seance_id, activite })),
  )

export function findNomIntervenant(db: Db, intervenantId: string) {
  return db
    .selectFrom('intervenant')
    .where('id', '=', intervenantId)
    .select(['nom', 'prenom'])
    .executeTakeFirst()
}

export async function saveIntervenantRow(
  db: Db,
  seance_id: string,
  intervenant_id: string,
  minutes: number | null,
): Promise<void> {
  await db
    .insertInto('seance_intervenant')
    .values({ seance_id, intervenant_id, minutes })
    .onConflict((conflict) =>
      conflict.columns(['seance_id', 'intervenant_id']).doUpdateSet({ minutes }),
    )
    .execute()
}

/** Notes intervenants for the séance's own duration; rows that are there already stay. */
export const insertIntervenants = (
  db: Db,
  seance_id: string,
  intervenantIds: readonly string[],
): Promise<void> =>
  insertMissing(
    db,
    'seance_intervenant',
    intervenantIds.map((intervenant_id) => ({ seance_id, intervenant_id, minutes: null })),
  )

export async function deleteIntervenantRow(
  db: Db,
  seanceId: string,
  intervenantId: string,
): Promise<void> {
  await db
    .deleteFrom('seance_intervenant')
    .where('seance_id', '=', seanceId)
    .where('intervenant_id', '=', intervenantId)
    .execute()
}

/** Makes tenues the given séances that are prévues and not after `today`; returns their ids. */
export async function markTenueRows(
  db: Db,
  seanceIds: readonly string[],
  today: IsoDate,
): Promise<readonly string[]> {
  const changed = await db
    .updateTable('seance')
    .set({ etat: 'tenue' })
    .where('id', 'in', seanceIds)
    .where('etat', '=', 'prevue')
    .where('date', '<=', today)
    .returning('id')
    .execute()
  return changed.map(({ id }) => id)
}

/** The date and état of séances, by date, with how many enfants are noted présents there. */
export function findSeancesToChange(db: Db, seanceIds: readonly string[]) {
  return db
    .selectFrom('seance as s')
    .leftJoin('presence as p', (join) =>
      join.onRef('p.seance_id', '=', 's.id').on('p.etat', '=', 'present'),
    )
    .where('s.id', 'in', seanceIds)
    .select(['s.id', 's.date', 's.etat'])
    .select(({ fn }) => fn.count<number>('p.enfant_id').as('presents'))
    .groupBy('s.id')
    .orderBy('s.date')
    .orderBy('s.debut')
    .execute()
}

/** Adds activités to séances; those noted already stay. */
export const addActivitesTo = (
  db: Db,
  seanceIds: readonly string[],
  activites: readonly Activite[],
): Promise<void> =>
  insertMissing(
    db,
    'seance_activite',
    seanceIds.flatMap((seance_id) => activites.map((activite) => ({ seance_id, activite }))),
  )

/** Cancels séances with one motif. */
export async function cancelSeances(
  db: Db,
  seanceIds: readonly string[],
  motif: string,
): Promise<void> {
  await db
    .updateTable('seance')
    .set({ etat: 'annulee', motif })
    .where('id', 'in', seanceIds)
    .execute()
}
