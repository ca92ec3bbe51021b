import type { IsoDate } from '../../../shared/dates.ts'
import type { Correction, FeuilleImport } from '../../../shared/domain/import-orientation.ts'
import type { Classeur, Grille, Rangee } from '../reading/grid.ts'
import { newCells } from '../understand/cells.ts'
import { asNomComplet, colonnesByChamp, indexOf, spreadNomPrenom } from '../understand/colonnes.ts'
import { correctorOf, withCorrections } from '../understand/corrections.ts'
import { type Entete, findEntete, repeatsEntete } from '../understand/entete.ts'
import type { Colonne } from '../understand/groupes.ts'
import { withVerticalMerges } from '../understand/verticals.ts'
import { type ChampHeures, HEURES } from './headers.ts'
import type { HeuresLue, HeuresLues } from './heures-lues.ts'
import { readLigne } from './ligne.ts'

export type UnderstandHeuresOptions = {
  /** The end of the année: a year of two digits is not after it. */
  readonly latest: IsoDate
  /** What the person has written over the file. */
  readonly corrections: readonly Correction[]
}

/** Reads each sheet that has a table of hours. No such sheet: no `feuilles`. */
export function understandHeures(classeur: Classeur, options: UnderstandHeuresOptions): HeuresLues {
  const sheets = classeur.grilles.flatMap((grille) => understandSheet(grille, options) ?? [])
  return {
    encodage: classeur.encodage,
    feuilles: sheets.map(({ feuille }) => feuille),
    lignes: sheets.flatMap(({ lignes }) => lignes),
  }
}

function understandSheet(
  grille: Grille,
  { latest, corrections }: UnderstandHeuresOptions,
): { readonly feuille: FeuilleImport; readonly lignes: readonly HeuresLue[] } | null {
  const entete = findEntete(grille, HEURES)
  if (entete === null) return null
  const below = grille.rangees.filter((rangee) => rangee.numero > entete.ligne)
  const rangees = withVerticalMerges(below, grille.fusions)
  const colonnes = mapColonnes(entete, rangees)
  const index = indexOf(colonnes)
  const correct = correctorOf(grille.nom, corrections)
  const read = new Set(colonnes.map((colonne) => colonne.index))
  return {
    feuille: {
      nom: grille.nom,
      ligneEntete: entete.ligne,
      colonnes: colonnesByChamp(colonnes),
      ignorees: entete.titres.filter((titre) => !read.has(titre.index)).map(({ texte }) => texte),
    },
    lignes: rangees
      .filter((rangee) => !repeatsEntete(rangee, entete))
      .flatMap(({ numero, cellules, note }) => {
        const corrected = withCorrections(index, cellules, correct(numero, 0))
        const messages = note === undefined ? [] : [{ colonne: null, texte: note }]
        const place = { feuille: grille.nom, ligne: numero }
        const dates = { is1904: grille.is1904, latest }
        return readLigne(newCells(corrected, messages), place, dates) ?? []
      }),
  }
}

function mapColonnes(
  { titres }: Entete<ChampHeures>,
  rangees: readonly Rangee[],
): readonly Colonne<ChampHeures>[] {
  const colonnes = spreadNomPrenom<ChampHeures>(titres).flatMap(
    ({ index, texte, champ }): readonly Colonne<ChampHeures>[] =>
      champ === null ? [] : [{ index, entete: texte, champ, groupe: 0, isShared: true }],
  )
  return asNomComplet<ChampHeures>(colonnes, rangees)
}
