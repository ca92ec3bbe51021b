import type { Champ } from '../../shared/domain/colonne.ts'
import { normalizeNom } from '../../shared/domain/nom.ts'
import type { Classeur } from './reading/grid.ts'
import { readClasseur } from './reading/read-classeur.ts'
import { RefusedFile } from './reading/refusal.ts'
import { ELEVES, INSCRITS } from './understand/eleves.ts'
import { headerScorer, type Vocabulaire } from './understand/entete.ts'
import type { FichierLu } from './understand/ligne-lue.ts'
import { type UnderstandOptions, understand } from './understand/understand.ts'

export type FichierOptions = UnderstandOptions & FeuilleChoisie

/**
 * Reads the cells of a school's file, and returns the function that understands them as children, to be called again when the
 * person says how to read them. Both throw `RefusedFile`, whose code has a French sentence (`reasonOf`). Heavy and fed with
 * untrusted files: the app runs them in a worker.
 */
export function openFichier(
  bytes: Uint8Array,
  nomTexte: string,
  vocabulaire: Vocabulaire<Champ> = ELEVES,
): (options: FichierOptions) => FichierLu {
  const classeur = readClasseur(bytes, { nomTexte, scoreHeader: headerScorer(vocabulaire) })
  return (options) => {
    const lu = understand(onlySheet(classeur, options.feuille), options, vocabulaire)
    if (lu.lecture.length === 0) throw new RefusedFile('no-header')
    return lu
  }
}

/**
 * Reads the coordinator's own list of enfants inscrits as `openFichier` does. Without a column of collectifs, the sheets' names are
 * those of collectifs.
 */
export function openInscrits(
  bytes: Uint8Array,
  nomTexte: string,
): (options: FichierOptions) => FichierLu {
  const read = openFichier(bytes, nomTexte, INSCRITS)
  return (options) => {
    const lu = read(options)
    const sheets = new Set(lu.feuilles.map(({ nom }) => nom))
    const isSaid = lu.feuilles.some(({ colonnes }) => colonnes.collectif !== undefined)
    if (isSaid || sheets.size < 2) return lu
    const lignes = lu.lignes.map((ligne) =>
      UNNAMED_SHEET.test(ligne.feuille)
        ? ligne
        : { ...ligne, places: ligne.places.map((one) => ({ ...one, collectif: ligne.feuille })) },
    )
    return { ...lu, lignes }
  }
}

const UNNAMED_SHEET = /^(feuil|feuille|sheet|tableau)\s*\d*$/i

export type FeuilleChoisie = {
  /** The file's name without its extension: names the sheet of a text file. */
  readonly nomTexte: string
  /** The only sheet to read, by its name; null for every sheet that holds a list. */
  readonly feuille: string | null
}

/** The workbook with that sheet alone. Throws `RefusedFile` when no sheet bears that name. */
export function onlySheet(classeur: Classeur, feuille: string | null): Classeur {
  if (feuille === null) return classeur
  const wanted = normalizeNom(feuille)
  const grilles = classeur.grilles.filter(({ nom }) => normalizeNom(nom) === wanted)
  if (grilles.length === 0) throw new RefusedFile('no-sheet')
  return { ...classeur, grilles }
}
