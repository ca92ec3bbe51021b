import type { IsoDate } from '../dates.ts'
import type { FeuilleFichier } from './correspondance.ts'
import type { Origine, Situation } from './listes.ts'
import type { Niveau } from './niveau.ts'

/**
 * Statuts of a row of a school's file: `nouveau`, a child not in the base; `connu`, a child to whom the row
 * adds nothing; `a-completer`, a child whose blanks it fills; `doublon-fichier`, a child already met in this
 * file; `ambigu`, to be decided by the person; `erreur`, unusable as it is.
 */
export const STATUTS_LIGNE = [
  'nouveau',
  'connu',
  'a-completer',
  'doublon-fichier',
  'ambigu',
  'erreur',
] as const
export type StatutLigne = (typeof STATUTS_LIGNE)[number]

/** Agreement of the parents: yes, no, the day that they gave it, or null when not said. */
export type AccordParental = boolean | IsoDate | null

export type EnfantLu = {
  /** As spelled in the file; the usage name when there is one. */
  readonly nom: string
  readonly prenom: string
  readonly dateNaissance: IsoDate | null
  /** Year of birth; only when no day is known. */
  readonly anneeNaissance: number | null
  readonly sexe: 'F' | 'M' | null
}

export type InscriptionLue = {
  readonly niveau: Niveau | null
  readonly classe: string | null
  readonly etablissement: string | null
  readonly enseignant: string | null
  readonly origines: readonly Origine[]
  readonly situations: readonly Situation[]
  readonly accordParental: AccordParental
  readonly objectif: string | null
}

export type ResponsableLu = {
  readonly nom: string | null
  readonly prenom: string | null
  readonly telephone: string | null
}

/** A French sentence about one cell (`colonne` is its header) or about the whole row (null). */
export type MessageLigne = { readonly colonne: string | null; readonly texte: string }

export type LigneImport = {
  readonly feuille: string
  /** Row number as the spreadsheet shows it (1-based). */
  readonly ligne: number
  readonly statut: StatutLigne
  readonly enfant: EnfantLu
  readonly inscription: InscriptionLue
  readonly responsables: readonly ResponsableLu[]
  /** Collectifs where the child is to be inscribed; only for a list of enfants inscrits. */
  readonly places?: readonly PlaceInscrit[]
  readonly messages: readonly MessageLigne[]
}

/** A collectif, by its name, with the first day there, and the last for a child who has left. */
export type PlaceInscrit = {
  readonly collectif: string
  readonly debut: IsoDate
  readonly fin: IsoDate | null
}

export type FeuilleImport = {
  readonly nom: string
  readonly ligneEntete: number
  /** Header, as written in the file, of each champ that was read. */
  readonly colonnes: Readonly<Record<string, string>>
  /** Headers whose cells are never kept. */
  readonly ignorees: readonly string[]
}

/** A French sentence about how a whole file (`feuille` null) or one of its sheets was read. */
export type AvisFichier = { readonly feuille: string | null; readonly texte: string }

/** Why a row with some content gives nobody. `masquee`: the spreadsheet hides the row, or its whole sheet. */
const RAISONS_LAISSEE = [
  'masquee',
  'entete-repetee',
  'titre',
  'total',
  'exemple',
  'sans-nom',
  'note',
] as const
export type RaisonLaissee = (typeof RAISONS_LAISSEE)[number]

/** Rows of a sheet that are left aside for one reason, by their number as the spreadsheet shows it. */
export type LignesLaissees = {
  readonly feuille: string
  readonly raison: RaisonLaissee
  readonly lignes: readonly number[]
}

/** A cell that a row was read from: its header, its champ, and its text. */
export type CelluleLue = {
  readonly colonne: string
  readonly champ: string
  readonly texte: string
}

/** Report of a reading besides its rows: every part of a file left aside is listed. */
export type ComptesRendus = {
  readonly avis: readonly AvisFichier[]
  readonly laissees: readonly LignesLaissees[]
}

/** Preview of an import (`importId` null) or report of one. */
export type PreviewImport = ComptesRendus & {
  readonly importId: string | null
  /** Encoding of a text file; null for a workbook. */
  readonly encodage: Encodage | null
  readonly feuilles: readonly FeuilleImport[]
  readonly lignes: readonly LigneImport[]
}

/** A child of the file: some exports put several on one row. */
export type PlaceLigne = {
  readonly feuille: string
  readonly ligne: number
  /** Rank of the child in its row, from 0. */
  readonly rang: number
}

/** Value that the person writes instead of the row's own; `champ` is a key of `FeuilleImport.colonnes`. */
export type Correction = PlaceLigne & { readonly champ: string; readonly texte: string }

/** The user's decision about an ambiguous row, or about a row to leave out. */
export type Decision = PlaceLigne & {
  readonly choix:
    | { readonly kind: 'enfant'; readonly enfantId: string }
    | { readonly kind: 'nouveau' }
    | { readonly kind: 'ignorer' }
}

/** A child of the base who may be the one of the row. */
type Candidat = {
  readonly enfantId: string
  readonly nom: string
  readonly prenom: string
  readonly dateNaissance: IsoDate | null
  readonly anneeNaissance: number | null
}

/** A field on which the file and the base differ: a blank of the base is filled, a value is kept. */
export type Difference = {
  readonly champ: 'naissance' | 'sexe' | 'situations' | 'telephone' | 'responsables'
  readonly connu: string | null
  readonly fichier: string
  readonly effet: 'complete' | 'garde'
}

/** A likely decision for an ambiguous row; `preuve` is a French sentence giving the evidence. */
export type Suggestion = { readonly choix: Decision['choix']; readonly preuve: string }

/** A row as the window shows it before the import. */
export type LigneApercu = LigneImport & {
  readonly rang: number
  /** True when the row gives a reason to propose the child: by whom, for what, a criterion, an agreement. */
  readonly isProposee: boolean
  /** Children of the base who may be meant; empty unless the row is ambiguous. */
  readonly candidats: readonly Candidat[]
  /** Likely decision; null without evidence. */
  readonly suggestion: Suggestion | null
  /** Differences with the base; empty unless the child is known. */
  readonly differences: readonly Difference[]
  /** Text of the cells that could not be read, by champ: a correction starts from it. */
  readonly bruts: Readonly<Record<string, string>>
}

export type ApercuImport = Omit<PreviewImport, 'lignes'> & {
  /** `responsables`: a list of parents, which proposes nobody and completes the families of known children. */
  readonly genre: 'orientations' | 'responsables' | 'inscrits'
  readonly lignes: readonly LigneApercu[]
  /** Every sheet that holds a table, with what a person needs to correct its reading. */
  readonly lecture: readonly FeuilleFichier[]
  /** Missing placements of a list of enfants inscrits; null for another list. */
  readonly aPlacer: APlacer | null
  /** Enfants inscrits of the school and the niveaux of a class list who are absent from it. */
  readonly absents: readonly Absent[]
}

/** An enfant inscrit who is absent from the new list of its school. */
export type Absent = {
  readonly inscriptionId: string
  readonly nom: string
  readonly prenom: string
  readonly niveau: Niveau | null
  readonly classe: string | null
  readonly etablissement: string
  readonly collectif: string | null
}

/** Placements that the person sets once for a list of enfants inscrits. */
export type APlacer = {
  /** Rows that name no collectif, and rows without a day of entry. */
  readonly sansCollectif: number
  readonly sansEntree: number
  /**
   * Names that match no collectif of the action; `collectifId` is the collectif that the person chose, null:
   * created.
   */
  readonly inconnus: readonly {
    readonly nom: string
    readonly lignes: number
    readonly collectifId: string | null
  }[]
}

const ENCODAGES = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-15',
  'macintosh',
  'cp850',
] as const
export type Encodage = (typeof ENCODAGES)[number]
