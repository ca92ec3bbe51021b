import type { Kysely } from 'kysely'
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
    .executeTakeFirst()
  if (!row) return undefined
  const naturesLocal = await db
    .selectFrom('action_nature_local')
    .select('nature_local')
    .where('action_id', '=', actionId)
    .execute()
  const zonages = await db
    .selectFrom('action_zonage')
    .select('zonage')
    .where('action_id', '=', actionId)
    .execute()
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
    naturesLocal: naturesLocal.map((n) => n.nature_local),
    zonages: zonages.map((z) => z.zonage),
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
