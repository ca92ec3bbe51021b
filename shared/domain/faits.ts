import type { IsoDate } from '../dates.ts'
import type { JoursFermes } from './calendrier.ts'
import type {
  EducationPrioritaire,
  EtatSeance,
  GenreProjet,
  MomentConcertation,
  Objectif,
  PublicEvaluation,
  Statut,
} from './listes.ts'
import type { Niveau } from './niveau.ts'
import { REGLES_PAR_DEFAUT, type ReglesAnnee } from './regles.ts'

/** What the records of one action say as of a date: the only input of the figures. */
export type Faits = {
  readonly arreteAu: IsoDate
  /** Every séance of the année, in order of date and time; attendance counted for each. */
  readonly seances: readonly {
    readonly id: string
    readonly collectifId: string
    readonly date: IsoDate
    readonly etat: EtatSeance
    readonly minutes: number
    readonly presents: number
    readonly absents: number
    readonly excuses: number
    readonly intervenants: number
  }[]
  /** Time spent ≤ D, by person and statut in force that day (null: none was), with the records behind. */
  readonly minutes: readonly {
    readonly intervenantId: string
    readonly statut: Statut | null
    readonly minutes: number
    readonly seances: readonly string[]
    readonly heures: readonly string[]
    readonly formations: readonly string[]
  }[]
  /** Inscriptions that count (begun ≤ D, neither waiting nor « jamais venu »), in order of date. */
  readonly inscriptions: readonly {
    readonly id: string
    readonly enfantId: string
    readonly familleId: string | null
    /** Of an enfant anonymisé: from that day on, another enfant counts its famille. */
    readonly foyerCompteDes?: IsoDate | null
    /** The record lost its name: nobody can complete it. */
    readonly isAnonyme?: boolean
    readonly niveau: Niveau | null
    readonly etablissement: {
      readonly id: string
      readonly nom: string
      readonly commune: string | null
      readonly educationPrioritaire: EducationPrioritaire | null
      readonly quartierPrioritaire: string | null
    } | null
  }[]
  /** What the tables of some forms ask of those enfants, by their id. */
  readonly enfants: ReadonlyMap<string, FaitsEnfant>
  /** Of the oldest année that the base knows: « nouveaux » are so since then. */
  readonly premiereAnnee: IsoDate | null
  /** By code: ids of the enfants, inscriptions and séances that carry it. */
  readonly situations: ReadonlyMap<string, readonly string[]>
  readonly origines: ReadonlyMap<string, readonly string[]>
  readonly activites: ReadonlyMap<string, readonly string[]>
  readonly actionsParents: readonly {
    readonly id: string
    readonly genre: string
    readonly date: IsoDate
    /** Ids of the familles that came. */
    readonly familles: readonly string[]
  }[]
  readonly concertations: readonly {
    readonly id: string
    readonly axe: 'ecole' | 'territoire'
    readonly genre: string
    readonly date: IsoDate
    readonly moment: MomentConcertation | null
    readonly partenaire: {
      readonly id: string
      readonly nom: string
      readonly type: string | null
    } | null
  }[]
  /** Formations ≤ D, as records or as heures of that catégorie: who was trained, and for how long in all. */
  readonly formations: {
    readonly intervenants: readonly string[]
    readonly minutes: number
    readonly heures: readonly string[]
    readonly formations: readonly {
      readonly id: string
      readonly date: IsoDate
      readonly theme: string
      readonly isConjointe: boolean
    }[]
  }
  /** Évaluations, projets, faits marquants and individual follow-up ≤ D. */
  readonly axes: FaitsAxes
  /** Minutes of the séances planned after D (not annulées), by statut in force that day of whoever is to lead them. */
  readonly minutesAVenir: ReadonlyMap<Statut, number>
  /** Days off of the année, both ends of each période included. */
  readonly vacances: JoursFermes['vacances']
  /** Inscribed that day, and nobody wrote whether they came: never counted as absent. */
  readonly presencesInconnues: { readonly count: number; readonly seances: readonly string[] }
  readonly previsionnel: Previsionnel | null
  readonly parametres: ParametresAnnee
}

/** What the records of the four axes say as of the date, in order of time. */
export type FaitsAxes = {
  readonly evaluations: readonly {
    readonly id: string
    readonly date: IsoDate
    readonly titre: string
    readonly publics: readonly {
      readonly public: PublicEvaluation
      readonly interroges: number | null
      readonly reponses: number | null
    }[]
  }[]
  readonly projets: readonly {
    readonly id: string
    readonly genre: GenreProjet
    readonly titre: string
    readonly debut: IsoDate
    readonly fin: IsoDate | null
    readonly partenaire: string | null
    readonly description: string | null
    readonly effets: string | null
    /** Séances tenues and actions with parents that belong to it. */
    readonly seances: readonly string[]
    readonly actionsParents: readonly string[]
  }[]
  readonly faitsMarquants: readonly {
    readonly id: string
    readonly date: IsoDate
    readonly objectif: Objectif
    readonly note: string
  }[]
  /** Enfants counted by the bilan whose level was entered on one échelle at least, in a trimestre begun ≤ D. */
  readonly enfantsSuivis: readonly string[]
  /** Orientations that a school sent and was answered, of enfants counted by the bilan. */
  readonly orientationsRepondues: readonly string[]
}

/** An enfant as the tables of the forms sort them; null where it is not known. */
export type FaitsEnfant = {
  readonly sexe: 'F' | 'M' | null
  readonly dateNaissance: IsoDate | null
  readonly anneeNaissance: number | null
  /** Of the famille. */
  readonly commune: string | null
  readonly quartierPrioritaire: string | null
  /** Inscribed in an earlier année of the base. */
  readonly isAncien: boolean
}

/** What the projet announced; null where it announced nothing. */
export type Previsionnel = {
  readonly debut: IsoDate | null
  readonly fin: IsoDate | null
  readonly semaines: number | null
  readonly intervenants: Readonly<
    Record<Statut, { readonly nombre: number | null; readonly minutes: number | null }>
  >
  readonly public: Readonly<
    Record<
      'elementaire' | 'college' | 'lycee' | 'autres' | 'familles' | 'collectifs',
      number | null
    >
  >
  readonly activites: readonly string[]
  readonly parents: readonly string[]
  readonly ecole: readonly string[]
}

/** Readings that a structure may choose, by année. */
export type ParametresFigures = {
  /** Children per adult: over the séances (référentiel), or enfants différents ÷ intervenants. */
  readonly lectureEncadrement: 'par-seance' | 'par-effectif'
  /** Below this share of the announced number (0.1 for 10 %), a difference is no écart. */
  readonly toleranceEcart: number
}

/** All that an année sets for itself: how its figures are read, what its groups are held to. */
export type ParametresAnnee = ParametresFigures & ReglesAnnee

export const PARAMETRES_PAR_DEFAUT: ParametresAnnee = {
  lectureEncadrement: 'par-seance',
  toleranceEcart: 0,
  ...REGLES_PAR_DEFAUT,
}
