import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { ScolariteConnue } from './connus.ts'

/** Where children were at school, the nearest année first; none before there is any année. */
export async function findScolarites(
  db: Kysely<Database>,
  anneeId: string,
): Promise<readonly (ScolariteConnue & { readonly enfantId: string })[]> {
  const { rows } = await sql<ScolariteConnue & { readonly enfantId: string }>`
    select distinct s.enfant_id as enfantId, t.nom as etablissement, s.niveau,
      substr(present.debut, 1, 4) - substr(past.debut, 1, 4) as anneesAvant
    from (
      select enfant_id, etablissement_id, niveau, annee_id from orientation
      union all
      select i.enfant_id, i.etablissement_id, i.niveau, a.annee_id
      from inscription as i join action as a on a.id = i.action_id
    ) as s
    join etablissement as t on t.id = s.etablissement_id
    join annee as past on past.id = s.annee_id
    join annee as present on present.id = ${anneeId}
    where s.enfant_id is not null and s.niveau is not null
    order by anneesAvant, t.nom
  `.execute(db)
  return rows
}
