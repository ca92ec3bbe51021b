/** Lengths of a laid-out document, in points (72 to the inch). */
export type MesuresPage = {
  readonly largeur: number
  readonly hauteur: number
  readonly marges: {
    readonly haut: number
    readonly droite: number
    readonly bas: number
    readonly gauche: number
    /** From the edge of the sheet to the header, and to the footer. */
    readonly entete: number
    readonly pied: number
  }
}

/**
 * A Word document laid out as HTML, for the screen and for a PDF: same words, same styles. In `entete` and `pied`,
 * elements of class `pageNumber` and `totalPages` wait for their numbers. No style attribute: the window's security
 * policy refuses them, everything is in `css`.
 */
export type DocumentEnPages = {
  readonly titre: string
  readonly css: string
  readonly corps: string
  readonly entete: string
  readonly pied: string
  readonly mesures: MesuresPage
}
