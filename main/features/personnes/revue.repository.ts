import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { NOM_ANONYME, type PersonneNommee } from '../../../shared/domain/personne.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** A record with a name and the last day that something was noted with that person; null: no day is known. */
export type DernierContact = {
  readonly id: string
  readonly nom: string
  readonly prenom: string
  readonly dernierContact: IsoDate | null
}

/** The last day of an inscription: an open one ends with its année; a child who never came asked on `debut`. */
const FIN_INSCRIPTION = sql`iif(i.statut = 'jamais-venu', i.debut, min(coalesce(i.fin, y.fin), y.fin))`

/** Query of the day of the last séance of the person `e`. It reads that person's rows by their index: sorting those of everybody took three times as long. */
const lastSeance = (table: string, person: string) => sql`
  select max(s.date) from ${sql.table(table)} as p join seance as s on s.id = p.seance_id
  where p.${sql.ref(person)} = e.id`

/** Every enfant with a name. A meeting with the famille counts for each of its enfants. */
export async function findContactsEnfants(db: Db): Promise<readonly DernierContact[]> {
  const { rows } = await sql<DernierContact>`
    with contacts (enfant_id, jour) as (
      select i.enfant_id, ${FIN_INSCRIPTION} from inscription as i
        join action as a on a.id = i.action_id join annee as y on y.id = a.annee_id
      union all select e.id, (${lastSeance('presence', 'enfant_id')}) from enfant as e
      union all select enfant_id, date from orientation where enfant_id is not null
      union all select o.enfant_id, e.date from orientation_etape as e
        join orientation as o on o.id = e.orientation_id where o.enfant_id is not null
      union all select enfant_id, date from appel
      union all select enfant_id, contrat_signe from autorisation where contrat_signe is not null
      union all select e.id, p.date from action_parents as p
        join action_parents_famille as f on f.action_parents_id = p.id
        join enfant as e on e.famille_id = f.famille_id)
    select e.id, e.nom, e.prenom, max(c.jour) as dernierContact
    from enfant as e left join contacts as c on c.enfant_id = e.id
    where e.anonymise_le is null group by e.id
  `.execute(db)
  return withCreation(db, 'enfant', rows)
}

/** Every intervenant with a name. */
export async function findContactsIntervenants(db: Db): Promise<readonly DernierContact[]> {
  const { rows } = await sql<DernierContact>`
    with contacts (intervenant_id, jour) as (
      select e.id, (${lastSeance('seance_intervenant', 'intervenant_id')}) from intervenant as e
      union all select intervenant_id, max(date) from heures group by intervenant_id
      union all select fi.intervenant_id, f.date from formation_intervenant as fi
        join formation as f on f.id = fi.formation_id
      union all select intervenant_id, coalesce(fin, debut) from intervenant_statut
      union all select e.intervenant_id, min(coalesce(e.fin, y.fin), y.fin) from creneau_intervenant as e
        join creneau as k on k.id = e.creneau_id join collectif as c on c.id = k.collectif_id
        join action as a on a.id = c.action_id join annee as y on y.id = a.annee_id)
    select i.id, i.nom, i.prenom, max(c.jour) as dernierContact
    from intervenant as i left join contacts as c on c.intervenant_id = i.id
    where i.anonymise_le is null group by i.id
  `.execute(db)
  return withCreation(db, 'intervenant', rows)
}

/** Familles whose adults have a name and in which no enfant has one. */
export async function findContactsFamilles(db: Db): Promise<readonly DernierContact[]> {
  const { rows } = await sql<DernierContact>`
    select f.id, coalesce(r.nom, '') as nom, coalesce(r.prenom, '') as prenom,
      (select max(p.date) from action_parents as p
        join action_parents_famille as pf on pf.action_parents_id = p.id
        where pf.famille_id = f.id) as dernierContact
    from famille as f
    join responsable as r on r.famille_id = f.id
      and r.position = (select min(position) from responsable where famille_id = f.id)
    where not exists (select 1 from enfant where famille_id = f.id and anonymise_le is null)
  `.execute(db)
  return withCreation(db, 'famille', rows)
}

/** The orientations that name a child who has no record. */
export async function findContactsOrientations(db: Db): Promise<readonly DernierContact[]> {
  const { rows } = await sql<DernierContact>`
    select o.id, o.nom, coalesce(o.prenom, '') as prenom,
      max(o.date, coalesce((select max(date) from orientation_etape where orientation_id = o.id), '')) as dernierContact
    from orientation as o
    where o.enfant_id is null and o.nom is not null and o.nom <> ${NOM_ANONYME.enfant}
  `.execute(db)
  return rows
}

/** Dates the records without any dated event by the act that made them, while the journal still knows it. */
async function withCreation(
  db: Db,
  table: 'enfant' | 'intervenant' | 'famille',
  rows: readonly DernierContact[],
): Promise<readonly DernierContact[]> {
  if (rows.every(({ dernierContact }) => dernierContact !== null)) return rows
  const made = await sql<{ id: string; jour: IsoDate }>`
    select json_extract(c.after, '$.id') as id, substr(max(o.created_at), 1, 10) as jour
    from operation_change as c join operation as o on o.id = c.operation_id
    where c.table_name = ${table} and c.after is not null group by 1
  `.execute(db)
  const jours = new Map(made.rows.map(({ id, jour }) => [id, jour]))
  return rows.map((row) => ({
    ...row,
    dernierContact: row.dernierContact ?? jours.get(row.id) ?? null,
  }))
}

/** Trace in the journal of a person whose name an anonymisation took away. */
export type Trace = {
  readonly operationId: string
  readonly table: string
  readonly id: string
  readonly personne: PersonneNommee
}

/** The first word of the label of every act that takes names away and that an undo gives back. */
export const ANONYMISATION = 'Anonymisation'

/** The rows that the acts of anonymisation that stand took away, `operationIds` null for all of these acts. */
export async function findTraces(
  db: Db,
  operationIds: readonly string[] | null = null,
): Promise<readonly Trace[]> {
  const only =
    operationIds === null
      ? sql`true`
      : sql`id in (select value from json_each(${JSON.stringify(operationIds)}))`
  const { rows } = await sql<{ operationId: string; table: string; before: string }>`
    with anonymisation as (
      select id from operation where undone_at is null and label like ${`${ANONYMISATION} %`} and ${only})
    select c.operation_id as operationId, c.table_name as "table", c.before
    from operation_change as c join anonymisation as a on a.id = c.operation_id
    where c.before is not null and c.table_name in ('enfant', 'intervenant', 'responsable', 'proche', 'orientation')
    order by c.seq
  `.execute(db)
  return rows.map(({ operationId, table, before }) => {
    const row = JSON.parse(before) as Readonly<Record<string, string | null>>
    const owner =
      { responsable: row.famille_id, proche: row.enfant_id, orientation: row.enfant_id }[
        table as 'responsable'
      ] ?? row.id
    return {
      operationId,
      table,
      id: owner ?? '',
      personne: {
        nom: row.nom ?? '',
        prenom: row.prenom ?? '',
        coordonnees: [row.telephone, row.mail].filter((one) => typeof one === 'string'),
      },
    }
  })
}
