import { type Kysely, sql } from 'kysely'
import type { Pas } from '../../../shared/ipc/premiers-pas.ipc.ts'
import type { Database } from '../../db/schema.ts'

/**
 * Steps that an année has behind it, in one query. The structure counts as entered when the head of the bilan
 * can be filled: an address, a person of reference and a way to reach them. Établissements and intervenants
 * are those of the whole base: they stay from one année to the next.
 */
export async function findFaits(
  db: Kysely<Database>,
  anneeId: string,
): Promise<Readonly<Record<Pas, 0 | 1>>> {
  const { rows } = await sql<Record<Pas, 0 | 1>>`
    with actions as (select * from action where annee_id = ${anneeId}),
      collectifs as (select id from collectif where action_id in (select id from actions))
    select
      exists (
        select 1 from structure
        where adresse is not null and referent_nom is not null
          and coalesce(referent_telephone, referent_mail, telephone, mail) is not null
      ) as structure,
      exists (select 1 from actions) and not exists (
        select 1 from actions where intitule is null or lieu is null
      ) as action,
      exists (select 1 from etablissement) as etablissements,
      exists (select 1 from actions) and not exists (
        select 1 from actions where id not in (select action_id from previsionnel)
      ) as previsionnel,
      exists (select 1 from creneau where collectif_id in (select id from collectifs)) as creneaux,
      exists (select 1 from seance where collectif_id in (select id from collectifs)) as seances,
      exists (select 1 from inscription where action_id in (select id from actions)) as enfants,
      exists (select 1 from intervenant) as intervenants
  `.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('a query of constants gave no row')
  return row
}
