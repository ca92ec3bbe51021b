import type { IsoDate } from '../dates.ts'
import type { FeuilleFichier } from './correspondance.ts'
import type {
  ComptesRendus,
  Encodage,
  FeuilleImport,
  MessageLigne,
  StatutLigne,
} from './import-orientation.ts'
import type { EtatPresence, Jour } from './listes.ts'

/** Fields that a column of a grid of présences can give; `presence` is one day. */
export const CHAMPS_PRESENCES = [
  'nom',
  'prenom',
  'nomPrenom',
  'prenomNom',
  'dateNaissance',
  'presence',
] as const
export type ChampPresences = (typeof CHAMPS_PRESENCES)[number]

/** The sign that stands for a cell left blank on a day that holds other signs. */
export const CASE_VIDE = '(case vide)'

/** État of one enfant on one day, as the file gives it. */
export type Pointage = { readonly date: IsoDate; readonly etat: EtatPresence }

/** Row of one enfant: its états are counted by day, and not shown one by one. */
export type LigneImportPresences = {
  readonly feuille: string
  /** Row number as the spreadsheet shows it (1-based). */
  readonly ligne: number
  readonly statut: StatutLigne
  readonly enfant: { readonly nom: string; readonly prenom: string }
  /** Days that the import would write, or has written. */
  readonly pointages: readonly Pointage[]
  readonly messages: readonly MessageLigne[]
}

export type LigneApercuPresences = LigneImportPresences & {
  readonly rang: number
  /** True when the person left the row out. */
  readonly isIgnoree: boolean
  readonly bruts: Readonly<Record<string, string>>
}

/** Preview of an import (`importId` null) or report of one. */
export type PreviewPresences = ComptesRendus & {
  readonly importId: string | null
  readonly encodage: Encodage | null
  readonly feuilles: readonly FeuilleImport[]
  readonly lignes: readonly LigneImportPresences[]
  /** Days for which a séance is created. */
  readonly seancesCreees: readonly IsoDate[]
}

export type ApercuPresences = Omit<PreviewPresences, 'lignes'> & {
  readonly lignes: readonly LigneApercuPresences[]
  /** Every sheet that holds a table, with what a person needs to correct its reading. */
  readonly lecture: readonly FeuilleFichier[]
  /** Collectif of the grid, chosen or alone in its année; null while it is to be chosen. */
  readonly collectifId: string | null
  /** Days of the week on which the grid has days and the collectif no créneau: no séance can be created. */
  readonly joursSansCreneau: readonly Jour[]
}
