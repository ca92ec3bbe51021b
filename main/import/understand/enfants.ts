import type { Champ } from '../../../shared/domain/colonne.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Cellule, shownText } from '../reading/grid.ts'
import type { Index } from './cells.ts'
import { citation } from './lecture.ts'

/** One child of a row: the cells as if it were alone there, and what the person is to say of it. */
export type EnfantDeLigne = {
  readonly cellules: readonly Cellule[]
  readonly doutes: readonly string[]
}

/** Between two children; a comma alone may also part the given names of one child. */
const BETWEEN = /\s*(?:\n|;|\/|\+|&|(?<=\s)et(?=\s))\s*/u
const COMMA = /\s*,\s*/

const PRENOM = /^\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){0,2}$/u

/** The values that a cell holds for each of several children. */
const partsOf = (text: string): readonly string[] =>
  text
    .split(BETWEEN)
    .flatMap((part) => part.split(COMMA))
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** The values of another cell: a slash stands inside a date, and parts two classes. */
const valuesOf = (text: string, count: number): readonly string[] => {
  const apart = text
    .split(/\n|;|,|&|\s\/\s|\set\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return apart.length === count || /\d\/\d/.test(text) ? apart : partsOf(text)
}

const textIn = (index: Index, champ: Champ, cellules: readonly Cellule[]): string | null => {
  const column = index.byChamp.get(champ)?.find((one) => (cellules[one.index] ?? null) !== null)
  return column === undefined ? null : shownText(cellules[column.index] ?? null)
}

/**
 * The children whom the cells of one row name together: « Léa, Tom et Zoé » are three, each with the date and
 * the class that stand at its place in the other cells. Where the numbers do not agree, the person is asked.
 */
export function enfantsOf(index: Index, cellules: readonly Cellule[]): readonly EnfantDeLigne[] {
  const alone = [{ cellules, doutes: [] }]
  const prenom = textIn(index, 'prenom', cellules)
  if (prenom === null) return alone
  const prenoms = partsOf(prenom)
  if (prenoms.length < 2 || !prenoms.every((one) => PRENOM.test(one))) {
    return [{ cellules, doutes: [] }]
  }
  const isSure =
    BETWEEN.test(prenom) || hasAsMany(index, cellules, prenoms.length) || isPlural(index)
  if (!isSure) {
    const texte = `${citation(prenom)} : plusieurs enfants, ou les prénoms d’un seul ? Corrigez le prénom, ou séparez les lignes.`
    return [{ cellules, doutes: [texte] }]
  }
  return prenoms.map((_, position) => childAt(index, cellules, position, prenoms.length))
}

const SHARED_OUT = ['prenom', 'dateNaissance', 'classe', 'niveau', 'sexe', 'enseignant'] as const

function hasAsMany(index: Index, cellules: readonly Cellule[], count: number): boolean {
  return (['dateNaissance', 'classe', 'niveau'] as const).some((champ) => {
    const text = textIn(index, champ, cellules)
    return text !== null && valuesOf(text, count).length === count
  })
}

/** « Prénoms des enfants ». */
const isPlural = ({ byChamp }: Index): boolean =>
  (byChamp.get('prenom') ?? []).some(({ entete }) =>
    /\b(enfants|eleves|jeunes)\b/.test(normalizeNom(entete)),
  )

const NOMS: Partial<Record<Champ, string>> = {
  dateNaissance: 'une seule date de naissance',
  classe: 'une seule classe',
  niveau: 'un seul niveau',
  sexe: 'un seul sexe',
}

function childAt(
  { byChamp }: Index,
  cellules: readonly Cellule[],
  position: number,
  count: number,
): EnfantDeLigne {
  const own = [...cellules]
  const doutes: string[] = []
  for (const champ of SHARED_OUT) {
    for (const { index } of byChamp.get(champ) ?? []) {
      const text = shownText(cellules[index] ?? null)
      if (text === null) continue
      const parts = valuesOf(text, count)
      if (parts.length === count) own[index] = parts[position] ?? null
      else if (champ !== 'enseignant') {
        const what = NOMS[champ] ?? 'une valeur'
        doutes.push(
          `${count} enfants sur cette ligne, et ${what} (${citation(text)}) : dites de qui.`,
        )
      }
    }
  }
  return { cellules: own, doutes: [...new Set(doutes)] }
}
