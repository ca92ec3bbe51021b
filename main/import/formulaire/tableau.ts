import type { MorceauFormulaire } from '../../../shared/domain/formulaire.ts'
import type { Bloc, Cellule, Tableau } from './flux.ts'
import { type CaseGrille, type Grille, isGap, tetesOf } from './grille.ts'
import { readLigne } from './ligne.ts'
import { clean, contexteOf, type Lecture, readBlocs } from './places.ts'

type CaseLue = CaseGrille & { readonly cellule: Cellule; readonly nue: boolean }

/** The places of a table: what its cells ask, and its empty cells, each under its heads. */
export function readTableau(tableau: Tableau, lecture: Lecture): MorceauFormulaire {
  const { grille, cases } = gridOf(tableau, lecture)
  lecture.compte.n += 1
  const groupe = `${lecture.groupe}/t${lecture.compte.n}`
  const sole = cases.length === 1 || grille.largeur === 1
  const rows = Map.groupBy(cases, (one) => one.ligne)
  const lignes = [...rows.values()].map((row) =>
    row.map((cell) => readCase(cell, grille, groupe, sole, lecture)),
  )
  return { type: 'tableau', lignes }
}

function readCase(cell: CaseLue, grille: Grille, groupe: string, sole: boolean, lecture: Lecture) {
  const { titre, coin, ...cadre } = sole
    ? { titre: null, coin: null, lignes: [], colonnes: [], voisins: [] }
    : tetesOf(grille, cell)
  const heads = [titre, coin].filter((one) => one !== null).map((texte) => ({ niveau: 8, texte }))
  const titres = [...lecture.titres, ...heads]
  const inside: Lecture = {
    ...lecture,
    titres,
    dessus: lecture.dessus,
    groupe: `${groupe}/${cell.ligne}`,
    cadre: {
      lignes: [...cadre.lignes, ...lecture.cadre.lignes],
      colonnes: cadre.colonnes.length > 0 ? cadre.colonnes : [],
      voisins: cadre.voisins,
    },
  }
  const size = { largeur: cell.largeur, hauteur: cell.hauteur }
  if (cell.nue && !sole && isGap(grille, cell)) return { ...size, contenu: [] }
  if (cell.nue && cell.cellule.debute) {
    const hasHead = inside.cadre.lignes.length > 0 || inside.cadre.colonnes.length > 0
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

function gridOf(tableau: Tableau, lecture: Lecture): { grille: Grille; cases: readonly CaseLue[] } {
  const rows: (CaseLue | undefined)[][] = []
  const cases: CaseLue[] = []
  for (const [ligne, row] of tableau.lignes.entries()) {
    const line: (CaseLue | undefined)[] = []
    rows.push(line)
    let colonne = 0
    for (const cellule of row) {
      const above = cellule.debute ? undefined : rows[ligne - 1]?.[colonne]
      const cell: CaseLue = above ?? caseOf(cellule, ligne, colonne, lecture)
      if (above === undefined) cases.push(cell)
      else grow(cases, rows, above, ligne)
      for (let span = 0; span < cellule.largeur; span++)
        line[colonne + span] =
          rows[ligne - 1]?.[colonne] === above && above !== undefined ? latest(cases, above) : cell
      colonne += cellule.largeur
    }
  }
  const largeur = Math.max(0, ...rows.map((row) => row.length))
  return {
    grille: { at: (ligne, colonne) => rows[ligne]?.[colonne], hauteur: rows.length, largeur },
    cases,
  }
}

const latest = (cases: readonly CaseLue[], cell: CaseLue): CaseLue =>
  cases.find((one) => one.ligne === cell.ligne && one.colonne === cell.colonne) ?? cell

/** A cell that goes on in the row below is one cell, higher. */
function grow(
  cases: CaseLue[],
  rows: (CaseLue | undefined)[][],
  cell: CaseLue,
  ligne: number,
): void {
  const own = latest(cases, cell)
  const taller = { ...own, hauteur: ligne - own.ligne + 1 }
  cases[cases.indexOf(own)] = taller
  for (const row of rows)
    for (const [index, one] of row.entries()) if (one === own) row[index] = taller
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

/** The words of a cell, and whether something in it is to be filled. */
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
    const ligne = readLigne(bloc, lecture.plume)
    if (ligne.trous.length > 0) asks = true
    else texte += ` ${ligne.texte}`
  }
  return { texte: clean(texte), asks }
}
