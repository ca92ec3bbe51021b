import type { IsoDate } from '../../../shared/dates.ts'
import type {
  Encodage,
  EnfantLu,
  FeuilleImport,
  InscriptionLue,
  MessageLigne,
  PlaceLigne,
  ResponsableLu,
} from '../../../shared/domain/import-orientation.ts'

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
  readonly responsables: readonly ResponsableComplet[]
  readonly messages: readonly MessageLigne[]
  /** `ambigu` and `erreur` are never written without a person's decision. */
  readonly etat: 'lisible' | 'ambigu' | 'erreur'
}

/** A school's file understood, by itself. */
export type FichierLu = {
  readonly encodage: Encodage | null
  readonly feuilles: readonly FeuilleImport[]
  readonly lignes: readonly LigneLue[]
}
