import { type Kysely, sql } from 'kysely'
import type { SaisieFamille } from '../../../shared/domain/enfant.ts'
import { insertAll } from '../../db/insert-all.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** A famille with its responsables in their order, or undefined. */
export async function findFamilleRow(db: Db, familleId: string) {
  const famille = await db
    .selectFrom('famille')
    .selectAll()
    .where('id', '=', familleId)
    .executeTakeFirst()
  if (!famille) return undefined
  const responsables = await db
    .selectFrom('responsable')
    .select(['nom', 'prenom', 'telephone', 'mail', 'lien'])
    .where('famille_id', '=', familleId)
    .orderBy('position')
    .execute()
  return { ...famille, responsables }
}

/** Every famille with the names that tell it from another; those of enfants anonymisés alone have none. */
export async function findFamilleBreves(db: Db) {
  const rows = await sql<{
    familleId: string
    responsables: string | null
    enfants: string | null
  }>`
    select f.id as familleId,
      (select group_concat(trim(coalesce(r.nom, '') || ' ' || coalesce(r.prenom, '')), ', ')
        from responsable as r where r.famille_id = f.id) as responsables,
      (select group_concat(e.prenom || ' ' || e.nom, ', ')
        from enfant as e where e.famille_id = f.id) as enfants
    from famille as f
    where exists (select 1 from responsable where famille_id = f.id)
      or exists (select 1 from enfant where famille_id = f.id and anonymise_le is null)
      or not exists (select 1 from enfant where famille_id = f.id)
  `.execute(db)
  return rows.rows
}

/** Adds a famille with its responsables; returns its id. */
export async function insertFamille(db: Db, saisie: SaisieFamille): Promise<string> {
  const id = newId()
  await insertAll(db, 'famille', [
    { id, commune: saisie.commune, quartier_prioritaire: saisie.quartierPrioritaire },
  ])
  await insertAll(db, 'responsable', responsableRows(id, saisie))
  return id
}

/** Replaces the entered values of a famille. */
export async function updateFamille(db: Db, id: string, saisie: SaisieFamille): Promise<void> {
  await db
    .updateTable('famille')
    .set({ commune: saisie.commune, quartier_prioritaire: saisie.quartierPrioritaire })
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('responsable').where('famille_id', '=', id).execute()
  await insertAll(db, 'responsable', responsableRows(id, saisie))
}

/** Deletes a famille that has no enfant left and that no action with parents names. */
export async function deleteFamilleIfEmpty(db: Db, familleId: string): Promise<void> {
  await sql`
    delete from famille where id = ${familleId}
      and not exists (select 1 from enfant where famille_id = ${familleId})
      and not exists (select 1 from action_parents_famille where famille_id = ${familleId})
  `.execute(db)
}

const responsableRows = (familleId: string, { responsables }: SaisieFamille) =>
  responsables.map((responsable, position) => ({
    id: newId(),
    famille_id: familleId,
    position,
    ...responsable,
  }))
