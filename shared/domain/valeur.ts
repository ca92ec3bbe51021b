/**
 * The value of a figure or of an answer of the bilan: a number (hours are decimal hours), yes/no, a
 * text or an ISO date, a list of names or codes, or null when there is nothing to say.
 */
export type Valeur = number | boolean | string | readonly string[] | null

/** The tables of records that can stand behind a figure. */
export const PROVENANCE_KINDS = [
  'enfants',
  'familles',
  'inscriptions',
  'etablissements',
  'intervenants',
  'seances',
  'heures',
  'formations',
  'collectifs',
  'actionsParents',
  'concertations',
  'evaluations',
  'projets',
  'faitsMarquants',
  'partenaires',
] as const
export type ProvenanceKind = (typeof PROVENANCE_KINDS)[number]

/** Ids of the records behind a figure, by table. */
export type Provenance = { readonly [K in ProvenanceKind]?: readonly string[] }

/** One figure with the records that it was computed from. */
export type Indicateur = {
  readonly valeur: Valeur
  readonly provenance: Provenance
  /** Number of enfants behind each record of the figure, by record id; where the form asks for it. */
  readonly effectifs?: ReadonlyMap<string, number>
  /**
   * True where the records do not settle the figure: a « non » of a list that is not kept, an écart, a text
   * drafted from facts (référentiel, « Sure or proposed »). Absent: the figure is sure.
   */
  readonly isProposed?: boolean
}
