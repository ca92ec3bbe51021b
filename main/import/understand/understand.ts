import type { IsoDate } from '../../../shared/dates.ts'
import type { Champ } from '../../../shared/domain/colonne.ts'
import type {
  Correspondance,
  CorrespondanceRetenue,
} from '../../../shared/domain/correspondance.ts'
import type { Correction } from '../../../shared/domain/import-orientation.ts'
import { type Classeur, type Grille, textOf } from '../reading/grid.ts'
import { mapColonnes } from './colonnes.ts'
import { readContexte } from './contexte.ts'
import { correctorOf } from './corrections.ts'
import { ELEVES } from './eleves.ts'
import type { FichierLu } from './ligne-lue.ts'
import { readRows } from './read-rows.ts'
import { readTables } from './tables.ts'

export type UnderstandOptions = {
  /** No birth and no fiche can be later: the end of the année, or today. */
  readonly latest: IsoDate
  /** What the person has written over the file. */
  readonly corrections?: readonly Correction[]
  /** How the person wants its sheets to be read. */
  readonly correspondances?: readonly Correspondance[]
  /** What was kept of earlier files, latest first. */
  readonly retenues?: readonly CorrespondanceRetenue[]
  /** School of the rows that name none: says whose file it is. */
  readonly etablissement?: string | null
}

/** What stands in the columns of a champ, under the titles. */
const textsUnder = (
  { rangees }: Grille,
  ligne: number,
  colonnes: CorrespondanceRetenue['colonnes'],
  wanted: Champ,
): readonly string[] => {
  const below = rangees.filter(({ numero }) => numero > ligne)
  const indexes = colonnes.flatMap(({ index, champ }) => (champ === wanted ? [index] : []))
  return indexes.flatMap((index) =>
    below.flatMap(({ cellules }) => textOf(cellules[index] ?? null) ?? []),
  )
}

/** Reads each sheet that has a table of pupils. No such sheet: no `feuilles`. */
export function understand(
  classeur: Classeur,
  {
    latest,
    corrections = [],
    correspondances: dites = [],
    retenues = [],
    etablissement = null,
  }: UnderstandOptions,
): FichierLu {
  return readTables(classeur, {
    vocabulaire: ELEVES,
    memoireOf: (grille) => ({
      dites,
      retenues,
      ecolesOf: (ligne, colonnes) => {
        const named = textsUnder(grille, ligne, colonnes, 'etablissement')
        if (named.length > 0) return named
        const dates = { is1904: grille.is1904, latest }
        return [etablissement ?? readContexte(grille, ligne, dates).etablissement].flatMap(
          (ecole) => ecole ?? [],
        )
      },
    }),
    read: ({ grille, entete, rangees, choisies, codeOf, inconnues }) => {
      const { nom, is1904 } = grille
      const dates = { is1904, latest }
      const mapping = mapColonnes(entete, rangees, choisies)
      const readLignes = () =>
        readRows(rangees, {
          nom,
          entete,
          mapping,
          contexte: readContexte(grille, entete.ligne, dates),
          dates,
          corrector: correctorOf(nom, corrections),
          codeOf,
          inconnues,
        })
      return { colonnes: mapping.colonnes, readLignes }
    },
  })
}
