import type { Lieu, MorceauFormulaire } from '../../../shared/domain/formulaire.ts'
import type { SafeZip } from '../reading/zip-guard.ts'
import { type Passage, retouchesOf } from './flux.ts'
import { type CaseGrille, type Grille, grilleOf, isGap, rowOf, tetesOf } from './grille.ts'
import {
  addTrous,
  CONTEXTE_VIDE,
  clean,
  contenuOf,
  type Lecture,
  newLecture,
  type PlaceBrute,
} from './lecture.ts'
import { type LigneLue, readLigne } from './ligne.ts'
import { answerOf, pairUp } from './oui-non.ts'
import {
  type Classeur,
  cellText,
  type Feuille,
  nameOfCell,
  type Plage,
  plageOf,
  readClasseur,
} from './xlsx-classeur.ts'
import { type Modeles, modelesAt, modelesOf, recalcule, sansResultats } from './xlsx-modeles.ts'
import { childOf, childrenOf, descendantsOf, type Element, isSingle, textOf } from './xml.ts'

type CaseLue = CaseGrille & {
  readonly modeles: Modeles | null
  readonly options: readonly string[]
  readonly faible: boolean
  readonly boite: boolean
  /** A text with blanks or boxes in it: « Nombre : ____ ». */
  readonly redige: LigneLue | null
}
const BOITE = /^[☐□○❏❑]$/

/** Cells to fill of the visible sheets. */
export function readXlsx(zip: SafeZip, main: string) {
  const classeur = readClasseur(zip, main)
  const brutes: PlaceBrute[] = []
  const morceaux: MorceauFormulaire[] = []
  const toujours = [...recalcule(classeur)]
  for (const feuille of classeur.feuilles) {
    const before = brutes.length
    morceaux.push(...readFeuille(feuille, classeur, brutes))
    if (brutes.length > before) toujours.push(...sansResultats(feuille))
  }
  return { ...pairUp(brutes, morceaux), toujours }
}

type CaseMontree = {
  readonly largeur: number
  readonly hauteur: number
  readonly contenu: readonly (string | number)[]
}

/** Reads a sheet: its places are added to `brutes`; gives its title, then its cells where they stand. */
function readFeuille(
  feuille: Feuille,
  classeur: Classeur,
  brutes: PlaceBrute[],
): readonly MorceauFormulaire[] {
  const all = withoutMargin(casesOf(feuille, classeur))
  // Where the form draws its places, an undrawn cell is a place only after « : » or « ? ».
  const isDrawn = all.some((one) => one.modeles !== null && !one.faible)
  const cases = isDrawn
    ? all.filter((one) => one.modeles === null || !one.faible || isAsked(one, all))
    : all
  const grille = grilleOf(cases)
  const lignes = new Map<number, { next: number; cells: CaseMontree[] }>()
  for (const cell of cases) {
    const contenu: (string | number)[] = []
    if (cell.redige !== null) {
      const first = brutes.length
      addTrous(cell.redige, lectureOf(cell, grille, feuille, brutes))
      contenu.push(...contenuOf(cell.redige, first))
    } else if (cell.modeles !== null) {
      const place = placeOf(cell, cell.modeles, grille, feuille)
      if (place !== undefined) contenu.push(brutes.push(place) - 1)
    } else if (cell.texte !== '') contenu.push(cell.texte)
    const row = lignes.get(cell.ligne) ?? { next: 0, cells: [] }
    // A cell that the file leaves out keeps its column, unless a merged cell from above is there.
    for (let column = row.next; column < cell.colonne; column++) {
      if (grille.at(cell.ligne, column) === undefined) {
        row.cells.push({ largeur: 1, hauteur: 1, contenu: [] })
      }
    }
    row.cells.push({ largeur: cell.largeur, hauteur: cell.hauteur, contenu })
    row.next = cell.colonne + cell.largeur
    lignes.set(cell.ligne, row)
  }
  const shown = [...lignes.values()]
    .map(({ cells }) => cells)
    .filter((row) => row.some((cell) => cell.contenu.length > 0))
  return [
    { type: 'titre', contenu: [feuille.nom] },
    { type: 'tableau', lignes: shown },
  ]
}

const isAsked = (cell: CaseLue, all: readonly CaseLue[]): boolean =>
  all.some(
    (one) =>
      one.ligne === cell.ligne &&
      one.colonne + one.largeur === cell.colonne &&
      /[:?]$/.test(one.texte),
  )

/** Context of a text with blanks: its own words are its label, with those at its left. */
function lectureOf(cell: CaseLue, grille: Grille, feuille: Feuille, places: PlaceBrute[]): Lecture {
  const { lignes, colonnes, titre } = tetesOf(grille, cell)
  const titres = [feuille.nom, titre].filter((one) => one !== null)
  return {
    ...newLecture(`${feuille.nom}/${cell.ligne}/${cell.colonne}`),
    titres: titres.map((texte, niveau) => ({ niveau, texte })),
    dessus: colonnes.slice(0, 1),
    cadre: { lignes, colonnes: [], voisins: [] },
    places,
  }
}

function placeOf(
  cell: CaseLue,
  modeles: Modeles,
  grille: Grille,
  feuille: Feuille,
): PlaceBrute | undefined {
  const { lignes: left, colonnes: above, voisins, titre, coin } = tetesOf(grille, cell)
  const rangee = rangeeOf(grille, cell)
  // Words above a row of boxes are no heads of it, unless they name what is counted.
  const isAskedAlone = rangee.isAlone && /[:?]$/.test(left[0] ?? '')
  const colonnes =
    isAskedAlone || (rangee.startsWithPlace && !COMPTE.test(above[0] ?? '')) ? [] : above
  const lignes =
    colonnes.length > 0 && !rangee.startsWithPlace ? left : labelsOf(rangee, cell, left)
  if (cell.options.length === 0 && isGap(grille, cell)) return undefined
  if (lignes.length === 0 && colonnes.length === 0) return undefined
  // Where no cell is drawn, a place is the cell beside words, or under a head.
  if (cell.faible && !isBeside(grille, cell) && colonnes.length === 0) return undefined
  const isMarked = colonnes.length === 0 && rangee.startsWithPlace && cell.options.length === 0
  const isBox =
    cell.boite || isMarked || (answerOf(colonnes[0] ?? '') !== null && cell.options.length === 0)
  return {
    genre: isBox ? 'case' : cell.options.length > 0 ? 'liste' : 'cellule',
    options: cell.options,
    lieu: lieuOf(cell, modeles, isBox),
    faible: cell.faible,
    groupe: `${feuille.nom}/${cell.ligne}`,
    etiquette: '',
    rempli: false,
    contexte: {
      ...CONTEXTE_VIDE,
      lignes,
      colonnes,
      voisins,
      apres: UNITE.test(rangee.apres) ? rangee.apres : '',
      debutLigne: colonnes.length > 0 ? '' : rangee.avant,
      sections: [coin, titre, feuille.nom].filter((one) => one !== null),
    },
  }
}

type Rangee = {
  /** Row such as « | Associatif | | Municipal »: the words of a place are at its right. */
  readonly startsWithPlace: boolean
  /** Words on both ends: the label of a place may be at its left or at its right. */
  readonly isBetween: boolean
  /** Row of words, then one place, and no more. */
  readonly isAlone: boolean
  readonly apres: string
  /** Words of the row before the label of the place. */
  readonly avant: string
}

/** How the row of a cell is laid out: words, then places, or the other way round. */
function rangeeOf(grille: Grille, cell: CaseGrille): Rangee {
  const row = rowOf(grille, cell.ligne).filter((one) => one.vide || one.texte !== '')
  const at = row.indexOf(cell)
  const words = row.filter((one) => !one.vide)
  const last = row.at(-1)
  const isAlternate = row.every((one, index) => one.vide !== row[index - 1]?.vide)
  const endsWithWords = isAlternate && last?.vide === false && !UNITE.test(last.texte)
  const before = row.slice(0, at).filter((one) => !one.vide)
  return {
    startsWithPlace: endsWithWords && row[0]?.vide === true,
    isBetween: endsWithWords && row[0]?.vide === false && words.length > 2,
    isAlone: row.length === 2 && words.length === 1,
    apres: row[at + 1]?.texte ?? '',
    avant: before
      .slice(0, -1)
      .map((one) => one.texte)
      .join(' '),
  }
}

const COMPTE = /^(?:nombre|effectif|heures|nb)[^:]{0,30}$/i
const UNITE = /^(?:h|heures?|semaines?|%|€|euros?|ans)\.?$/i

/** Possible labels of a place in its row; two where it could have either. */
function labelsOf(
  { startsWithPlace, isBetween, apres }: Rangee,
  cell: CaseLue,
  left: readonly string[],
): readonly string[] {
  if (startsWithPlace) return [apres]
  return isBetween && cell.options.length === 0 ? [...left, apres] : left
}

function lieuOf(cell: CaseLue, { texte, nombre, date }: Modeles, isBox: boolean): Lieu {
  if (isBox) return { type: 'choix', choix: { coche: retouchesOf(texte, cell.boite ? '☒' : 'X') } }
  if (cell.options.length > 0) {
    const choix = cell.options.map((option) => [
      option,
      retouchesOf(/^\d+([.,]\d+)?$/.test(option) ? nombre : texte, option),
    ])
    return { type: 'choix', choix: Object.fromEntries(choix) }
  }
  return { type: 'texte', texte, nombre, ...(date === null ? {} : { date }) }
}

function isBeside(grille: Grille, cell: CaseGrille): boolean {
  const left = cell.colonne === 0 ? undefined : grille.at(cell.ligne, cell.colonne - 1)
  return left !== undefined && !left.vide && /\p{L}/u.test(left.texte)
}

/** Cells without the columns before the first words. */
function withoutMargin(cases: readonly CaseLue[]): readonly CaseLue[] {
  const margin = Math.min(...cases.filter((one) => one.texte !== '').map((one) => one.colonne))
  return cases.flatMap((one) =>
    one.colonne < margin ? [] : [{ ...one, colonne: one.colonne - margin }],
  )
}

function casesOf(feuille: Feuille, classeur: Classeur): readonly CaseLue[] {
  const data = childOf(feuille.partie.racine, 'x:sheetData')
  const rows = childrenOf(data, 'x:row')
  const cells: CaseLue[] = []
  for (const row of rows) {
    if (/^(1|true)$/.test(row.attributs.hidden ?? '')) continue
    for (const cell of childrenOf(row, 'x:c')) {
      const plage = plageOf(cell.attributs.r ?? '')
      if (feuille.colonnesCachees(plage.colonne)) continue
      const merged = feuille.fusions.find((one) => isIn(one, plage))
      if (
        merged !== undefined &&
        (merged.ligne !== plage.ligne || merged.colonne !== plage.colonne)
      )
        continue
      cells.push(caseOf(cell, merged ?? plage, feuille, classeur))
    }
  }
  return [...cells, ...undrawn(rows, cells, feuille)].sort(
    (a, b) => a.ligne - b.ligne || a.colonne - b.colonne,
  )
}

const isIn = (plage: Plage, { ligne, colonne }: Plage): boolean =>
  ligne >= plage.ligne &&
  ligne <= plage.ligneFin &&
  colonne >= plage.colonne &&
  colonne <= plage.colonneFin

function caseOf(cell: Element, plage: Plage, feuille: Feuille, classeur: Classeur): CaseLue {
  const shown = clean(cellText(cell, classeur.textes))
  const isFormula = childOf(cell, 'x:f') !== undefined
  const style = classeur.styles[Number(cell.attributs.s ?? 0)]
  const options =
    feuille.listes.find((list) => list.plages.some((one) => isIn(one, plage)))?.options ?? []
  const boite = BOITE.test(shown)
  const isEmpty =
    !isFormula && (boite || isBlank(shown) || (options.length > 0 && !options.includes(shown)))
  const redige = isEmpty ? null : redigeOf(cell, shown, feuille, classeur)
  // Dots and invitations show where to write, as a border does.
  const isDrawn =
    style?.bordure === true ||
    style?.fond === true ||
    options.length > 0 ||
    (isEmpty && shown !== '')
  const isFree = !feuille.isProtegee || style?.verrouille === false
  const isPlace = isEmpty && isFree
  const asks = isFree && redige !== null
  const base = {
    ligne: plage.ligne,
    colonne: plage.colonne,
    hauteur: plage.ligneFin - plage.ligne + 1,
    largeur: plage.colonneFin - plage.colonne + 1,
  }
  return {
    ...base,
    // A formula is neither a head nor a place: heads are read above it.
    texte: isFormula || isPlace || asks ? '' : shown,
    vide: isFormula || isPlace || asks,
    redige: asks ? redige : null,
    options: isPlace ? options : [],
    faible: !feuille.isProtegee && !isDrawn,
    boite,
    modeles: isPlace ? modelesOf(cell, feuille, style) : null,
  }
}

/**
 * Line of a text with places to fill; null for any other text, and for one that several cells share.
 */
function redigeOf(
  cell: Element,
  shown: string,
  feuille: Feuille,
  { communs, usages }: Classeur,
): LigneLue | null {
  if (!TRACES.test(shown) || !/\p{L}/u.test(shown)) return null
  const shared = cell.attributs.t === 's' ? childOf(cell, 'x:v') : undefined
  const rank = shared === undefined ? null : Number(textOf(shared))
  const partie = rank === null ? feuille.partie : communs
  const texte = rank === null ? childOf(cell, 'x:is') : childrenOf(communs?.racine, 'x:si')[rank]
  if (partie === null || texte === undefined) return null
  if (rank !== null && usages().get(rank) !== 1) return null
  const graphie = { gras: false, souligne: false, signes: false, taille: 11 }
  const passages = [...descendantsOf(texte, 'x:t')].flatMap(({ enfants }) =>
    enfants.flatMap((noeud): Passage[] =>
      noeud.type === 'texte' ? [{ type: 'texte', texte: noeud.valeur, noeud, graphie }] : [],
    ),
  )
  const plume = {
    part: partie.nom,
    source: partie.source,
    saut: '\n',
    autour: () => ({ avant: '', apres: '' }),
  }
  const ligne = readLigne({ passages }, plume)
  return ligne.trous.length === 0 ? null : ligne
}

const TRACES = /[_.…‥⋯☐□▢❏❐❑❒◻⬜○◯⭘[(]/

/** True for an empty cell, dots, or an invitation: « Choisir… », not « Précisez le nombre d’enfants : ». */
const isBlank = (shown: string): boolean =>
  !/[\p{L}\p{N}%€]/u.test(shown) ||
  (shown.length < 45 &&
    /^\W*(?:cliquez|choisi\w*|s[ée]lectionne\w*|saisi\w*|tapez|[àa] (?:compl[ée]ter|renseigner|saisir))/i.test(
      shown,
    ) &&
    !/[:?]\s*$/.test(shown))

/** Cells that the file lacks at the right of words, where no cell is drawn. */
function undrawn(
  rows: readonly Element[],
  cells: readonly CaseLue[],
  feuille: Feuille,
): readonly CaseLue[] {
  if (feuille.isProtegee) return []
  return rows.flatMap((row): readonly CaseLue[] => {
    const ligne = Number(row.attributs.r) - 1
    const last = cells.filter((one) => one.ligne === ligne && one.texte !== '').at(-1)
    // A number is an answer, not a label; « Heures : 15 » is answered.
    if (last === undefined || !/\p{L}/u.test(last.texte) || isSingle(row)) return []
    if (/:.*\d[\d\s.,]*$/.test(last.texte)) return []
    const colonne = last.colonne + last.largeur
    // A cell of the row above may go over this one.
    const isTaken = cells.some(
      (one) => one.colonne === colonne && one.ligne <= ligne && ligne < one.ligne + one.hauteur,
    )
    if (isTaken || feuille.colonnesCachees(colonne)) return []
    const elements = childrenOf(row, 'x:c')
    const before = elements.filter((one) => plageOf(one.attributs.r ?? '').colonne < colonne).at(-1)
    const at = before?.fin ?? row.dedans
    return [
      {
        texte: '',
        vide: true,
        ligne,
        colonne,
        hauteur: 1,
        largeur: 1,
        options: [],
        faible: true,
        boite: false,
        redige: null,
        modeles: modelesAt(
          feuille,
          at,
          at,
          nameOfCell(ligne, colonne),
          undefined,
          row.prefixe,
          false,
        ),
      },
    ]
  })
}
