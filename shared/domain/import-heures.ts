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

/** What a column can say of an entry of hours. `duree` may be typed anyhow; `heures` are decimal hours. */
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

/** What a catégorie of the file stands for. */
export type SensCategorie = CategorieHeures | 'ignorer'

/** The intervenant who gets the hours of a person of the file. */
export type ChoixPersonne =
  | { readonly kind: 'intervenant'; readonly intervenantId: string }
  | { readonly kind: 'nouveau' }
  /** « Bénévole occasionnel », who stands for everybody unnamed. */
  | { readonly kind: 'occasionnel' }
  | { readonly kind: 'ignorer' }

export type DecisionPersonne = { readonly cle: string; readonly choix: ChoixPersonne }

/** A person of the file, on one row or on several. */
export type PersonneImport = {
  /** The same for two spellings of one name; empty for nobody named. */
  readonly cle: string
  readonly nom: string
  readonly prenom: string
  readonly lignes: number
  /** The intervenant meant, as recognised or as the user says; null when it is to be decided. */
  readonly choix: ChoixPersonne | null
  /** Why it is to be decided, or may be decided otherwise. */
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

/** What the file writes as a catégorie. */
export type CategorieImport = {
  /** The same for two spellings; empty for rows that say none. */
  readonly valeur: string
  /** As written. */
  readonly libelle: string
  readonly lignes: number
  /** Its meaning, from its words or from the user; null when it is to be decided. */
  readonly choix: SensCategorie | null
  /** True when it names the time of séances, which comes from the séances and is never imported. */
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
  /** 0 for the first entry of the row: a table of persons by days holds several. */
  readonly rang: number
  readonly clePersonne: string
  /** Left out by the user: the row alone, or all those of its intervenant or of its catégorie. */
  readonly isIgnoree: boolean
  /** As the file writes it. */
  readonly categorieLue: string | null
  /** What stands in the cells that could not be read, by champ: a correction starts from it. */
  readonly bruts: Readonly<Record<string, string>>
}

/** What an import would write (`importId` null) or has written. */
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
  /** Every sheet that holds a table, with what is needed to read it otherwise. */
  readonly lecture: readonly FeuilleFichier[]
  /** The settings that some rows need, since they do not say it themselves. */
  readonly aDire: { readonly jour: boolean; readonly action: boolean; readonly statut: boolean }
}

/** Settings that apply to the rows that do not say it themselves. */
export type ReglagesHeures = {
  readonly actionId: string | null
  readonly date: IsoDate | null
  /** Statut of the new intervenants. */
  readonly statut: Statut
  /** Catégorie of the rows whose words mean none, except the time of séances; null leaves them to be decided. */
  readonly categorie: CategorieHeures | null
}
