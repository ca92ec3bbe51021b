import type { IsoDate } from '../dates.ts'
import type { FeuilleFichier } from './correspondance.ts'
import type {
  ComptesRendus,
  Encodage,
  FeuilleImport,
  MessageLigne,
  StatutLigne,
} from './import-orientation.ts'
import type { CategorieHeures, Statut } from './listes.ts'

/**
 * Fields that a column can give about an entry of hours. `duree` may be typed in any form; `heures` are decimal
 * hours.
 */
export const CHAMPS_HEURES = [
  'nom',
  'prenom',
  'nomPrenom',
  'prenomNom',
  'date',
  'duree',
  'heures',
  'minutes',
  'debut',
  'fin',
  'categorie',
  'action',
  'collectif',
  'statut',
  'note',
] as const
export type ChampHeures = (typeof CHAMPS_HEURES)[number]

/** Meaning of a catégorie of the file. */
export type SensCategorie = CategorieHeures | 'ignorer'

/** The intervenant who gets the hours of a person of the file. */
export type ChoixPersonne =
  | { readonly kind: 'intervenant'; readonly intervenantId: string }
  | { readonly kind: 'nouveau' }
  /** The record « Bénévole occasionnel », shared by every unnamed helper. */
  | { readonly kind: 'occasionnel' }
  | { readonly kind: 'ignorer' }

export type DecisionPersonne = { readonly cle: string; readonly choix: ChoixPersonne }

/** A person of the file, on one row or on several. */
export type PersonneImport = {
  /** Key of the name, equal for two spellings; empty for rows without a name. */
  readonly cle: string
  readonly nom: string
  readonly prenom: string
  readonly lignes: number
  /** The intervenant, as recognised or as the user chose; null while undecided. */
  readonly choix: ChoixPersonne | null
  /** Reason to decide, or to check the choice. */
  readonly texte: string | null
  /** False for rows without a name and for a name already known: a homonym is created in its own fiche. */
  readonly mayBeNew: boolean
  /** Known intervenants who may be meant. */
  readonly candidats: readonly {
    readonly intervenantId: string
    readonly nom: string
    readonly prenom: string
  }[]
}

/** A catégorie as the file writes it. */
export type CategorieImport = {
  /** Key of the catégorie, equal for two spellings; empty for rows without one. */
  readonly valeur: string
  /** Catégorie as written. */
  readonly libelle: string
  readonly lignes: number
  /** Meaning, from the file's words or from the user; null while undecided. */
  readonly choix: SensCategorie | null
  /** True when the catégorie is the time of séances, which is derived from the séances and never imported. */
  readonly isTempsDeSeance: boolean
}

/** A row of hours. Its statut is never `a-completer`: an entry exists as it is, or does not. */
export type LigneImportHeures = {
  readonly feuille: string
  /** Row number as the spreadsheet shows it (1-based). */
  readonly ligne: number
  readonly statut: StatutLigne
  readonly intervenant: { readonly nom: string; readonly prenom: string }
  readonly date: IsoDate | null
  readonly minutes: number | null
  readonly categorie: CategorieHeures | null
  /** Numéro of the action. */
  readonly action: string | null
  readonly note: string | null
  readonly messages: readonly MessageLigne[]
}

/** A row as the window shows it before the import. */
export type LigneApercuHeures = LigneImportHeures & {
  /** Rank of the entry in its row, from 0: a table of persons by days holds several. */
  readonly rang: number
  readonly clePersonne: string
  /** True when the user left out the row, its intervenant or its catégorie. */
  readonly isIgnoree: boolean
  /** Catégorie as the file writes it. */
  readonly categorieLue: string | null
  /** Text of the cells that could not be read, by champ: a correction starts from it. */
  readonly bruts: Readonly<Record<string, string>>
}

/** Preview of an import (`importId` null) or report of one. */
export type PreviewHeures = ComptesRendus & {
  readonly importId: string | null
  readonly encodage: Encodage | null
  readonly feuilles: readonly FeuilleImport[]
  readonly lignes: readonly LigneImportHeures[]
}

export type ApercuHeures = Omit<PreviewHeures, 'lignes'> & {
  readonly lignes: readonly LigneApercuHeures[]
  readonly personnes: readonly PersonneImport[]
  readonly categories: readonly CategorieImport[]
  /** Every sheet that holds a table, with what a person needs to correct its reading. */
  readonly lecture: readonly FeuilleFichier[]
  /** Settings that some rows need, since they give no value themselves. */
  readonly aDire: { readonly jour: boolean; readonly action: boolean; readonly statut: boolean }
}

/** Settings for the rows that give no value themselves. */
export type ReglagesHeures = {
  readonly actionId: string | null
  readonly date: IsoDate | null
  /** Statut of the new intervenants. */
  readonly statut: Statut
  /**
   * Catégorie of the rows whose words match none, except the time of séances; null leaves them to be decided.
   */
  readonly categorie: CategorieHeures | null
}
