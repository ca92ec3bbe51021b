import type { CategorieAnnexe } from '../../../shared/domain/annexes.ts'
import type {
  Activite,
  EtatSeance,
  GenreEcole,
  GenreParents,
  Statut,
  StatutOrientation,
} from '../../../shared/domain/listes.ts'
import type { Palier } from '../../../shared/domain/niveau.ts'
import { LIBELLES_ORIGINE, LIBELLES_SITUATION } from '../../../shared/texts/libelles.ts'

/**
 * The closed lists in a word or two, to fit a cell. These are not the wordings of a form: those are
 * sentences, and belong to its trame.
 */
export const STATUT: Readonly<Record<Statut, string>> = {
  salarie: 'salarié',
  volontaire: 'volontaire',
  benevole: 'bénévole',
}

export const CATEGORIE: Readonly<Record<CategorieAnnexe, string>> = {
  seances: 'séances',
  preparation: 'préparation',
  reunion: 'réunion',
  formation: 'formation',
  parents: 'parents',
  concertation: 'concertation',
  autre: 'autre',
}

export const PALIER: Readonly<Record<Palier, string>> = {
  elementaire: 'élémentaire',
  college: 'collège',
  lycee: 'lycée',
  autres: 'autres',
}

/** As a cell has them: « difficulté scolaire », not « Difficulté scolaire ». */
function uncapitalised<C extends string>(libelles: Readonly<Record<C, string>>): Record<C, string> {
  const entries = Object.entries<string>(libelles).map(([code, text]) => [
    code,
    `${text.charAt(0).toLowerCase()}${text.slice(1)}`,
  ])
  return Object.fromEntries(entries) as Record<C, string>
}

export const ORIGINE = uncapitalised(LIBELLES_ORIGINE)

export const SITUATION = uncapitalised(LIBELLES_SITUATION)

export const ETAT_SEANCE: Readonly<Record<EtatSeance, string>> = {
  tenue: 'tenue',
  prevue: 'prévue',
  annulee: 'annulée',
}

export const ACTIVITE: Readonly<Record<Activite, string>> = {
  methodologie: 'méthodologie',
  'travail-personnel': 'travail personnel',
  numerique: 'numérique',
  'culture-sport': 'culture et sport',
  sciences: 'sciences et techniques',
  jeux: 'jeux éducatifs',
  sorties: 'sorties',
  citoyennete: 'citoyenneté',
  'ecole-orientation': 'école et orientation',
}

export const STATUT_ORIENTATION: Readonly<Record<StatutOrientation, string>> = {
  recue: 'reçue',
  'famille-contactee': 'famille contactée',
  inscrite: 'inscrite',
  refusee: 'refusée',
  'sans-suite': 'sans suite',
}

export const GENRE_PARENTS: Readonly<Record<GenreParents, string>> = {
  'reunion-information': 'réunion d’information',
  contractualisation: 'contractualisation',
  'rencontre-individuelle': 'rencontre individuelle',
  'outil-liaison': 'outil de liaison',
  'accompagnement-enseignants': 'accompagnement chez les enseignants',
  convivialite: 'temps de convivialité',
  'participation-seance': 'participation à une séance',
  'rencontre-thematique': 'rencontre thématique',
  numerique: 'accompagnement au numérique',
  'associations-parents': 'associations de parents d’élèves',
  'codes-ecole': 'codes de l’école',
  'mise-en-relation': 'mise en relation avec des partenaires',
  evaluation: 'évaluation',
}

export const GENRE_ECOLE: Readonly<Record<GenreEcole, string>> = {
  'partenariat-formalise': 'partenariat formalisé',
  'partenariat-informel': 'partenariat informel',
  orientation: 'orientation des enfants',
  'echanges-reguliers': 'échanges réguliers',
}

/** The wording of a code; a code of a free list is its own wording. */
export function libelleOf(libelles: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(libelles, code) ? (libelles[code] as string) : code
}

/** Several codes in one cell. */
export function enListe<C extends string>(
  codes: readonly C[],
  libelles: Readonly<Record<C, string>>,
): string {
  return codes.map((code) => libelles[code]).join(', ')
}
