import type { IsoDate } from '../dates.ts'
import type { Trame } from './trame.ts'
import type { Valeur } from './valeur.ts'

/** How the value of a field of the bilan came to be. */
export type OrigineValeur =
  /** Derived from the records. */
  | 'calculee'
  /** Proposed from the records, not yet confirmed by the coordinator. */
  | 'proposee'
  /** Typed by the coordinator where nothing is derived. */
  | 'saisie'
  /** Set by the coordinator instead of the derived value, with a reason. */
  | 'corrigee'
  /** Nothing was entered. */
  | 'vide'

/** One field of the form, filled. */
export type ChampRempli = {
  readonly valeur: Valeur
  /** What the records give, when the coordinator set something else. */
  readonly valeurCalculee: Valeur
  readonly origine: OrigineValeur
  /** Why a value was corrected; for a « oui » with a question under it, the answer to that question. */
  readonly raison: string | null
}

/** A form filled for one action, as of a date: all that the Word document and the Bilan screen show. */
export type BilanRempli = {
  readonly trame: Trame
  readonly annee: { readonly debut: IsoDate; readonly fin: IsoDate }
  readonly arreteAu: IsoDate
  readonly structure: string
  readonly action: {
    readonly id: string
    readonly numero: string
    readonly intitule: string | null
    readonly dateRetour: IsoDate | null
    readonly bonificationEnfant: boolean
    readonly bonificationParent: boolean
  }
  /** By code; every code of the trame is there. */
  readonly champs: Readonly<Record<string, ChampRempli>>
}
