import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { ProvenanceKind } from '../../../shared/domain/valeur.ts'
import type { Database } from '../../db/schema.ts'

/** Record behind a figure, with the columns that tell it from another; the service composes its text. */
export type ProvenanceRow = {
  readonly id: string
  readonly nom: string | null
  readonly prenom: string | null
  readonly date: string | null
  readonly code: string | null
  readonly minutes: number | null
  readonly lieu: string | null
}

type Query = (ids: RawBuilder<unknown>) => RawBuilder<ProvenanceRow>

// One statement per kind; `ids` is one JSON parameter, so that no number of records is too many.
const QUERIES: Readonly<Record<ProvenanceKind, Query>> = {
  enfants: (ids) => sql`
    select id, nom, prenom, date_naissance as date, cast(annee_naissance as text) as code,
      null as minutes, null as lieu
    from enfant where id in (${ids}) order by nom, prenom, id`,
  familles: (ids) => sql`
    select f.id, (select nom from responsable where famille_id = f.id order by position limit 1) as nom,
      (select prenom from responsable where famille_id = f.id order by position limit 1) as prenom,
      null as date, null as code, null as minutes,
      (select group_concat(e.prenom, ', ' order by coalesce(e.date_naissance, e.annee_naissance), e.id)
        from enfant as e where e.famille_id = f.id) as lieu
    from famille as f where f.id in (${ids}) order by nom, prenom, f.id`,
  inscriptions: (ids) => sql`
    select i.id, e.nom, e.prenom, i.debut as date, i.niveau as code, null as minutes, c.nom as lieu
    from inscription as i join enfant as e on e.id = i.enfant_id
    left join collectif as c on c.id = i.collectif_id
    where i.id in (${ids}) order by e.nom, e.prenom, i.debut, i.id`,
  etablissements: (ids) => sql`
    select id, nom, null as prenom, null as date, null as code, null as minutes, commune as lieu
    from etablissement where id in (${ids}) order by nom, id`,
  intervenants: (ids) => sql`
    select id, nom, prenom, null as date, null as code, null as minutes,
      (select group_concat(statut, ',') from (
        select statut from intervenant_statut where intervenant_id = i.id order by debut)) as lieu
    from intervenant as i where id in (${ids}) order by nom, prenom, id`,
  seances: (ids) => sql`
    select s.id, c.nom, null as prenom, s.date, s.etat as code, s.minutes, s.debut as lieu
    from seance as s join collectif as c on c.id = s.collectif_id
    where s.id in (${ids}) order by s.date, s.debut, s.id`,
  heures: (ids) => sql`
    select h.id, i.nom, i.prenom, h.date, h.categorie as code, h.minutes, null as lieu
    from heures as h join intervenant as i on i.id = h.intervenant_id
    where h.id in (${ids}) order by h.date, i.nom, h.id`,
  formations: (ids) => sql`
    select f.id, f.theme as nom, null as prenom, f.date, null as code, f.minutes, f.organisateur as lieu
    from formation as f where f.id in (${ids}) order by f.date, f.id`,
  evaluations: (ids) => sql`
    select id, titre as nom, null as prenom, date, null as code, null as minutes, null as lieu
    from evaluation where id in (${ids}) order by date, id`,
  projets: (ids) => sql`
    select p.id, p.titre as nom, null as prenom, p.debut as date, p.genre as code, null as minutes, t.nom as lieu
    from projet as p left join partenaire as t on t.id = p.partenaire_id
    where p.id in (${ids}) order by p.debut, p.id`,
  faitsMarquants: (ids) => sql`
    select id, note as nom, null as prenom, date, objectif as code, null as minutes, null as lieu
    from fait_marquant where id in (${ids}) order by date, id`,
  collectifs: (ids) => sql`
    select id, nom, null as prenom, null as date, null as code, null as minutes, null as lieu
    from collectif where id in (${ids}) order by nom, id`,
  actionsParents: (ids) => sql`
    select id, null as nom, null as prenom, date, genre as code, participants as minutes, null as lieu
    from action_parents where id in (${ids}) order by date, id`,
  concertations: (ids) => sql`
    select c.id, coalesce(p.nom, e.nom) as nom, null as prenom, c.date, c.genre as code, null as minutes,
      c.axe as lieu
    from concertation as c left join partenaire as p on p.id = c.partenaire_id
    left join etablissement as e on e.id = c.etablissement_id
    where c.id in (${ids}) order by c.date, c.id`,
  partenaires: (ids) => sql`
    select id, nom, null as prenom, null as date, null as code, null as minutes, type as lieu
    from partenaire where id in (${ids}) order by nom, id`,
}

/** The records of one kind by their ids; those deleted meanwhile are left out. */
export async function findProvenanceRows(
  db: Kysely<Database>,
  kind: ProvenanceKind,
  ids: readonly string[],
): Promise<readonly ProvenanceRow[]> {
  const list = sql`select value from json_each(${JSON.stringify(ids)})`
  return (await QUERIES[kind](list).execute(db)).rows
}
