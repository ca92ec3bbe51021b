import type { IsoDate } from '../dates.ts'
import type { FeuilleFichier } from './correspondance.ts'
import type {
  ComptesRendus,
  Encodage,
  FeuilleImport,
  MessageLigne,
  StatutLigne,
} from './import-orientation.ts'
import type { EtatPresence } from './listes.ts'

/** What a column of a grid of présences can hold; `presence` is one day. */
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

/** One day of one enfant, as the file says. */
export type Pointage = { readonly date: IsoDate; readonly etat: EtatPresence }

/** The row of one enfant: its états by day are counted, none is shown by itself. */
export type LigneImportPresences = {
  readonly feuille: string
  /** Row number as the spreadsheet shows it (1-based). */
  readonly ligne: number
  readonly statut: StatutLigne
  readonly enfant: { readonly nom: string; readonly prenom: string }
  /** The days that importing would write, or has written. */
  readonly pointages: readonly Pointage[]
  readonly messages: readonly MessageLigne[]
}

export type LigneApercuPresences = LigneImportPresences & {
  readonly rang: number
  /** Left out by the person. */
  readonly isIgnoree: boolean
  readonly bruts: Readonly<Record<string, string>>
}

/** What an import would write (`importId` null) or has written. */
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
  /** Every sheet that holds a table, with what is needed to read it otherwise. */
  readonly lecture: readonly FeuilleFichier[]
}
