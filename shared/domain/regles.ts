/**
 * Rules of an année for its groups: each gives a warning, never a refusal, and null is no rule. The texts of the network differ from one period
 * to the next, so each structure sets its own.
 */
export type ReglesAnnee = {
  /** Number of children in a collectif. */
  readonly effectifMin: number | null
  readonly effectifMax: number | null
  /** Number of adults at each séance. */
  readonly intervenantsParSeance: number | null
  /** Children present for one adult, at most. */
  readonly enfantsParIntervenant: number | null
  /** Absences in a row, not excused, after which Accueil proposes to call the famille. */
  readonly absencesAvantAppel: number | null
  /** Séances of a collectif in a week of activity. */
  readonly seancesParSemaine: number | null
  /** Share of the séances tenues whose register is full, in percent, for attendance to be « suivie ». */
  readonly registresComplets: number | null
}

/** caf.fr: 8 to 12 children and two adults by group; one adult for 5 to 7 children and two séances a week since the expérimentation of 2015. */
export const REGLES_PAR_DEFAUT: ReglesAnnee = {
  effectifMin: 8,
  effectifMax: 12,
  intervenantsParSeance: 2,
  enfantsParIntervenant: 7,
  absencesAvantAppel: 3,
  seancesParSemaine: 2,
  registresComplets: 90,
}
