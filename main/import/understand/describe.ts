import type {
  ColonneFichier,
  ColonneLue,
  FeuilleFichier,
} from '../../../shared/domain/correspondance.ts'
import { type Cellule, type Grille, type Rangee, shownText } from '../reading/grid.ts'
import { headRows, type Titre } from './entete.ts'
import { isJamais, untitled } from './jamais.ts'
import { holdsPlace } from './titres.ts'

const EXEMPLES = 3
const EXEMPLE_LENGTH = 40
/** Rows searched for values to show. */
const LOOKED_AT = 200

/** Description of every column under the titles, with a few of its values and its champ. */
export function describeColonnes(
  found: readonly Titre<string>[],
  rangees: readonly Rangee[],
  lues: readonly ColonneLue[],
): readonly ColonneFichier[] {
  const titres = new Map(found.map((titre) => [titre.index, titre]))
  const champs = new Map(lues.map(({ index, champ }) => [index, champ]))
  const looked = rangees.slice(0, LOOKED_AT)
  const width = Math.max(
    0,
    ...[...titres.keys()].map((index) => index + 1),
    ...looked.map(({ cellules }) => cellules.length),
  )
  return Array.from({ length: width }, (_, index) => index).flatMap((index) => {
    const titre = titres.get(index) ?? untitled(index)
    const champ = champs.get(index) ?? null
    const jamais = champ === null && isJamais(titre, looked)
    const exemples = jamais || holdsPlace(titre.texte) ? [] : exemplesOf(looked, index)
    if (!titres.has(index) && exemples.length === 0) return []
    return [{ index, entete: titre.texte, champ, exemples, isJamais: jamais }]
  })
}

function exemplesOf(rangees: readonly Rangee[], index: number): readonly string[] {
  const found = new Set<string>()
  for (const { cellules } of rangees) {
    const texte = shown(cellules[index] ?? null)
    if (texte !== null) found.add(texte)
    if (found.size === EXEMPLES) break
  }
  return [...found]
}

function shown(cellule: Cellule): string | null {
  const texte = shownText(cellule)?.replace(/\s+/g, ' ') ?? null
  return texte !== null && texte.length > EXEMPLE_LENGTH
    ? `${texte.slice(0, EXEMPLE_LENGTH - 1)}…`
    : texte
}

/** Rows that may be the titles, each with its first words; those of columns never kept are left out. */
export function lignesTitresOf(
  grille: Grille,
  colonnes: readonly ColonneFichier[],
): FeuilleFichier['lignesTitres'] {
  const jamais = new Set(
    colonnes.filter((one) => one.isJamais || holdsPlace(one.entete)).map(({ index }) => index),
  )
  return headRows(grille).map(({ numero, cellules }) => ({
    ligne: numero,
    texte: cellules
      .filter((cellule, index) => cellule !== null && !jamais.has(index))
      .slice(0, EXEMPLES)
      .map((cellule) => shown(cellule))
      .join(' · '),
  }))
}
