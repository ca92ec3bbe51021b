import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Input } from '../../../shared/ipc/contract.ts'
import { insertAll } from '../../db/insert-all.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** The collectifs of an année. */
export function findCollectifsOf(db: Db, anneeId: string) {
  return db
    .selectFrom('collectif as c')
    .innerJoin('action as a', 'a.id', 'c.action_id')
    .where('a.annee_id', '=', anneeId)
    .select(['c.id as collectifId', 'c.action_id as actionId', 'c.nom'])
    .execute()
}

/** Inscriptions that had not ended when the année did. */
export function findPresentsAtEnd(db: Db, anneeId: string) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('enfant as e', 'e.id', 'i.enfant_id')
    .innerJoin('action as a', 'a.id', 'i.action_id')
    .innerJoin('annee as y', 'y.id', 'a.annee_id')
    .leftJoin('collectif as c', 'c.id', 'i.collectif_id')
    .where('a.annee_id', '=', anneeId)
    .where('i.statut', '=', 'inscrit')
    .where(sql<SqlBool>`(i.fin is null or i.fin >= y.fin)`)
    .select(['e.id as enfantId', 'e.nom', 'e.prenom', 'i.action_id as actionId'])
    .select(['i.collectif_id as collectifId', 'c.nom as collectif'])
    .select(['i.etablissement_id as etablissementId', 'i.niveau'])
    .execute()
}

/** The first of these ids that no row of the table has. */
export async function findMissing(
  db: Db,
  table: 'enfant' | 'etablissement',
  ids: readonly string[],
): Promise<string | undefined> {
  const found = await sql<{ readonly id: string }>`
    select value as id from json_each(${JSON.stringify(ids)})
    where value not in (select id from ${sql.table(table)}) limit 1
  `.execute(db)
  return found.rows[0]?.id
}

type Passage = Input<'annees:passTo'>

/** Writes the next année from the actions, collectifs and enfants chosen in the last. */
export async function insertPassage(db: Db, passage: Passage, anneeId: string): Promise<void> {
  const { debut, fin, actionIds } = passage
  await insertAll(db, 'annee', [{ id: anneeId, debut, fin }])
  const actions = new Map(actionIds.map((id) => [id, newId()]))
  const collectifs = await copyActions(db, anneeId, actions)
  await insertAll(
    db,
    'inscription',
    passage.enfants.flatMap((enfant) => {
      const actionId = actions.get(enfant.actionId)
      if (actionId === undefined) return []
      return [
        {
          id: newId(),
          enfant_id: enfant.enfantId,
          action_id: actionId,
          collectif_id: collectifs.get(enfant.collectifId ?? '') ?? null,
          debut,
          statut: 'inscrit' as const,
          niveau: enfant.niveau,
          etablissement_id: enfant.etablissementId,
        },
      ]
    }),
  )
}

/** Copies the actions and their collectifs; returns the id of the new collectif by that of the old one. */
async function copyActions(
  db: Db,
  anneeId: string,
  actions: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const oldIds = [...actions.keys()]
  const rows = await db.selectFrom('action').selectAll().where('id', 'in', oldIds).execute()
  const natures = await db
    .selectFrom('action_nature_local')
    .selectAll()
    .where('action_id', 'in', oldIds)
    .execute()
  const zonages = await db
    .selectFrom('action_zonage')
    .selectAll()
    .where('action_id', 'in', oldIds)
    .execute()
  const oldCollectifs = await db
    .selectFrom('collectif')
    .selectAll()
    .where('action_id', 'in', oldIds)
    .execute()
  const collectifs = new Map(oldCollectifs.map((c) => [c.id, newId()]))
  const creneaux = await db
    .selectFrom('creneau')
    .selectAll()
    .where('collectif_id', 'in', [...collectifs.keys()])
    .execute()
  const actionOf = (row: { readonly action_id: string }) => actions.get(row.action_id) ?? ''

  await insertAll(
    db,
    'action',
    // Notifications and dates of return are of one year.
    rows.map((row) => ({
      ...row,
      id: actions.get(row.id) ?? '',
      annee_id: anneeId,
      date_retour: null,
      is_bonification_enfant: 0 as const,
      is_bonification_parent: 0 as const,
    })),
  )
  await insertAll(
    db,
    'action_nature_local',
    natures.map((row) => ({ ...row, action_id: actionOf(row) })),
  )
  await insertAll(
    db,
    'action_zonage',
    zonages.map((row) => ({ ...row, action_id: actionOf(row) })),
  )
  await insertAll(
    db,
    'collectif',
    oldCollectifs.map((row) => ({
      ...row,
      id: collectifs.get(row.id) ?? '',
      action_id: actionOf(row),
    })),
  )
  await insertAll(
    db,
    'creneau',
    creneaux.map((row) => ({
      ...row,
      id: newId(),
      collectif_id: collectifs.get(row.collectif_id) ?? '',
    })),
  )
  return collectifs
}
