import type { Kysely } from 'kysely'
import type {
  Rappel,
  SaisieActionParents,
  SaisieConcertation,
} from '../../../shared/domain/rencontre.ts'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Actions with parents, latest first. */
export async function findActionsParentsRows(db: Db, actionIds: readonly string[]) {
  const rows = await db
    .selectFrom('action_parents as p')
    .innerJoin('action as a', 'a.id', 'p.action_id')
    .where('p.action_id', 'in', actionIds)
    .select(['p.id as rencontreId', 'p.action_id as actionId', 'a.numero as action'])
    .select(['p.date', 'p.genre', 'p.participants', 'p.note'])
    .select(['p.rappel_date', 'p.rappel_objet', 'p.is_rappel_fait'])
    .orderBy('p.date', 'desc')
    .orderBy('p.id')
    .execute()
  return rows.map(withRappel)
}

/** Familles noted at the actions with parents. */
export function findFamillesNotees(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('action_parents_famille as f')
    .innerJoin('action_parents as p', 'p.id', 'f.action_parents_id')
    .where('p.action_id', 'in', actionIds)
    .select(['f.action_parents_id as rencontreId', 'f.famille_id as familleId'])
    .execute()
}

/** Concertations with the school and the territory, latest first. */
export async function findConcertationRows(db: Db, actionIds: readonly string[]) {
  const rows = await db
    .selectFrom('concertation as c')
    .innerJoin('action as a', 'a.id', 'c.action_id')
    .leftJoin('etablissement as e', 'e.id', 'c.etablissement_id')
    .leftJoin('partenaire as p', 'p.id', 'c.partenaire_id')
    .where('c.action_id', 'in', actionIds)
    .select(['c.id as rencontreId', 'c.action_id as actionId', 'a.numero as action'])
    .select(['c.date', 'c.axe', 'c.genre', 'c.moment', 'c.note'])
    .select(['c.etablissement_id as etablissementId', 'c.partenaire_id as partenaireId'])
    .select(['e.nom as etablissement', 'p.nom as partenaire'])
    .select(['c.rappel_date', 'c.rappel_objet', 'c.is_rappel_fait'])
    .orderBy('c.date', 'desc')
    .orderBy('c.id')
    .execute()
  return rows.map(withRappel)
}

type RappelColumns = {
  readonly rappel_date: string | null
  readonly rappel_objet: string | null
  readonly is_rappel_fait: 0 | 1
}

function withRappel<R extends RappelColumns>({
  rappel_date: date,
  rappel_objet: objet,
  is_rappel_fait,
  ...row
}: R): Omit<R, keyof RappelColumns> & { readonly rappel: Rappel | null } {
  const rappel = date === null ? null : { date, objet, isFait: is_rappel_fait === 1 }
  return { ...row, rappel }
}

const rappelColumns = (rappel: Rappel | null) => ({
  rappel_date: rappel?.date ?? null,
  rappel_objet: rappel?.objet ?? null,
  is_rappel_fait: rappel?.isFait ? (1 as const) : (0 as const),
})

/** The date of one meeting, or undefined. */
export function findRencontre(db: Db, table: 'action_parents' | 'concertation', id: string) {
  return db.selectFrom(table).select(['id', 'date']).where('id', '=', id).executeTakeFirst()
}

/** Removes one meeting, with the familles noted at it. */
export async function deleteRencontre(
  db: Db,
  table: 'action_parents' | 'concertation',
  id: string,
): Promise<void> {
  await db.deleteFrom(table).where('id', '=', id).execute()
}

const actionParentsColumns = ({
  actionId,
  date,
  genre,
  participants,
  note,
  rappel,
}: SaisieActionParents) => ({
  action_id: actionId,
  date,
  genre,
  participants,
  note,
  ...rappelColumns(rappel),
})

/** Adds an action with parents, or replaces it. */
export async function putActionParents(
  db: Db,
  id: string,
  saisie: SaisieActionParents,
): Promise<void> {
  const columns = actionParentsColumns(saisie)
  await db
    .insertInto('action_parents')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await db.deleteFrom('action_parents_famille').where('action_parents_id', '=', id).execute()
  const familles = [...new Set(saisie.familleIds)].map((familleId) => ({
    action_parents_id: id,
    famille_id: familleId,
  }))
  await insertAll(db, 'action_parents_famille', familles)
}

/** Adds a concertation, or replaces it; each axe keeps only its own kind of partner. */
export async function putConcertation(
  db: Db,
  id: string,
  saisie: SaisieConcertation,
): Promise<void> {
  const columns = {
    action_id: saisie.actionId,
    date: saisie.date,
    axe: saisie.axe,
    genre: saisie.genre,
    etablissement_id: saisie.axe === 'ecole' ? saisie.etablissementId : null,
    partenaire_id: saisie.axe === 'territoire' ? saisie.partenaireId : null,
    moment: saisie.axe === 'ecole' ? saisie.moment : null,
    note: saisie.note,
    ...rappelColumns(saisie.rappel),
  }
  await db
    .insertInto('concertation')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
}
