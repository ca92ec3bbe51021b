import type { IsoDate } from '../../../shared/dates.ts'
import type {
  EnfantLu,
  InscriptionLue,
  MessageLigne,
  PlaceLigne,
  ResponsableLu,
} from '../../../shared/domain/import-orientation.ts'
import type { TablesLues } from './tables.ts'

/** A collectif with the first and the last day there, as far as the row gives them. */
export type PlaceLue = {
  readonly collectif: string | null
  readonly entree: IsoDate | null
  readonly sortie: IsoDate | null
}

export type ResponsableComplet = ResponsableLu & {
  readonly mail: string | null
  readonly lien: string | null
}

/** One child as a row of the file gives it, before any look at the base. */
export type LigneLue = PlaceLigne & {
  readonly enfant: EnfantLu
  /** The family name, when `enfant.nom` is a usage name: the child may be known under it. */
  readonly nomFamille: string | null
  readonly inscription: InscriptionLue
  readonly criteres: readonly string[]
  /** Whether the school ticks the child in its « CLAS » column; null for a file without such a column. */
  readonly isCochee: boolean | null
  /** Date of the proposal, when the file gives one. */
  readonly date: IsoDate | null
  /** Collectifs of the child, one for each of its rows; only in a list of enfants inscrits. */
  readonly places: readonly PlaceLue[]
  readonly responsables: readonly ResponsableComplet[]
  /** True for an adult's row: it completes a known child, or proposes one when its file names no known child. */
  readonly isOfResponsable: boolean
  readonly messages: readonly MessageLigne[]
  /** Text of the cells that could not be read, by champ. */
  readonly bruts: Readonly<Record<string, string>>
  /** `ambigu` and `erreur` are never written without a person's decision. */
  readonly etat: 'lisible' | 'ambigu' | 'erreur'
}

/** A school's file understood, before any look at the base. */
export type FichierLu = TablesLues<LigneLue>
