import type {
  Activite,
  CategorieHeures,
  EtatPresence,
  EtatSeance,
  GenreEcole,
  GenreImport,
  GenreParents,
  GenreProjet,
  MomentConcertation,
  NATURES_LOCAL,
  Objectif,
  Origine,
  PublicEvaluation,
  Situation,
  Statut,
  StatutInscription,
  StatutOrientation,
  TypeEtablissement,
  ZONAGES,
} from '../domain/listes.ts'
import type { Palier } from '../domain/niveau.ts'
import type { NiveauSuivi, Trimestre } from '../domain/progression.ts'
import type { ProvenanceKind } from '../domain/valeur.ts'
import { typographie } from '../format.ts'

/**
 * Wording of the app's own codes, on screen, in the annexes and on the command line. The wording of a Caf's form is
 * in its trame.
 */
export const LIBELLES_STATUT: Readonly<Record<Statut, string>> = {
  salarie: 'Salarié',
  volontaire: 'Volontaire',
  benevole: 'Bénévole',
}

export const LIBELLES_ETAT_SEANCE: Readonly<Record<EtatSeance, string>> = {
  tenue: 'Tenue',
  prevue: 'Prévue',
  annulee: 'Annulée',
}

export const LIBELLES_PRESENCE: Readonly<Record<EtatPresence, string>> = {
  present: 'Présent',
  absent: 'Absent',
  excuse: 'Excusé',
}

export const LIBELLES_INSCRIPTION: Readonly<Record<StatutInscription, string>> = {
  inscrit: 'Inscrit',
  'liste-attente': 'Liste d’attente',
  'jamais-venu': 'Jamais venu',
}

export const LIBELLES_ORIENTATION: Readonly<Record<StatutOrientation, string>> = {
  recue: 'Reçue',
  'famille-contactee': 'Famille contactée',
  accord: 'Accord de la famille',
  inscrite: 'Inscrite',
  refusee: 'Refusée',
  'sans-suite': 'Sans suite',
}

export const LIBELLES_ORIGINE: Readonly<Record<Origine, string>> = {
  famille: 'Famille',
  enfant: 'Enfant ou jeune',
  enseignant: 'Enseignant',
  association: 'Acteur local',
  'reussite-educative': 'Réussite éducative',
  autre: 'Autre',
}

export const LIBELLES_SITUATION: Readonly<Record<Situation, string>> = {
  'difficulte-scolaire': 'Difficulté scolaire',
  logement: 'Logement ou environnement inadapté',
  'acces-culture': 'Accès limité aux activités culturelles',
  'disponibilite-parents': 'Disponibilité réduite des parents',
  'maitrise-francais': 'Maîtrise difficile du français par les parents',
  'rupture-ecole': 'Parents en difficulté avec l’école',
}

export const LIBELLES_IMPORT: Readonly<Record<GenreImport, string>> = {
  orientations: 'Liste d’école',
  responsables: 'Responsables d’élèves',
  heures: 'Heures',
  inscrits: 'Enfants inscrits',
  presences: 'Présences',
}

export const LIBELLES_HEURES: Readonly<Record<CategorieHeures, string>> = {
  preparation: 'Préparation',
  reunion: 'Réunion',
  formation: 'Formation',
  parents: 'Parents',
  concertation: 'Concertation',
  autre: 'Autre',
}

/** Shorter than a form's own wording, to fit a column. */
export const LIBELLES_ACTIVITE: Readonly<Record<Activite, string>> = {
  methodologie: 'Méthodologie',
  'travail-personnel': 'Travail personnel',
  numerique: 'Numérique',
  'culture-sport': 'Culture et sport',
  sciences: 'Sciences et techniques',
  jeux: 'Jeux éducatifs',
  sorties: 'Sorties',
  citoyennete: 'Citoyenneté',
  'ecole-orientation': 'École et orientation',
}

export const LIBELLES_PALIER: Readonly<Record<Palier, string>> = {
  elementaire: 'Élémentaire',
  college: 'Collège',
  lycee: 'Lycée',
  autres: 'Autres',
}

export const LIBELLES_PROVENANCE: Readonly<Record<ProvenanceKind, readonly [string, string]>> = {
  enfants: ['enfant', 'enfants'],
  familles: ['famille', 'familles'],
  inscriptions: ['inscription', 'inscriptions'],
  etablissements: ['établissement', 'établissements'],
  intervenants: ['intervenant', 'intervenants'],
  seances: ['séance', 'séances'],
  heures: ['saisie d’heures', 'saisies d’heures'],
  formations: ['formation', 'formations'],
  collectifs: ['collectif', 'collectifs'],
  actionsParents: ['action avec les parents', 'actions avec les parents'],
  concertations: ['concertation', 'concertations'],
  evaluations: ['évaluation', 'évaluations'],
  projets: ['projet', 'projets'],
  faitsMarquants: ['fait marquant', 'faits marquants'],
  partenaires: ['partenaire', 'partenaires'],
}

export const LIBELLES_GENRE_PARENTS: Readonly<Record<GenreParents, string>> = {
  'reunion-information': 'Réunion d’information',
  contractualisation: 'Contractualisation',
  'rencontre-individuelle': 'Rencontre individuelle',
  'outil-liaison': 'Outil de liaison',
  'accompagnement-enseignants': 'Accompagnement chez les enseignants',
  convivialite: 'Temps de convivialité',
  'participation-seance': 'Participation à une séance',
  'rencontre-thematique': 'Rencontre thématique',
  numerique: 'Accompagnement au numérique',
  'associations-parents': 'Associations de parents d’élèves',
  'codes-ecole': 'Codes de l’école',
  'mise-en-relation': 'Mise en relation avec des partenaires',
  evaluation: 'Évaluation',
}

export const LIBELLES_GENRE_ECOLE: Readonly<Record<GenreEcole, string>> = {
  'partenariat-formalise': 'Partenariat formalisé',
  'partenariat-informel': 'Partenariat informel',
  orientation: 'Orientation des enfants',
  'echanges-reguliers': 'Échanges réguliers',
}

export const LIBELLES_TYPE_ETABLISSEMENT: Readonly<Record<TypeEtablissement, string>> = {
  ecole: 'École',
  college: 'Collège',
  lycee: 'Lycée',
  autre: 'Autre',
}

export const LIBELLES_NATURE_LOCAL: Readonly<Record<(typeof NATURES_LOCAL)[number], string>> = {
  associatif: 'Associatif',
  municipal: 'Municipal',
  scolaire: 'Scolaire',
}

export const LIBELLES_ZONAGE: Readonly<Record<(typeof ZONAGES)[number], string>> = {
  rep: 'REP (éducation prioritaire)',
  pre: 'PRE (réussite éducative)',
  'politique-ville': 'Politique de la ville',
}

export const LIBELLES_MOMENT: Readonly<Record<MomentConcertation, string>> = {
  amont: 'En amont du projet',
  bilan: 'Lors du bilan',
}

export const LIBELLES_PUBLIC: Readonly<Record<PublicEvaluation, string>> = {
  enfants: 'Enfants',
  parents: 'Parents',
  enseignants: 'Enseignants',
  intervenants: 'Intervenants',
}

export const LIBELLES_PROJET: Readonly<Record<GenreProjet, string>> = {
  'ouverture-culturelle': 'Ouverture culturelle',
  'accompagnement-parents': 'Accompagnement des parents',
}

/** The words of the référentiel, shortened where they name examples. */
export const LIBELLES_OBJECTIF: Readonly<Record<Objectif, string>> = {
  methodologie: 'Appui et méthodologie au travail scolaire',
  'centres-interet': 'Élargir les centres d’intérêt : ressources locales, sorties culturelles',
  'vie-collective': 'Développer les capacités de vie collective',
  competences: 'Mettre en valeur les compétences et l’entraide',
  'suivi-presences': 'Suivi régulier des présences',
  'information-parents': 'Informer les parents lors de l’inscription',
  convivialite: 'Temps de convivialité enfants et parents',
  'codes-ecole': 'Accompagner les parents dans les codes de l’école',
  'orientation-partenaires': 'Orienter les parents vers d’autres partenaires',
  'echanges-informels': 'Échanges informels réguliers avec les parents',
  'relations-ecole': 'Relations avec directeurs, CPE et enseignants',
  'orientation-ecole': 'Collaboration pour l’orientation des enfants vers le Clas',
  'reunions-ecole': 'Réunion de concertation en amont et lors du bilan',
  'acteurs-territoire': 'Relations avec les associations et partenaires du secteur',
}

export const LIBELLES_NIVEAU_SUIVI: Readonly<Record<NiveauSuivi, string>> = {
  1: 'Pas encore',
  2: 'Avec de l’aide',
  3: 'Souvent',
  4: 'Tout à fait',
}

export const LIBELLES_TRIMESTRE: Readonly<Record<Trimestre, string>> = {
  1: '1er trimestre',
  2: '2e trimestre',
  3: '3e trimestre',
}

/**
 * Sentence for two contributions that bear one identity and seem to be of two centres: what happens, and what to do.
 */
export function identiteDoubleText({
  compte,
  autre,
  raison,
}: {
  readonly compte: string
  readonly autre: string
  readonly raison: 'nom' | 'enfants'
}): string {
  const start =
    raison === 'nom'
      ? `« ${autre} » et « ${compte} » portent la même identité, mais pas le même nom : seule la contribution la plus récente, « ${compte} », peut compter. Si c’est un centre qui a changé de nom, il n’y a rien à faire.`
      : `Deux contributions de « ${compte} » portent la même identité, mais presque aucun enfant en commun : seule la plus récente peut compter.`
  return typographie(
    `${start} Si ce sont deux centres, la base de l’un a été copiée chez l’autre : le second choisit « Donner une autre identité à ce centre » (Réglages, Réseau) et refait sa contribution ; retirez alors l’ancienne.`,
  )
}
