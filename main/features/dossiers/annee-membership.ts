import { sql } from 'kysely'

/**
 * Records that belong to an année, as SQL subqueries giving ids. People and schools outlive an année: each
 * belongs to it when its records use them, or when no année does (just entered, not placed yet).
 */
export const actionsOf = (anneeId: string) => sql`select id from action where annee_id = ${anneeId}`
const seancesOf = (anneeId: string) => sql`
  select s.id from seance as s
  join collectif as c on c.id = s.collectif_id
  where c.action_id in (${actionsOf(anneeId)})`

export const creneauxOf = (anneeId: string) => sql`
  select k.id from creneau as k
  join collectif as c on c.id = k.collectif_id
  where c.action_id in (${actionsOf(anneeId)})`

const usedEnfants = (anneeId: string) => sql`
  select enfant_id from inscription where action_id in (${actionsOf(anneeId)})
  union select enfant_id from presence where seance_id in (${seancesOf(anneeId)})
  union select enfant_id from orientation where annee_id = ${anneeId} and enfant_id is not null
  union select enfant_id from autorisation where annee_id = ${anneeId}
  union select enfant_id from progression where annee_id = ${anneeId}`
const everUsedEnfants = sql`
  select enfant_id from inscription union select enfant_id from presence
  union select enfant_id from orientation where enfant_id is not null
  union select enfant_id from autorisation union select enfant_id from progression`

const usedIntervenants = (anneeId: string) => sql`
  select intervenant_id from heures where action_id in (${actionsOf(anneeId)})
  union select intervenant_id from seance_intervenant where seance_id in (${seancesOf(anneeId)})
  union select i.intervenant_id from formation_intervenant as i
    join formation as f on f.id = i.formation_id where f.action_id in (${actionsOf(anneeId)})
  union select intervenant_id from creneau_intervenant where creneau_id in (${creneauxOf(anneeId)})`
const everUsedIntervenants = sql`
  select intervenant_id from heures union select intervenant_id from seance_intervenant
  union select intervenant_id from formation_intervenant
  union select intervenant_id from creneau_intervenant`

const usedEtablissements = (anneeId: string) => sql`
  select etablissement_id from inscription where action_id in (${actionsOf(anneeId)}) and etablissement_id is not null
  union select etablissement_id from orientation where annee_id = ${anneeId} and etablissement_id is not null
  union select etablissement_id from concertation where action_id in (${actionsOf(anneeId)}) and etablissement_id is not null`
const everUsedEtablissements = sql`
  select etablissement_id from inscription where etablissement_id is not null
  union select etablissement_id from orientation where etablissement_id is not null
  union select etablissement_id from concertation where etablissement_id is not null`

const usedPartenaires = (anneeId: string) => sql`
  select partenaire_id from concertation where action_id in (${actionsOf(anneeId)}) and partenaire_id is not null
  union select partenaire_id from projet where action_id in (${actionsOf(anneeId)}) and partenaire_id is not null`
const everUsedPartenaires = sql`
  select partenaire_id from concertation where partenaire_id is not null
  union select partenaire_id from projet where partenaire_id is not null`

const usedFamilles = (anneeId: string) => sql`
  select famille_id from enfant where famille_id is not null and id in (${enfantsOf(anneeId)})
  union select famille_id from action_parents_famille where action_parents_id in (
    select id from action_parents where action_id in (${actionsOf(anneeId)})
  )`
const everUsedFamilles = sql`
  select famille_id from enfant where famille_id is not null
  union select famille_id from action_parents_famille`

const usedOrUnused = (
  table: string,
  used: ReturnType<typeof sql>,
  everUsed: ReturnType<typeof sql>,
) =>
  sql<string>`select id from ${sql.table(table)} where id in (${used}) or id not in (${everUsed})`

export const enfantsOf = (anneeId: string) =>
  usedOrUnused('enfant', usedEnfants(anneeId), everUsedEnfants)
export const intervenantsOf = (anneeId: string) =>
  usedOrUnused('intervenant', usedIntervenants(anneeId), everUsedIntervenants)
export const etablissementsOf = (anneeId: string) =>
  usedOrUnused('etablissement', usedEtablissements(anneeId), everUsedEtablissements)
export const partenairesOf = (anneeId: string) =>
  usedOrUnused('partenaire', usedPartenaires(anneeId), everUsedPartenaires)
export const famillesOf = (anneeId: string) =>
  usedOrUnused('famille', usedFamilles(anneeId), everUsedFamilles)

/** Tables of people and schools, each before the tables that it refers to. */
export const SHARED_TABLES = [
  'enfant',
  'famille',
  'intervenant',
  'etablissement',
  'partenaire',
] as const
export type SharedTable = (typeof SHARED_TABLES)[number]

/** The ids that the records of an année speak of. */
export const USED: Readonly<Record<SharedTable, (anneeId: string) => ReturnType<typeof sql>>> = {
  enfant: usedEnfants,
  famille: usedFamilles,
  intervenant: usedIntervenants,
  etablissement: usedEtablissements,
  partenaire: usedPartenaires,
}

/** The ids that the records of any année speak of. */
export const EVER_USED: Readonly<Record<SharedTable, ReturnType<typeof sql>>> = {
  enfant: everUsedEnfants,
  famille: everUsedFamilles,
  intervenant: everUsedIntervenants,
  etablissement: everUsedEtablissements,
  partenaire: everUsedPartenaires,
}
