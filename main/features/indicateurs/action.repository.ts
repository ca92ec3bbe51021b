import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Valeur } from '../../../shared/domain/valeur.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** What identifies an action on the form, and what the coordinator answered in it. */
export type ActionIdentite = {
  readonly id: string
  readonly numero: string
  readonly intitule: string | null
  readonly lieu: string | null
  readonly adresse: string | null
  readonly dateRetour: IsoDate | null
  readonly bonificationEnfant: boolean
  readonly bonificationParent: boolean
  readonly naturesLocal: readonly string[]
  readonly zonages: readonly string[]
  readonly annee: { readonly id: string; readonly debut: IsoDate; readonly fin: IsoDate }
  readonly structure: Database['structure'] | null
  readonly reponses: ReadonlyMap<
    string,
    { readonly valeur: Valeur; readonly raison: string | null }
  >
}

/** The action with its année, its structure and its réponses; undefined when it is not there. */
export async function findActionIdentite(
  db: Db,
  actionId: string,
): Promise<ActionIdentite | undefined> {
  const row = await db
    .selectFrom('action as a')
    .innerJoin('annee as y', 'y.id', 'a.annee_id')
    .where('a.id', '=', actionId)
    .selectAll('a')
    .select(['y.debut', 'y.fin'])
    .select([
      sql<string>`(select json_group_array(n.nature_local) from action_nature_local n where n.action_id = a.id)`.as(
        'naturesLocal',
      ),
      sql<string>`(select json_group_array(z.zonage) from action_zonage z where z.action_id = a.id)`.as(
        'zonages',
      ),
    ])
    .executeTakeFirst()
  if (!row) return undefined
  const reponses = await db
    .selectFrom('reponse')
    .select(['code', 'valeur', 'raison'])
    .where('action_id', '=', actionId)
    .execute()
  return {
    id: row.id,
    numero: row.numero,
    intitule: row.intitule,
    lieu: row.lieu,
    adresse: row.adresse,
    dateRetour: row.date_retour,
    bonificationEnfant: row.is_bonification_enfant === 1,
    bonificationParent: row.is_bonification_parent === 1,
    naturesLocal: JSON.parse(row.naturesLocal) as string[],
    zonages: JSON.parse(row.zonages) as string[],
    annee: { id: row.annee_id, debut: row.debut, fin: row.fin },
    structure: (await db.selectFrom('structure').selectAll().executeTakeFirst()) ?? null,
    reponses: new Map(
      reponses.map(({ code, valeur, raison }) => [
        code,
        { valeur: JSON.parse(valeur) as Valeur, raison },
      ]),
    ),
  }
}
