/**
 * The form that a Caf sends, as a file: its places, the words around each of them, and how each is written. The readers
 * (main/import/formulaire) build it, whatever the format; this module knows no XML.
 */

/** Kind of a place in the file. */
export type GenrePlace = 'texte' | 'case' | 'oui-non' | 'liste' | 'cellule'

/** Certainty of the value that Cartable writes in a place (référentiel, « Sure or proposed »). */
export type EtatPlace = 'sur' | 'a-confirmer' | 'inconnu'

/** Replaces the text of a part of the file from `debut` to `fin` (indexes of its characters). */
export type Retouche = {
  readonly part: string
  readonly debut: number
  readonly fin: number
  readonly texte: string
}

/** How a value is inserted in the text: `avant` + the value + `apres` replaces the text from `debut` to `fin`. */
export type Insertion = {
  readonly debut: number
  readonly fin: number
  readonly avant: string
  readonly apres: string
  /**
   * `texte`: as the coordinator would write it; `nombre`: 17.25; `date-iso`: 2021-09-28; `date-serie`: the day's number in a
   * spreadsheet.
   */
  readonly forme: 'texte' | 'nombre' | 'date-iso' | 'date-serie'
}

/** One way of writing a value: its insertion, and the changes that come with it. */
export type Modele = {
  readonly part: string
  readonly insertions: readonly Insertion[]
  readonly avec: readonly Retouche[]
  /** Text that replaces a line break inside a value. */
  readonly saut: string
}

/** How a place is written. */
export type Lieu =
  | {
      readonly type: 'texte'
      readonly texte: Modele
      /** For a cell of a spreadsheet, how numbers and dates are written as such. */
      readonly nombre?: Modele
      readonly date?: Modele
    }
  /** Changes for each choice: « oui », « non », « coche », or the words of a list. */
  | { readonly type: 'choix'; readonly choix: Readonly<Record<string, readonly Retouche[]>> }
  /** A field of a PDF; for a choice, the field and the value of each. */
  | {
      readonly type: 'champ'
      readonly champ: string
      /** Longest text of the field, in characters; absent for no limit. */
      readonly max?: number
    }
  | {
      readonly type: 'champs'
      readonly choix: Readonly<
        Record<string, { readonly champ: string; readonly valeur: string | null }>
      >
    }

/** The words of the form around a place, from the nearest to the farthest. */
export type Contexte = {
  /** Words just before the place on its line, and just after it. */
  readonly avant: string
  readonly apres: string
  /** Text earlier on the same line, when the line holds several places. */
  readonly debutLigne: string
  /** Heads of the place's row and column, when it stands in a table; sibling heads of the table's rows. */
  readonly lignes: readonly string[]
  readonly colonnes: readonly string[]
  readonly voisins: readonly string[]
  /** Lines of text right above the place, nearest first. */
  readonly dessus: readonly string[]
  /** Headings above the place, nearest first. */
  readonly sections: readonly string[]
  /** Name that the field itself carries. */
  readonly nom: string
}

/** A place of the form, as read. */
export type PlaceLue = {
  readonly genre: GenrePlace
  readonly contexte: Contexte
  /** Words of a list, in its order. */
  readonly options: readonly string[]
  readonly lieu: Lieu
  /** True for a place that the form does not draw (the end of a line after « : »): kept only if its words are known. */
  readonly faible: boolean
  /** Group of the place: places of one table, one line or one frame share it. */
  readonly groupe: string
}

/** A piece of the form in its order, for the screen: its words, and its places by their rank. */
export type MorceauFormulaire =
  | { readonly type: 'titre' | 'texte'; readonly contenu: readonly (string | number)[] }
  | {
      readonly type: 'tableau'
      readonly lignes: readonly (readonly {
        readonly largeur: number
        readonly hauteur: number
        readonly contenu: readonly (string | number)[]
      }[])[]
    }

export const FORMATS_FORMULAIRE = ['docx', 'odt', 'xlsx', 'pdf'] as const
export type FormatFormulaire = (typeof FORMATS_FORMULAIRE)[number]

/** A form read: its places in its order. */
export type FormulaireLu = {
  readonly format: FormatFormulaire
  readonly places: readonly PlaceLue[]
  readonly morceaux: readonly MorceauFormulaire[]
  /** Changes made whenever a place is written: a workbook is marked to be computed again. */
  readonly toujours: readonly Retouche[]
}

/** Answer proposed for a place, by its words. */
export type PropositionPlace = {
  /** Code of the catalogue; null when Cartable knows none for these words. */
  readonly code: string | null
  /** True when each word is explained, and no other place takes the same answer. */
  readonly isSure: boolean
  /** The words of the place, as one line. */
  readonly libelle: string
  /** Words that the proposal comes from: those of the place, then those around it. */
  readonly preuve: readonly string[]
}
