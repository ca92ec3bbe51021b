import type { IsoDate, IsoTime } from '../dates.ts'
import type { Brouillon } from './bilan.ts'
import type { Comparaison } from './ecarts.ts'
import type {
  Activite,
  CategorieHeures,
  EtatSeance,
  GenreParents,
  Origine,
  Situation,
  Statut,
  StatutOrientation,
} from './listes.ts'
import type { Niveau } from './niveau.ts'
import type { Totaux } from './presence.ts'
import type { Trimestre } from './progression.ts'
import type { ChampTrame } from './trame.ts'
import type { Valeur } from './valeur.ts'

/** Use of an intervenant's minutes: séances, or one of the other catégories. */
export type CategorieAnnexe = CategorieHeures | 'seances'

/** One person under one statut in one catégorie. */
export type HeuresAnnexe = {
  /** `I03`: one intervenant has the same code in every copy made for the action, whatever the date. */
  readonly code: string
  /** The name in a nominative copy, else the code. */
  readonly intervenant: string
  /** null: no statut was in force that day, so these minutes count nowhere. */
  readonly statut: Statut | null
  readonly categorie: CategorieAnnexe
  /** By month `AAAA-MM`; a month without minutes is absent. */
  readonly minutesParMois: Readonly<Record<string, number>>
}

/** Identity of a child: present in a nominative copy only. */
export type IdentiteEnfant = {
  readonly nom: string
  readonly prenom: string
  /** A date, or a year alone when nothing more is known. */
  readonly naissance: IsoDate | number | null
  readonly responsables: readonly string[]
}

/** One enfant counted by the bilan. */
export type EnfantAnnexe = Totaux & {
  /** `E07`: one enfant has the same code in every copy made for the action, whatever the date (see pseudonymes.ts). */
  readonly code: string
  readonly identite: IdentiteEnfant | null
  readonly niveau: Niveau | null
  readonly collectifs: readonly string[]
  readonly etablissements: readonly string[]
  readonly origines: readonly Origine[]
}

/** One séance dated up to the bilan's date. One that was not held counts in no figure. */
export type SeanceAnnexe = Totaux & {
  readonly date: IsoDate
  readonly collectif: string
  readonly debut: IsoTime
  readonly fin: IsoTime
  readonly minutes: number
  readonly etat: EtatSeance
  readonly intervenants: number
  readonly activites: readonly Activite[]
  /** Free text, which may name someone: null in a pseudonymised copy. */
  readonly motif: string | null
  readonly note: string | null
}

/** Mark of one enfant for one séance in the register. */
export type Marque = 'present' | 'absent' | 'excuse' | 'inconnu' | 'hors-inscription'

export type LigneGrille = Totaux & {
  /** The name in a nominative copy, else the code. */
  readonly enfant: string
  /** One per séance of the grille, in its order. */
  readonly marques: readonly Marque[]
}

/** The register of one collectif: enfants × séances tenues. */
export type GrilleAnnexe = {
  readonly collectif: string
  readonly dates: readonly IsoDate[]
  readonly lignes: readonly LigneGrille[]
}

export type OrientationAnnexe = {
  readonly date: IsoDate
  /** The enfant's code, null when the enfant has no inscription in the action. */
  readonly code: string | null
  readonly niveau: Niveau | null
  readonly etablissement: string | null
  readonly origines: readonly Origine[]
  /** `oui`, `non`, or the date of the agreement. */
  readonly accordParental: string | null
  readonly statut: StatutOrientation
  readonly retourEcole: IsoDate | null
  readonly identite: {
    readonly nom: string
    readonly prenom: string
    readonly classe: string | null
    readonly enseignant: string | null
    readonly situations: readonly Situation[]
    readonly criteres: readonly string[]
    readonly objectif: string | null
  } | null
}

export type ActionParentsAnnexe = {
  readonly date: IsoDate
  readonly genre: GenreParents
  readonly participants: number | null
  /** Number of familles known to the base among the participants. */
  readonly familles: number
  /** null in a pseudonymised copy. */
  readonly identite: { readonly familles: readonly string[]; readonly note: string | null } | null
}

export type ConcertationAnnexe = {
  readonly date: IsoDate
  readonly axe: 'ecole' | 'territoire'
  /** One of the four codes of the axe école; free for the territoire, and null there in a pseudonymised copy. */
  readonly genre: string | null
  readonly etablissement: string | null
  readonly partenaire: string | null
  /** Free text: null in a pseudonymised copy. */
  readonly note: string | null
}

/** How many enfants stand at each level of an échelle, in a trimestre: counts alone, no name. */
export type SuiviAnnexe = {
  readonly echelle: string
  readonly trimestre: Trimestre
  /** By level, from 1 to 4. */
  readonly effectifs: readonly [number, number, number, number]
  /** Enfants counted by the bilan for whom nothing was entered. */
  readonly nonRenseignes: number
}

/** Size of a group of enfants; null where the record does not say. */
export type EffectifAnnexe = {
  /** « 6-10 », « 11-16 », « 17- ». */
  readonly tranche: string | null
  readonly sexe: 'F' | 'M' | null
  readonly quartier: string | null
  readonly nombre: number
}

/**
 * The records behind an action's bilan, as of its date, ready to be listed: sorted as a reader expects,
 * and holding no name of a child, of a famille, of an intervenant nor any free text unless `nominatif`.
 */
export type AnnexesData = {
  readonly nominatif: boolean
  readonly structure: string
  readonly annee: { readonly debut: IsoDate; readonly fin: IsoDate }
  readonly arreteAu: IsoDate
  readonly action: { readonly numero: string; readonly intitule: string | null }
  readonly heures: readonly HeuresAnnexe[]
  readonly enfants: readonly EnfantAnnexe[]
  /** Number of those enfants by age on the day, sexe and quartier; empty groups are left out. */
  readonly effectifs: readonly EffectifAnnexe[]
  /** Présences recorded for enfants whom the bilan does not count (waiting list, no inscription). */
  readonly presencesNonComptees: number
  readonly seances: readonly SeanceAnnexe[]
  /** One per collectif with at least one séance tenue. */
  readonly grilles: readonly GrilleAnnexe[]
  readonly orientations: readonly OrientationAnnexe[]
  readonly actionsParents: readonly ActionParentsAnnexe[]
  readonly concertations: readonly ConcertationAnnexe[]
  /** Échelles and trimestres with at least one level entered; empty without follow-up. */
  readonly suivi: readonly SuiviAnnexe[]
}

/** Display format of a value of the annexes; `rate` is a ratio between 0 and 1. */
export type KindAnnexe = ChampTrame['kind'] | 'rate'

/** One figure of the bilan, as it is sent. */
export type FigureAnnexe = {
  readonly code: string
  /** Heading of the form under which the figure stands: several labels repeat across the form. */
  readonly rubrique: string
  readonly label: string
  readonly kind: KindAnnexe
  readonly valeur: Valeur
  /** Value that the records give. */
  readonly valeurCalculee: Valeur
  /** True when the coordinator replaced a computed value; a rewritten proposal is no correction. */
  readonly isCorrected: boolean
  /** True for an answer that the coordinator has not confirmed yet. */
  readonly isProposed: boolean
  /** True for words that someone typed, which may name a child: shown in a nominative copy only. */
  readonly isFreeText: boolean
  /** Reason of the correction: free text, left out of a pseudonymised copy. */
  readonly raison: string | null
  /** Records behind the computed value, null when nothing is computed. */
  readonly recordsCount: number | null
}

/** One value announced by the projet, beside the réel. */
export type LignePrevisionnel = Omit<Comparaison, 'code'> & {
  readonly rubrique: string
  readonly label: string
  readonly kind: KindAnnexe
}

/** Whole content of the workbook of annexes: the records, and the figures made of them. */
export type Annexes = AnnexesData & {
  /** What a draft says on each page, and the answers still missing; null when the bilan is ready. */
  readonly brouillon: Brouillon | null
  readonly figures: readonly FigureAnnexe[]
  readonly previsionnel: readonly LignePrevisionnel[]
}
