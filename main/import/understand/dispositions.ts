import type { Champ } from '../../../shared/domain/colonne.ts'
import { isIdentite } from '../../../shared/domain/colonne.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import {
  type Cellule,
  type Grille,
  plainGrille,
  type Rangee,
  textOf,
  transposed,
} from '../reading/grid.ts'
import { readClasse } from './classe.ts'
import { type DateContext, readNaissance } from './dates.ts'
import { type Entete, findEntete, headRows, type Vocabulaire } from './entete.ts'
import { readTick } from './flags.ts'
import { recogniseHeader } from './headers.ts'
import { citation } from './lecture.ts'

/** A sheet as a list with an enfant a row. */
type EnListe = {
  readonly grille: Grille
  /** French sentence on what its rows and columns are, where they are not those of the file. */
  readonly avis: string | null
}

const BY_CLASSES =
  'Ce tableau a une classe par colonne : chaque nom est lu avec la classe en tête de sa colonne.'
const TURNED =
  'Cette feuille est une fiche, un titre par ligne : ici, chaque ligne est une colonne du fichier (2 pour B).'
const GATHERED =
  'Cette feuille est une fiche : ce qui suit chacun de ses titres est lu comme une ligne de tableau, et le reste n’est pas lu.'

/**
 * The sheet as a list, where it is a fiche (titles down, or « Nom : BENALI ») or has a class in each column; as it is when it holds
 * a row of titles, or nothing that is surely such a layout.
 */
export function asListe(
  grille: Grille,
  dates: DateContext,
  vocabulaire: Vocabulaire<Champ>,
): EnListe {
  const entete = findEntete(grille, vocabulaire)
  const known = entete?.titres.filter(({ champ }) => champ !== null) ?? []
  // « Nom : | BENALI | Prénom : | Inès » is no row of titles.
  const isListe = known.some(({ texte }) => !/:\s*$/.test(texte)) || grille.masquees.size > 0
  const found = isListe
    ? null
    : (byClasses(grille) ??
      turnedFiche(grille, dates, vocabulaire) ??
      gatheredFiche(grille, dates, vocabulaire))
  if (isListe && entete !== null) return withTicksGathered(grille, entete)
  return found === null
    ? { grille, avis: null }
    : { ...found, grille: { ...found.grille, estMasquee: grille.estMasquee } }
}

/** Ticked columns that are the values of one champ: « CP | CE1 | CE2 », « F | G ». */
const TICKED: readonly {
  readonly titre: string
  readonly champs: RegExp
  readonly valeurOf: (titre: string) => string | null
}[] = [
  {
    titre: 'Classe',
    champs: /^(classe|niveau)$/,
    valeurOf: (titre) =>
      readClasse(titre).niveaux.length === 1 && titre.length <= 12 ? titre : null,
  },
  {
    titre: 'Sexe',
    champs: /^sexe$/,
    valeurOf: (titre) => {
      const word = normalizeNom(titre)
      return /^f(illes?)?$/.test(word) ? 'F' : /^(g(arcons?)?|m)$/.test(word) ? 'M' : null
    },
  },
]

/** A list with such columns as one column, that of the first of them. */
function withTicksGathered(grille: Grille, { ligne, titres }: Entete<Champ>): EnListe {
  const avis: string[] = []
  let rangees = grille.rangees
  for (const { titre, champs, valeurOf } of TICKED) {
    const below = rangees.filter(({ numero }) => numero > ligne)
    const isTick = (index: number): boolean => {
      const filled = below.flatMap(({ cellules }) => cellules[index] ?? [])
      return filled.length > 0 && filled.every((one) => readTick(one) === true)
    }
    const ticked = titres.flatMap(({ index, texte, champ }) => {
      const valeur = champ === null ? valeurOf(texte) : null
      return valeur !== null && isTick(index) ? [{ index, texte, valeur }] : []
    })
    const [first] = ticked
    if (first === undefined || ticked.length < 2) continue
    if (titres.some(({ champ }) => champ !== null && champs.test(champ))) continue
    rangees = rangees.map((rangee) => {
      if (rangee.numero < ligne) return rangee
      const said = ticked.filter(({ index }) => (rangee.cellules[index] ?? null) !== null)
      const valeur = said.map((one) => one.valeur).join(' / ')
      const cellules = rangee.cellules.map((one, index) =>
        ticked.some((other) => other.index === index) ? null : one,
      )
      cellules[first.index] = rangee.numero === ligne ? titre : valeur || null
      return { ...rangee, cellules: Array.from(cellules, (one) => one ?? null) }
    })
    const named = ticked.map(({ texte }) => citation(texte)).join(', ')
    avis.push(`Les colonnes cochées ${named} sont lues comme une seule : « ${titre} ».`)
  }
  return avis.length === 0
    ? { grille, avis: null }
    : { grille: { ...grille, rangees }, avis: avis.join(' ') }
}

type Column = { readonly index: number; readonly classe: string }

/** Classes of a row in which each filled cell is one; none for another row. */
function classesOf({ cellules }: Rangee): readonly Column[] {
  const filled = cellules.flatMap((one, index) => (one === null ? [] : [{ index, one }]))
  const classes = filled.flatMap(({ index, one }) =>
    typeof one === 'string' && readClasse(one).niveaux.length > 0 ? [{ index, classe: one }] : [],
  )
  return classes.length === filled.length ? classes : []
}

const WHOLE_NAME = /^\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*)+$/u

/** « CP | CE1 | CE2 » over names as lists beside each other, a blank column between them, each name with its class. */
function byClasses(grille: Grille): EnListe | null {
  for (const rangee of headRows(grille)) {
    let classes = classesOf(rangee)
    const below = grille.rangees.filter(({ numero }) => numero > rangee.numero)
    const words = below
      .filter((row) => classesOf(row).length === 0)
      .flatMap(({ cellules }) => cellules.filter((one) => /\p{L}/u.test(textOf(one) ?? '')))
    const names = words.filter((one) => typeof one === 'string' && WHOLE_NAME.test(one))
    if (classes.length < 2 || names.length < 2 || names.length * 2 <= words.length) continue
    const titles = classes.flatMap(() => ['Nom et prénom', 'Classe', null])
    const ranks = new Map(classes.map(({ index }, rank) => [index, rank]))
    const rows = below.flatMap((row): readonly Rangee[] => {
      const next = classesOf(row)
      if (next.length > 0 && next.every(({ index }) => ranks.has(index))) {
        classes = classes.map((one) => next.find(({ index }) => index === one.index) ?? one)
        return []
      }
      const named = classes.flatMap(({ index, classe }): readonly Cellule[] => {
        const name = row.cellules[index] ?? null
        return [name, name === null ? null : classe, null]
      })
      // What stands beside the classes is left aside, and said.
      return [{ ...row, cellules: named.some((one) => one !== null) ? named : row.cellules }]
    })
    const above = grille.rangees.filter(({ numero }) => numero < rangee.numero)
    const list = [...above, { numero: rangee.numero, cellules: titles.slice(0, -1) }, ...rows]
    return { grille: { ...plainGrille(grille.nom, list), is1904: grille.is1904 }, avis: BY_CLASSES }
  }
  return null
}

/** Titles down a column, and an enfant in each column beside it. */
function turnedFiche(
  grille: Grille,
  dates: DateContext,
  vocabulaire: Vocabulaire<Champ>,
): EnListe | null {
  const turned = transposed(grille)
  const entete = findEntete(turned, vocabulaire)
  if (entete === null) return null
  const below = turned.rangees.filter(({ numero }) => numero > entete.ligne)
  const isOfEnfants = below.some(({ cellules }) => tellsAnEnfant(entete.titres, cellules, dates))
  // A title among the values: a form with several titles a row.
  const hasTitles = below.some(({ cellules }) =>
    cellules.some((one) => OF_FORMS.test(recogniseHeader(textOf(one) ?? '') ?? '')),
  )
  return isOfEnfants && !hasTitles ? { grille: turned, avis: TURNED } : null
}

const OF_FORMS = /^(nom|prenom|nomPrenom|prenomNom|dateNaissance|classe)$/

/** Whether a row under these titles holds a birth or a class: words that explain the titles hold none. */
const tellsAnEnfant = (
  titres: readonly { readonly index: number; readonly champ: Champ | null }[],
  cellules: readonly Cellule[],
  dates: DateContext,
): boolean =>
  titres.some(({ index, champ }) => {
    const cellule = cellules[index] ?? null
    if (champ === 'dateNaissance') return readNaissance(cellule, dates).valeur !== null
    const isClasse = champ === 'classe' || champ === 'niveau'
    return isClasse && readClasse(textOf(cellule) ?? '').niveaux.length > 0
  })

type Pair = { readonly titre: string; readonly champ: Champ; readonly valeur: Cellule }

/** Fewest titles of a fiche: the nom, the prénom, and what tells an enfant. */
const MIN_TITRES = 3

/** « Nom : BENALI | Prénom : Inès », in one cell or in two, as a row under titles; a second fiche under the first stands beside it. */
function gatheredFiche(
  grille: Grille,
  dates: DateContext,
  { isTable }: Vocabulaire<Champ>,
): EnListe | null {
  const pairs = grille.rangees.flatMap(({ cellules }) =>
    cellules.flatMap((cellule, index) => pairAt(cellule, cellules[index + 1] ?? null)),
  )
  const titres = pairs.map(({ champ }, index) => ({ index, champ }))
  const valeurs = pairs.map(({ valeur }) => valeur)
  const champs = new Set(pairs.map(({ champ }) => champ))
  const first = grille.rangees[0]?.numero ?? 1
  return champs.size >= MIN_TITRES &&
    [...champs].some(isIdentite) &&
    isTable(champs) &&
    tellsAnEnfant(titres, valeurs, dates)
    ? {
        avis: GATHERED,
        grille: {
          ...plainGrille(grille.nom, [
            { numero: first, cellules: pairs.map(({ titre }) => titre) },
            { numero: first + 1, cellules: valeurs },
          ]),
          is1904: grille.is1904,
        },
      }
    : null
}

function pairAt(cellule: Cellule, next: Cellule): readonly Pair[] {
  if (typeof cellule !== 'string') return []
  const [, titre = cellule, own] = /^([^:\n]{2,60}?)\s*:\s*(\S.*)?$/s.exec(cellule) ?? []
  const champ = recogniseHeader(titre)
  const isTitle = typeof next === 'string' && recogniseHeader(next.replace(/\s*:.*$/s, '')) !== null
  const valeur = own ?? (isTitle ? null : next)
  return champ === null ? [] : [{ titre, champ, valeur }]
}
