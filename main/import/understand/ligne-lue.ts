import type { IsoDate } from '../../../shared/dates.ts'
import type {
  EnfantLu,
  InscriptionLue,
  MessageLigne,
  PlaceLigne,
  ResponsableLu,
} from '../../../shared/domain/import-orientation.ts'
import type { TablesLues } from './tables.ts'

/** A collectif with the first and the last day there, as far as a row says. */
export type PlaceLue = {
  readonly collectif: string | null
  readonly entree: IsoDate | null
  readonly sortie: IsoDate | null
}

export type ResponsableComplet = ResponsableLu & {
  readonly mail: string | null
  readonly lien: string | null
}

/** One child as one row of the file says, before the base is looked at. */
export type LigneLue = PlaceLigne & {
  readonly enfant: EnfantLu
  /** The family name, when `enfant.nom` is a usage name: the child may be known under it. */
  readonly nomFamille: string | null
  readonly inscription: InscriptionLue
  readonly criteres: readonly string[]
  /** Date of the proposal, when the file gives one. */
  readonly date: IsoDate | null
  /** Where the child is inscribed, one for each row of the child; only a list of enfants inscrits tells it. */
  readonly places: readonly PlaceLue[]
  readonly responsables: readonly ResponsableComplet[]
  /** True where the row is an adult's: it completes a known child, or proposes one when its file names none of ours. */
  readonly isOfResponsable: boolean
  readonly messages: readonly MessageLigne[]
  /** What stands in the cells that could not be read, by champ. */
  readonly bruts: Readonly<Record<string, string>>
  /** `ambigu` and `erreur` are never written without a person's decision. */
  readonly etat: 'lisible' | 'ambigu' | 'erreur'
}

/** A school's file understood, by itself. */
export type FichierLu = TablesLues<LigneLue>
