/**
 * Closed lists of the trade, as codes. Their wording belongs to the form (resources/trames) or to the
 * screens (renderer/texts): nothing here is read by a user.
 */
export const STATUTS = ['salarie', 'volontaire', 'benevole'] as const
export type Statut = (typeof STATUTS)[number]

export const ETATS_SEANCE = ['tenue', 'prevue', 'annulee'] as const
export type EtatSeance = (typeof ETATS_SEANCE)[number]

export const ETATS_PRESENCE = ['present', 'absent', 'excuse'] as const
export type EtatPresence = (typeof ETATS_PRESENCE)[number]

export const STATUTS_INSCRIPTION = ['inscrit', 'liste-attente', 'jamais-venu'] as const
export type StatutInscription = (typeof STATUTS_INSCRIPTION)[number]

/** The steps that follow the reception of an orientation; the last three end it. */
export const ETAPES_ORIENTATION = [
  'famille-contactee',
  'accord',
  'inscrite',
  'refusee',
  'sans-suite',
] as const
export type EtapeOrientation = (typeof ETAPES_ORIENTATION)[number]

export const STATUTS_ORIENTATION = ['recue', ...ETAPES_ORIENTATION] as const
export type StatutOrientation = (typeof STATUTS_ORIENTATION)[number]

/** Documents written from the records of an action, beside its bilan. */
export const DOCUMENTS_ECRITS = ['experience', 'presentation', 'contrat'] as const
export type DocumentEcrit = (typeof DOCUMENTS_ECRITS)[number]

/** Genres of import: pupils that a school proposes, adults of known children, hours, enfants inscrits, présences. */
export const GENRES_IMPORT = [
  'orientations',
  'responsables',
  'heures',
  'inscrits',
  'presences',
] as const
export type GenreImport = (typeof GENRES_IMPORT)[number]

/** Genres that the user chooses for a spreadsheet: a list of parents is told from a list of children by its columns. */
export const GENRES_TABLEUR = [
  'orientations',
  'inscrits',
  'heures',
  'presences',
] as const satisfies readonly GenreImport[]
export type GenreTableur = (typeof GENRES_TABLEUR)[number]

export const CATEGORIES_HEURES = [
  'preparation',
  'reunion',
  'formation',
  'parents',
  'concertation',
  'autre',
] as const
export type CategorieHeures = (typeof CATEGORIES_HEURES)[number]

export const JOURS = [
  'lundi',
  'mardi',
  'mercredi',
  'jeudi',
  'vendredi',
  'samedi',
  'dimanche',
] as const
export type Jour = (typeof JOURS)[number]

export const TYPES_ETABLISSEMENT = ['ecole', 'college', 'lycee', 'autre'] as const
export type TypeEtablissement = (typeof TYPES_ETABLISSEMENT)[number]

export const EDUCATIONS_PRIORITAIRES = ['REP', 'REP+'] as const
export type EducationPrioritaire = (typeof EDUCATIONS_PRIORITAIRES)[number]

export const ZONES_SCOLAIRES = ['A', 'B', 'C'] as const
export type ZoneScolaire = (typeof ZONES_SCOLAIRES)[number]

export const NATURES_LOCAL = ['associatif', 'municipal', 'scolaire'] as const
export const ZONAGES = ['rep', 'pre', 'politique-ville'] as const
export const SEXES = ['F', 'M'] as const

/** The six situations of the Caf 47 form. */
export const SITUATIONS = [
  'difficulte-scolaire',
  'logement',
  'acces-culture',
  'disponibilite-parents',
  'maitrise-francais',
  'rupture-ecole',
] as const
export type Situation = (typeof SITUATIONS)[number]

/** The six origins of an inscription of the Caf 47 form. */
export const ORIGINES = [
  'famille',
  'enfant',
  'enseignant',
  'association',
  'reussite-educative',
  'autre',
] as const
export type Origine = (typeof ORIGINES)[number]

/** The nine kinds of activity of the Caf 47 form. */
export const ACTIVITES = [
  'methodologie',
  'travail-personnel',
  'numerique',
  'culture-sport',
  'sciences',
  'jeux',
  'sorties',
  'citoyennete',
  'ecole-orientation',
] as const
export type Activite = (typeof ACTIVITES)[number]

/** The thirteen kinds of action with parents of the Caf 47 form. */
export const GENRES_PARENTS = [
  'reunion-information',
  'contractualisation',
  'rencontre-individuelle',
  'outil-liaison',
  'accompagnement-enseignants',
  'convivialite',
  'participation-seance',
  'rencontre-thematique',
  'numerique',
  'associations-parents',
  'codes-ecole',
  'mise-en-relation',
  'evaluation',
] as const
export type GenreParents = (typeof GENRES_PARENTS)[number]

export const AXES_CONCERTATION = ['ecole', 'territoire'] as const

/** The four kinds of concertation with the school of the Caf 47 form. */
export const GENRES_ECOLE = [
  'partenariat-formalise',
  'partenariat-informel',
  'orientation',
  'echanges-reguliers',
] as const
export type GenreEcole = (typeof GENRES_ECOLE)[number]

/** Moments of a concertation with the school in the life of the projet: the référentiel asks for both. */
export const MOMENTS_CONCERTATION = ['amont', 'bilan'] as const
export type MomentConcertation = (typeof MOMENTS_CONCERTATION)[number]

/** Publics that an évaluation can ask. */
export const PUBLICS_EVALUATION = ['enfants', 'parents', 'enseignants', 'intervenants'] as const
export type PublicEvaluation = (typeof PUBLICS_EVALUATION)[number]

/** The two projects of the bonifications. */
export const GENRES_PROJET = ['ouverture-culturelle', 'accompagnement-parents'] as const
export type GenreProjet = (typeof GENRES_PROJET)[number]

/** The fourteen objectives of the four axes, in the order of the référentiel. */
export const OBJECTIFS = [
  'methodologie',
  'centres-interet',
  'vie-collective',
  'competences',
  'suivi-presences',
  'information-parents',
  'convivialite',
  'codes-ecole',
  'orientation-partenaires',
  'echanges-informels',
  'relations-ecole',
  'orientation-ecole',
  'reunions-ecole',
  'acteurs-territoire',
] as const
export type Objectif = (typeof OBJECTIFS)[number]

/** The given codes of a closed list, put in the order of the list: the database has another order. */
export const inOrderOf = <C extends string>(liste: readonly C[], kept: readonly string[]): C[] =>
  liste.filter((code) => kept.includes(code))
