import type { ChampHeures } from '../../../shared/domain/import-heures.ts'
import type { Classeur, Rangee } from '../reading/grid.ts'
import { newCells } from '../understand/cells.ts'
import { asNomComplet, chosenTitres, indexOf, spreadNomPrenom } from '../understand/colonnes.ts'
import { correctorOf, withCorrections } from '../understand/corrections.ts'
import { repeatsEntete } from '../understand/entete.ts'
import type { Colonne, Read } from '../understand/groupes.ts'
import { readTables, type Table } from '../understand/tables.ts'
import type { UnderstandOptions } from '../understand/understand.ts'
import { HEURES } from './headers.ts'
import type { HeuresLue, HeuresLues } from './heures-lues.ts'
import { readLigne } from './ligne.ts'

export type UnderstandHeuresOptions = Omit<UnderstandOptions, 'etablissement'>

/** Reads each sheet that has a table of hours. No such sheet: no `feuilles`. */
export const understandHeures = (
  classeur: Classeur,
  { latest, corrections = [], correspondances: dites = [], retenues = [] }: UnderstandHeuresOptions,
): HeuresLues =>
  readTables(classeur, {
    vocabulaire: HEURES,
    // Hours are nobody's but the structure's.
    memoireOf: () => ({ dites, retenues, ecolesOf: () => [] }),
    read: (table) => {
      const colonnes = mapColonnes(table)
      return { colonnes, readLignes: () => readLignes(table, colonnes, { latest, corrections }) }
    },
  })

function mapColonnes({
  entete,
  rangees,
  choisies,
}: Table<ChampHeures>): readonly Colonne<ChampHeures>[] {
  const titres = spreadNomPrenom(entete.titres)
  if (choisies !== null) {
    return chosenTitres(titres, rangees, choisies, HEURES.isChamp).map(toColonne)
  }
  const read = titres.flatMap(({ champ, ...titre }) =>
    champ === null ? [] : [{ ...titre, champ }],
  )
  return asNomComplet(read.map(toColonne), rangees)
}

const toColonne = ({ index, texte, champ }: Read<ChampHeures>): Colonne<ChampHeures> => ({
  index,
  entete: texte,
  champ,
  groupe: 0,
  isShared: true,
})

function readLignes(
  { grille: { nom, is1904 }, entete, rangees, codeOf, inconnues }: Table<ChampHeures>,
  colonnes: readonly Colonne<ChampHeures>[],
  { latest, corrections }: Required<Pick<UnderstandHeuresOptions, 'latest' | 'corrections'>>,
): readonly HeuresLue[] {
  const index = indexOf(colonnes)
  const correct = correctorOf(nom, corrections)
  return rangees
    .filter((rangee) => !repeatsEntete(rangee, entete))
    .flatMap(({ numero, cellules, note }: Rangee) => {
      const corrected = withCorrections(index, cellules, correct(numero, 0))
      const messages = note === undefined ? [] : [{ colonne: null, texte: note }]
      const cells = newCells(corrected, messages, { codeOf, inconnues })
      return readLigne(cells, { feuille: nom, ligne: numero }, { is1904, latest }) ?? []
    })
}
