import type { Champ } from '../../../shared/domain/colonne.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Cellule, type Rangee, shownText } from '../reading/grid.ts'
import type { Colonne, Index } from './cells.ts'
import type { Entete } from './entete.ts'
import { readTick } from './flags.ts'
import { citation, rowsText } from './lecture.ts'
import { splitNomPrenom } from './nom-prenom.ts'
import { canonical } from './titres.ts'

/** One child of a row: cells as if it were alone there, and questions for the person. */
type EnfantDeLigne = {
  readonly cellules: readonly Cellule[]
  readonly doutes: readonly string[]
}

/** Separator of two children; a comma alone may also separate the given names of one child. */
const BETWEEN = /\s*(?:\n|;|\/|\+|&|(?<=\s)et(?=\s))\s*/u
const COMMA = /\s*,\s*/
/** What a cell of several children holds, and nearly no other: most cells are split no further. */
const SEVERAL = /[\n;/+&,]|\set\s/u

/** A name, or several words of one. */
const PRENOM = /^\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){0,4}$/u

/** Values of a cell, one for each of several children. */
const partsOf = (text: string): readonly string[] =>
  text
    .split(BETWEEN)
    .flatMap((part) => part.split(COMMA))
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Values of another cell: a slash stands inside a date, and separates two classes. */
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

const SHARED_OUT = ['dateNaissance', 'classe', 'niveau', 'sexe', 'enseignant'] as const

/** True for a plural title: « Prénoms des enfants ». */
const isPlural = ({ byChamp }: Index): boolean =>
  (byChamp.get('prenom') ?? []).some(({ entete }) =>
    /\b(enfants|eleves|jeunes)\b/.test(normalizeNom(entete)),
  )

const NOMS: Readonly<Record<Exclude<(typeof SHARED_OUT)[number], 'enseignant'>, string>> = {
  dateNaissance: 'une seule date de naissance',
  classe: 'une seule classe',
  niveau: 'un seul niveau',
  sexe: 'un seul sexe',
}
/**
 * Children named together in the cells of one row: « Léa, Tom et Zoé » are three, each with the date and the
 * class at its place in the other cells. Where the numbers do not agree, the person is asked.
 */
export function enfantsOf(index: Index, cellules: readonly Cellule[]): readonly EnfantDeLigne[] {
  const named = (['prenom', 'nomPrenom'] as const).find((champ) => textIn(index, champ, cellules))
  if (named === undefined) return [{ cellules, doutes: [] }]
  const text = textIn(index, named, cellules) ?? ''
  if (!SEVERAL.test(text)) return [{ cellules, doutes: [] }]
  const parts = partsOf(text)
  if (parts.length < 2 || !parts.every((one) => PRENOM.test(one))) return [{ cellules, doutes: [] }]
  if (named === 'nomPrenom') return enfantsOfNoms(index, cellules, text, parts)
  const isSure = BETWEEN.test(text) || hasAsMany(index, cellules, parts.length) || isPlural(index)
  if (!isSure) {
    const texte = `${citation(text)} : plusieurs enfants, ou les prénoms d’un seul ? Corrigez le prénom, ou séparez les lignes.`
    return [{ cellules, doutes: [texte] }]
  }
  return parts.map((_, position) => childAt(index, cellules, position, parts))
}

/**
 * Children of a cell of full names: « BENALI Inès et Adam », « BENALI Inès / COSTA Élio »; « BENALI, Inès »
 * is one child.
 */
function enfantsOfNoms(
  index: Index,
  cellules: readonly Cellule[],
  text: string,
  parts: readonly string[],
): readonly EnfantDeLigne[] {
  const isOne = parts.length === 2 && !BETWEEN.test(text) && parts.some((one) => !one.includes(' '))
  if (isOne) return [{ cellules, doutes: [] }]
  const [first = ''] = parts
  const { nom, isSure } = splitNomPrenom(first, 'nomPrenom')
  const isNomSaid = first.includes(' ')
  const noms = parts.map((part) => (part.includes(' ') || !isNomSaid ? part : `${nom} ${part}`))
  const isDoubted = !isNomSaid || (!isSure && noms.some((one, position) => one !== parts[position]))
  const texte = `${citation(text)} : plusieurs enfants, dont le nom de famille est à vérifier.`
  return parts.map((_, position) => {
    const child = childAt(index, cellules, position, noms)
    return isDoubted ? { ...child, doutes: [...child.doutes, texte] } : child
  })
}

function hasAsMany(index: Index, cellules: readonly Cellule[], count: number): boolean {
  return (['dateNaissance', 'classe', 'niveau'] as const).some((champ) => {
    const text = textIn(index, champ, cellules)
    return text !== null && valuesOf(text, count).length === count
  })
}

function childAt(
  { byChamp }: Index,
  cellules: readonly Cellule[],
  position: number,
  names: readonly string[],
): EnfantDeLigne {
  const own = [...cellules]
  const doutes: string[] = []
  const count = names.length
  for (const champ of ['prenom', 'nomPrenom'] as const) {
    for (const { index } of byChamp.get(champ) ?? []) own[index] = names[position] ?? null
  }
  for (const champ of SHARED_OUT) {
    for (const { index } of byChamp.get(champ) ?? []) {
      const text = shownText(cellules[index] ?? null)
      if (text === null) continue
      const parts = valuesOf(text, count)
      if (parts.length === count) own[index] = parts[position] ?? null
      else if (champ !== 'enseignant') {
        doutes.push(
          `${count} enfants sur cette ligne, et ${NOMS[champ]} (${citation(text)}) : dites de qui.`,
        )
      }
    }
  }
  return { cellules: own, doutes: [...new Set(doutes)] }
}

/** Title of a column that may name other children of the family. */
const FRATRIE = /^(nom |prenom )*(fratrie|frere|soeur)\b|^autre (enfant|eleve)\b|^prenom [2-9]$/

/** A notice for each unread column of a table that may name other children, with its rows. */
export function avisOfFratries(
  { titres }: Entete<string>,
  colonnes: readonly Colonne[],
  rangees: readonly Rangee[],
): readonly string[] {
  const read = new Set(colonnes.map(({ index }) => index))
  const fratries = titres.filter(
    ({ index, texte }) => !read.has(index) && FRATRIE.test(canonical(texte)),
  )
  return fratries.flatMap(({ index, texte }) => {
    const named = rangees.filter(({ cellules }) => namesSomebody(cellules[index] ?? null))
    if (named.length === 0) return []
    const rows = rowsText(named.map(({ numero }) => numero))
    return [
      `La colonne ${citation(texte)} n’est pas lue : si elle nomme d’autres enfants (${rows}), ajoutez une ligne pour chacun.`,
    ]
  })
}

const namesSomebody = (cellule: Cellule): boolean =>
  typeof cellule === 'string' && /\p{Lu}\p{L}/u.test(cellule) && readTick(cellule) === null
