import type { MorceauFormulaire, PlaceLue } from '../../../shared/domain/formulaire.ts'
import type { Bloc, Cellule, Paragraphe, Plume, Tableau } from './flux.ts'
import { type CaseGrille, type Grille, isGap, rightOf, type Tetes, tetesOf } from './grille.ts'
import {
  addTrous,
  clean,
  contenuOf,
  contexteOf,
  type Lecture,
  ligneOf,
  newLecture,
  type PlaceBrute,
  withoutTrous,
} from './lecture.ts'
import type { LigneLue } from './ligne.ts'
import { pairUp } from './oui-non.ts'

/** Places of a text document, in its order. */
export function placesOfBlocs(
  blocs: readonly Bloc[],
  plume: Plume,
): { places: readonly PlaceLue[]; morceaux: readonly MorceauFormulaire[] } {
  const lecture = newLecture('corps', plume)
  const morceaux = readBlocs(blocs, lecture)
  return pairUp(lecture.places, morceaux)
}

function readBlocs(blocs: readonly Bloc[], lecture: Lecture): readonly MorceauFormulaire[] {
  const morceaux: MorceauFormulaire[] = []
  for (let index = 0; index < blocs.length; index++) {
    const bloc = blocs[index]
    if (bloc === undefined) continue
    if (bloc.type === 'tableau') {
      morceaux.push(readTableau(bloc, lecture, isAskedAbove(blocs.slice(0, index), lecture)))
      continue
    }
    const ligne = ligneOf(bloc, lecture)
    const only = isOnlyBlank(ligne)
    // Successive lines to write on are one place: the first takes the text, the others are removed.
    if (only && endsWithBlank(blocs[index - 1], lecture)) {
      giveWay(ligne, lecture)
      continue
    }
    const next = blocs[index + 1]
    const below = blocs.slice(index + 1).find((one) => !isBlank(one, lecture))
    const isFramed = below?.type === 'tableau' && isFrame(below, lecture)
    morceaux.push(readParagraphe(bloc, ligne, isFramed ? below : next, lecture))
  }
  return morceaux
}

const isBlank = (bloc: Bloc, lecture: Lecture): boolean =>
  bloc.type === 'paragraphe' && clean(ligneOf(bloc, lecture).texte) === ''

/** Whether words without a place stand above, blank lines apart: a frame under them is to be filled. */
function isAskedAbove(blocs: readonly Bloc[], lecture: Lecture): boolean {
  const last = blocs.findLast((bloc) => !isBlank(bloc, lecture))
  return last?.type === 'paragraphe' && ligneOf(last, lecture).trous.length === 0
}

/** Whether a table is one column to write in. */
const isFrame = ({ lignes }: Tableau, lecture: Lecture): boolean =>
  lignes.every((row) => row.length === 1) &&
  (lignes[0]?.[0]?.blocs.every((bloc) => isBlank(bloc, lecture)) ?? false)

function giveWay({ trous }: LigneLue, { places }: Lecture): void {
  const first = places.at(-1)
  if (first?.lieu.type !== 'texte') return
  const { texte } = first.lieu
  const others = trous.flatMap(({ lieu }) =>
    lieu.type !== 'texte'
      ? []
      : [
          ...lieu.texte.insertions.map(({ debut, fin }) => ({
            part: lieu.texte.part,
            debut,
            fin,
            texte: '',
          })),
          ...lieu.texte.avec,
        ],
  )
  const lines = { ...texte, avec: [...texte.avec, ...others] }
  places[places.length - 1] = { ...first, lieu: { ...first.lieu, texte: lines } }
}

const isOnlyBlank = ({ texte, trous }: LigneLue): boolean =>
  trous.length > 0 &&
  trous.every((trou) => trou.genre === 'texte' && trou.fin - trou.debut > 1) &&
  withoutTrous(texte, trous).trim() === ''

function endsWithBlank(bloc: Bloc | undefined, lecture: Lecture): boolean {
  if (bloc?.type !== 'paragraphe') return false
  const { texte, trous } = ligneOf(bloc, lecture)
  const last = trous.at(-1)
  return last?.genre === 'texte' && texte.slice(last.fin).trim() === ''
}

function readParagraphe(
  paragraphe: Paragraphe,
  ligne: LigneLue,
  next: Bloc | undefined,
  lecture: Lecture,
): MorceauFormulaire {
  const { texte, trous } = ligne
  const whole = clean(texte)
  if (trous.length > 0) {
    const first = lecture.places.length
    addTrous(ligne, lecture)
    return { type: 'texte', contenu: contenuOf(ligne, first) }
  }
  if (whole === '') return { type: 'texte', contenu: [] }
  if (paragraphe.titre !== null) {
    const niveau = paragraphe.titre
    lecture.titres = [
      ...lecture.titres.filter((one) => one.niveau < niveau),
      { niveau, texte: whole },
    ]
    lecture.dessus = []
    return { type: 'titre', contenu: [whole] }
  }
  const weak = weakPlace(paragraphe, whole, next, lecture)
  if (weak !== undefined) {
    lecture.places.push(weak)
    return { type: 'texte', contenu: [whole, lecture.places.length - 1] }
  }
  if (!NOTE.test(whole)) lecture.dessus = [whole, ...lecture.dessus].slice(0, 3)
  return { type: 'texte', contenu: [whole] }
}

/** A note of what stands above it: « (1) à commenter si supérieur à 10 % », « * au 30 avril ». */
const NOTE = /^(?:\(\d{1,2}\)|\*|n\.?b\.?\s*:)/i

/**
 * Place at the end of a line such as « Nom de la structure : », when neither the line nor the one under it holds
 * the answer.
 */
function weakPlace(
  paragraphe: Paragraphe,
  whole: string,
  next: Bloc | undefined,
  lecture: Lecture,
): PlaceBrute | undefined {
  if (lecture.isAnsweredBeside || !/[:?]$/.test(whole.slice(-1))) return undefined
  if (next?.type === 'tableau') return undefined
  const empty =
    next?.type === 'paragraphe' &&
    next.passages.every((one) => one.type === 'texte' && one.texte.trim() === '')
      ? next
      : null
  const isQuestion = whole.endsWith('?')
  if (isQuestion && empty === null) return undefined
  // A text under the line is its answer already.
  const under = next?.type === 'paragraphe' && next.titre === null ? clean(proseOf(next)) : ''
  if (under !== '' && !/[:?]$/.test(under)) return undefined
  if (next?.type === 'paragraphe' && empty === null && /^\s*[-–•]|^\s/.test(firstText(next)))
    return undefined
  if (next?.type === 'paragraphe' && ligneOf(next, lecture).trous.length > 0) return undefined
  const { fin } = paragraphe
  const [insertion] = fin.insertions
  if (insertion === undefined) return undefined
  const modele = isQuestion
    ? empty?.fin
    : { ...fin, insertions: [{ ...insertion, avant: `${insertion.avant} ` }] }
  if (modele === undefined) return undefined
  return {
    genre: 'texte',
    options: [],
    lieu: { type: 'texte', texte: modele },
    faible: true,
    groupe: lecture.groupe,
    etiquette: '',
    rempli: false,
    contexte: { ...contexteOf(lecture), avant: whole },
  }
}

const proseOf = ({ passages }: Paragraphe): string =>
  passages.map((one) => (one.type === 'texte' ? one.texte : ' ')).join('')

const firstText = (paragraphe: Paragraphe): string => {
  const first = paragraphe.passages[0]
  return first?.type === 'texte' ? first.texte : first?.type === 'tabulation' ? '\t' : ''
}

const SANS_TETES: Tetes = { titre: null, coin: null, lignes: [], colonnes: [], voisins: [] }

type CaseLue = CaseGrille & { readonly cellule: Cellule; readonly nue: boolean }

/**
 * Places of a table: those in its cells, and its empty cells, each under its heads. A table of one column is a frame, filled where
 * words stand just above, in it or before it.
 */
function readTableau(tableau: Tableau, lecture: Lecture, isAsked: boolean): MorceauFormulaire {
  const { grille, cases } = gridOf(tableau, lecture)
  lecture.compte.n += 1
  const groupe = `${lecture.groupe}/t${lecture.compte.n}`
  const sole = cases.length === 1 || grille.largeur === 1
  const rows = Map.groupBy(cases, (one) => one.ligne)
  const lignes = [...rows.values()].map((row) =>
    row.map((cell) => {
      const isToFill = sole && (cell.ligne === 0 ? isAsked : isWords(grille.at(cell.ligne - 1, 0)))
      return readCase(cell, grille, groupe, { sole, isToFill }, lecture)
    }),
  )
  return { type: 'tableau', lignes }
}

const isWords = (cell: CaseGrille | undefined): boolean =>
  cell !== undefined && !cell.vide && cell.texte !== ''

function readCase(
  cell: CaseLue,
  grille: Grille,
  groupe: string,
  { sole, isToFill }: { readonly sole: boolean; readonly isToFill: boolean },
  lecture: Lecture,
) {
  const size = { largeur: cell.largeur, hauteur: cell.hauteur }
  // Words that ask for nothing need no heads.
  const isHead = !cell.vide && !/[:?]/.test(cell.texte)
  if (isHead && !sole) return { ...size, contenu: textesOf(cell, lecture) }
  const { titre, coin, ...cadre } = sole ? SANS_TETES : tetesOf(grille, cell)
  // « ☐ | Difficultés scolaires »: a box alone in its cell has its words beside it.
  const isBoxAlone = !sole && cadre.lignes.length === 0 && holdsBoxAlone(cell, lecture)
  const lignes = isBoxAlone ? rightOf(grille, cell) : cadre.lignes
  const heads = [titre, coin].filter((one) => one !== null).map((texte) => ({ niveau: 8, texte }))
  const titres = [...lecture.titres, ...heads]
  const inside: Lecture = {
    ...lecture,
    titres,
    dessus: lecture.dessus,
    isAnsweredBeside: hasAnswerBeside(grille, cell),
    groupe: `${groupe}/${cell.ligne}`,
    cadre: {
      lignes: [...lignes, ...lecture.cadre.lignes],
      colonnes: cadre.colonnes.length > 0 ? cadre.colonnes : [],
      voisins: cadre.voisins,
    },
  }
  if (cell.nue && !sole && isGap(grille, cell)) return { ...size, contenu: [] }
  if (cell.nue && cell.cellule.debute) {
    const hasHead = isToFill || inside.cadre.lignes.length > 0 || inside.cadre.colonnes.length > 0
    const paragraphe = cell.cellule.blocs.find((bloc) => bloc.type === 'paragraphe')
    if (!hasHead || paragraphe === undefined) return { ...size, contenu: [] }
    const rang =
      lecture.places.push({
        genre: 'cellule',
        options: [],
        lieu: { type: 'texte', texte: paragraphe.fin },
        faible: false,
        groupe: inside.groupe,
        etiquette: '',
        rempli: false,
        contexte: contexteOf(inside),
      }) - 1
    return { ...size, contenu: [rang] }
  }
  const morceaux = readBlocs(cell.cellule.blocs, inside)
  if (sole) {
    lecture.titres = inside.titres
    lecture.dessus = inside.dessus
  }
  const contenu = morceaux.flatMap((one) =>
    one.type === 'tableau'
      ? one.lignes.flatMap((row) => row.flatMap((c) => c.contenu))
      : one.contenu,
  )
  return { ...size, contenu }
}

const textesOf = ({ cellule }: CaseLue, lecture: Lecture): readonly string[] =>
  cellule.blocs.flatMap((bloc) => {
    const words = bloc.type === 'paragraphe' ? clean(ligneOf(bloc, lecture).texte) : ''
    return words === '' ? [] : [words]
  })

const holdsBoxAlone = ({ cellule }: CaseLue, lecture: Lecture): boolean => {
  const lines = cellule.blocs.flatMap((bloc) =>
    bloc.type === 'paragraphe' ? [ligneOf(bloc, lecture)] : [],
  )
  const [trou, ...others] = lines.flatMap((one) => one.trous)
  const isBare = lines.every(({ texte, trous }) => withoutTrous(texte, trous).trim() === '')
  return isBare && trou?.genre === 'case' && others.length === 0
}

/** Whether the cell at the right or under it is blank, or holds words that ask nothing: its answer. */
const hasAnswerBeside = (grille: Grille, cell: CaseLue): boolean =>
  [
    grille.at(cell.ligne, cell.colonne + cell.largeur),
    grille.at(cell.ligne + cell.hauteur, cell.colonne),
  ].some((one) => one !== undefined && !/[:?]$/.test(one.texte) && (!one.vide || one.texte === ''))

function gridOf(tableau: Tableau, lecture: Lecture): { grille: Grille; cases: readonly CaseLue[] } {
  const rows: (CaseLue | undefined)[][] = []
  const cases: CaseLue[] = []
  for (const [ligne, row] of tableau.lignes.entries()) {
    const line: (CaseLue | undefined)[] = []
    rows.push(line)
    let colonne = 0
    for (const cellule of row) {
      const above = cellule.debute ? undefined : rows[ligne - 1]?.[colonne]
      const cell: CaseLue =
        above === undefined
          ? caseOf(cellule, ligne, colonne, lecture)
          : grow(cases, rows, above, ligne)
      if (above === undefined) cases.push(cell)
      for (let span = 0; span < cellule.largeur; span++) line[colonne + span] = cell
      colonne += cellule.largeur
    }
  }
  const largeur = Math.max(0, ...rows.map((row) => row.length))
  return {
    grille: { at: (ligne, colonne) => rows[ligne]?.[colonne], hauteur: rows.length, largeur },
    cases,
  }
}

/** Extends a cell over the row below, where it goes on; gives the taller one, which stands for it everywhere. */
function grow(
  cases: CaseLue[],
  rows: (CaseLue | undefined)[][],
  own: CaseLue,
  ligne: number,
): CaseLue {
  const taller = { ...own, hauteur: ligne - own.ligne + 1 }
  cases[cases.indexOf(own)] = taller
  for (const row of rows)
    for (const [index, one] of row.entries()) if (one === own) row[index] = taller
  return taller
}

function caseOf(cellule: Cellule, ligne: number, colonne: number, lecture: Lecture): CaseLue {
  const { texte, asks } = wordsOf(cellule.blocs, lecture)
  const nue = texte === '' && !asks
  return {
    texte,
    vide: nue || asks,
    ligne,
    colonne,
    hauteur: 1,
    largeur: cellule.largeur,
    cellule,
    nue,
  }
}

/** Words of a cell, and whether the cell holds a place to fill. */
function wordsOf(blocs: readonly Bloc[], lecture: Lecture): { texte: string; asks: boolean } {
  let [texte, asks] = ['', false]
  for (const bloc of blocs) {
    if (bloc.type === 'tableau') {
      for (const cell of bloc.lignes.flat()) {
        const inner = wordsOf(cell.blocs, lecture)
        texte += ` ${inner.texte}`
        asks = true
      }
      continue
    }
    const ligne = ligneOf(bloc, lecture)
    if (ligne.trous.length > 0) asks = true
    else texte += ` ${ligne.texte}`
  }
  return { texte: clean(texte), asks }
}
