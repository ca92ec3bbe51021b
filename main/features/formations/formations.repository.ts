import type { Kysely } from 'kysely'
import type { SaisieFormation } from '../../../shared/domain/formation.ts'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Formations of these actions, latest first. */
export function findFormationRows(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('formation as f')
    .innerJoin('action as a', 'a.id', 'f.action_id')
    .where('f.action_id', 'in', actionIds)
    .select(['f.id as formationId', 'f.action_id as actionId', 'a.numero as action'])
    .select(['f.date', 'f.theme', 'f.organisateur', 'f.is_conjointe', 'f.minutes', 'f.note'])
    .orderBy('f.date', 'desc')
    .orderBy('f.id')
    .execute()
}

/** Participants of the formations of these actions. */
export function findParticipants(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('formation_intervenant as p')
    .innerJoin('formation as f', 'f.id', 'p.formation_id')
    .innerJoin('intervenant as i', 'i.id', 'p.intervenant_id')
    .where('f.action_id', 'in', actionIds)
    .select(['p.formation_id as formationId', 'p.intervenant_id as intervenantId', 'p.minutes'])
    .select(['i.nom', 'i.prenom'])
    .execute()
}

/** One formation, or undefined. */
export function findFormationRow(db: Db, id: string) {
  return db
    .selectFrom('formation')
    .select(['date', 'theme'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Adds a formation with its participants, or replaces it. */
export async function putFormation(db: Db, id: string, saisie: SaisieFormation): Promise<void> {
  const columns = {
    action_id: saisie.actionId,
    date: saisie.date,
    theme: saisie.theme,
    organisateur: saisie.organisateur,
    is_conjointe: saisie.isConjointe ? (1 as const) : (0 as const),
    minutes: saisie.minutes,
    note: saisie.note,
  }
  await db
    .insertInto('formation')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await db.deleteFrom('formation_intervenant').where('formation_id', '=', id).execute()
  const participants = new Map(saisie.participants.map((one) => [one.intervenantId, one]))
  await insertAll(
    db,
    'formation_intervenant',
    [...participants.values()].map(({ intervenantId, minutes }) => ({
      formation_id: id,
      intervenant_id: intervenantId,
      minutes,
    })),
  )
}

export async function deleteFormationRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('formation').where('id', '=', id).execute()
}
