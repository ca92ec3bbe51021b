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

/** Records of one action as of a date: the only input of the figures. */
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
    /** Day from which another enfant counts the famille of this enfant anonymisé. */
    readonly foyerCompteDes?: IsoDate | null
    /** True for a record that lost its name: nobody can complete it. */
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
  /** Attributes of those enfants, by id, for the tables of some forms. */
  readonly enfants: ReadonlyMap<string, FaitsEnfant>
  /** Ids of the enfants, inscriptions and séances that carry a code, by code. */
  readonly situations: ReadonlyMap<string, readonly string[]>
  readonly origines: ReadonlyMap<string, readonly string[]>
  readonly activites: ReadonlyMap<string, readonly string[]>
  readonly actionsParents: readonly {
    readonly id: string
    readonly genre: string
    readonly date: IsoDate
    /** Ids of the familles that took part. */
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
  /** Formations ≤ D, as records or as heures of that catégorie: who was trained, and their total time. */
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
  /** Inscriptions on a séance's day without any recorded présence: never counted as absent. */
  readonly presencesInconnues: { readonly count: number; readonly seances: readonly string[] }
  readonly previsionnel: Previsionnel | null
  readonly parametres: ParametresAnnee
}

/** Records of the four axes as of the date, in order of time. */
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
    /** Séances tenues and actions with parents that belong to the projet. */
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

/** An enfant's attributes as the tables of the forms sort them; null where not known. */
export type FaitsEnfant = {
  readonly sexe: 'F' | 'M' | null
  readonly dateNaissance: IsoDate | null
  readonly anneeNaissance: number | null
  /** Commune of the famille. */
  readonly commune: string | null
  readonly quartierPrioritaire: string | null
  /** True when inscribed in an earlier année of the base. */
  readonly isAncien: boolean
}

/** Values that the projet announced; null where it announced nothing. */
type Previsionnel = {
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
type ParametresFigures = {
  /** Children per adult: over the séances (référentiel), or enfants différents ÷ intervenants. */
  readonly lectureEncadrement: 'par-seance' | 'par-effectif'
  /** Below this share of the announced number (0.1 for 10 %), a difference is no écart. */
  readonly toleranceEcart: number
}

/** All the settings of an année: how its figures are read, and the rules of its groups. */
export type ParametresAnnee = ParametresFigures & ReglesAnnee

export const PARAMETRES_PAR_DEFAUT: ParametresAnnee = {
  lectureEncadrement: 'par-seance',
  toleranceEcart: 0,
  ...REGLES_PAR_DEFAUT,
}
