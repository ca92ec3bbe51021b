/**
 * The form that a Caf sends, as a file: what its places are, what surrounds each of them, and how each is
 * written. The readers (main/import/formulaire) make it, whatever the format; nothing here knows of XML.
 */

/** What a place is in the file. */
export type GenrePlace = 'texte' | 'case' | 'oui-non' | 'liste' | 'cellule'

/** How sure Cartable is of what it writes in a place (référentiel, « Sure or proposed »). */
export type EtatPlace = 'sur' | 'a-confirmer' | 'inconnu'

/** Replaces the text of a part of the file from `debut` to `fin` (indexes of its characters). */
export type Retouche = {
  readonly part: string
  readonly debut: number
  readonly fin: number
  readonly texte: string
}

/** How a value is put in the text: `avant` + the value + `apres` replace what stands from `debut` to `fin`. */
export type Insertion = {
  readonly debut: number
  readonly fin: number
  readonly avant: string
  readonly apres: string
  /** `texte`: as she would write it; `nombre`: 17.25; `date-iso`: 2021-09-28; `date-serie`: the day's number in a spreadsheet. */
  readonly forme: 'texte' | 'nombre' | 'date-iso' | 'date-serie'
}

/** One way of writing a value: where it goes, and what changes with it. */
export type Modele = {
  readonly part: string
  readonly insertions: readonly Insertion[]
  readonly avec: readonly Retouche[]
  /** What stands for a line break inside a value. */
  readonly saut: string
}

/** How a place is written. */
export type Lieu =
  | {
      readonly type: 'texte'
      readonly texte: Modele
      /** A cell of a spreadsheet takes numbers and dates as such. */
      readonly nombre?: Modele
      readonly date?: Modele
    }
  /** What changes for each choice: « oui », « non », « coche », or the words of a list. */
  | { readonly type: 'choix'; readonly choix: Readonly<Record<string, readonly Retouche[]>> }
  /** A field of a PDF; for a choice, the field and the value of each. */
  | {
      readonly type: 'champ'
      readonly champ: string
      /** How many letters it takes; without it, any number. */
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
  /** Just before it on its line, and just after it. */
  readonly avant: string
  readonly apres: string
  /** What was written earlier on the same line, when the line holds several places. */
  readonly debutLigne: string
  /** Heads of its row and of its column, when it stands in a table; sibling heads of the table's rows. */
  readonly lignes: readonly string[]
  readonly colonnes: readonly string[]
  readonly voisins: readonly string[]
  /** The lines of text right above it, nearest first. */
  readonly dessus: readonly string[]
  /** The headings above it, nearest first. */
  readonly sections: readonly string[]
  /** A name that the field itself carries. */
  readonly nom: string
}

/** A place of the form, as read. */
export type PlaceLue = {
  readonly genre: GenrePlace
  readonly contexte: Contexte
  /** Words of a list, in its order. */
  readonly options: readonly string[]
  readonly lieu: Lieu
  /** A place that nothing draws (the end of a line after « : »): it is one only if its words are known. */
  readonly faible: boolean
  /** Two places of one table, one line or one frame have the same. */
  readonly groupe: string
}

/** A piece of the form in its order, for the screen: its own words, and its places by their rank. */
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
  /** Changed too whenever a place is written: a workbook is marked to be computed again. */
  readonly toujours: readonly Retouche[]
}

/** What a place asks for, by its words. */
export type PropositionPlace = {
  /** Of the catalogue; null when its words say nothing that Cartable knows. */
  readonly code: string | null
  /** Each word is explained, and no other place takes the same answer. */
  readonly isSure: boolean
  /** The words of the place, as one line. */
  readonly libelle: string
  /** The words that it was read from: its own, then those around. */
  readonly preuve: readonly string[]
}
