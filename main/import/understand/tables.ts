import type { FeuilleFichier } from '../../../shared/domain/correspondance.ts'
import type { Encodage, FeuilleImport } from '../../../shared/domain/import-orientation.ts'
import type { Classeur, Grille, Rangee } from '../reading/grid.ts'
import { type CodeOf, codeOfValeurs, createInconnues, type Inconnues } from './codes.ts'
import { colonnesByChamp, spreadNomPrenom } from './colonnes.ts'
import { type Consigne, consigneOf, type Memoire } from './consigne.ts'
import { describeColonnes, lignesTitresOf } from './describe.ts'
import type { Entete, Vocabulaire } from './entete.ts'
import { formeOf } from './forme.ts'
import type { Colonne } from './groupes.ts'
import { withVerticalMerges } from './verticals.ts'

/** The table of one sheet, about to be read. */
export type Table<C extends string> = {
  readonly grille: Grille
  readonly entete: Entete<C>
  /** Under the titles, each merged cell spread over its rows. */
  readonly rangees: readonly Rangee[]
  /** Columns that are said to be read; null: those that the titles tell. */
  readonly choisies: Consigne<C>['colonnes']
  readonly codeOf: CodeOf
  readonly inconnues: Inconnues
}

/** How one kind of table is read; `L` is what one of its rows gives. */
export type Lecteur<C extends string, L> = {
  readonly vocabulaire: Vocabulaire<C>
  readonly memoireOf: (grille: Grille) => Memoire
  /** `readLignes` is for a table that is understood. */
  readonly read: (table: Table<C>) => {
    readonly colonnes: readonly Colonne<C>[]
    readonly readLignes: () => readonly L[]
  }
}

/** A file understood, by itself. */
export type TablesLues<L> = {
  readonly encodage: Encodage | null
  /** Those whose rows are read. */
  readonly feuilles: readonly FeuilleImport[]
  /** Every sheet that holds a table, read or not, with what is needed to read it otherwise. */
  readonly lecture: readonly FeuilleFichier[]
  readonly lignes: readonly L[]
}

/** Reads each sheet that has such a table as a table of its own. No such sheet: no `feuilles`. */
export function readTables<C extends string, L>(
  { encodage, grilles }: Classeur,
  lecteur: Lecteur<C, L>,
): TablesLues<L> {
  const sheets = grilles.flatMap((grille) => {
    const consigne = consigneOf(grille, grilles, lecteur.memoireOf(grille), lecteur.vocabulaire)
    if (consigne === null) return []
    const { entete } = consigne
    return entete === null
      ? leftOut(grille, consigne)
      : readTable(grille, entete, consigne, lecteur)
  })
  return {
    encodage,
    feuilles: sheets.flatMap(({ feuille }) => feuille ?? []),
    lecture: sheets.map(({ lecture }) => lecture),
    lignes: sheets.flatMap(({ lignes }) => lignes),
  }
}

type TableLue<L> = {
  readonly feuille: FeuilleImport | null
  readonly lecture: FeuilleFichier
  readonly lignes: readonly L[]
}

const leftOut = ({ nom }: Grille, { origine }: Consigne<string>): TableLue<never> => ({
  feuille: null,
  lecture: {
    lue: { feuille: nom, ligneEntete: null, colonnes: null, valeurs: [] },
    origine,
    retenue: null,
    forme: null,
    lignesTitres: [],
    colonnes: [],
    valeurs: [],
  },
  lignes: [],
})

function readTable<C extends string, L>(
  grille: Grille,
  entete: Entete<C>,
  { origine, retenue, colonnes: choisies, valeurs }: Consigne<C>,
  { vocabulaire, read }: Lecteur<C, L>,
): TableLue<L> {
  const { nom } = grille
  const { ligne: ligneEntete, titres } = entete
  const below = grille.rangees.filter((rangee) => rangee.numero > ligneEntete)
  const rangees = withVerticalMerges(below, grille.fusions)
  const inconnues = createInconnues()
  const codeOf = codeOfValeurs(valeurs)
  const table = { grille, entete, rangees, choisies, codeOf, inconnues }
  const { colonnes: found, readLignes } = read(table)
  const isRead = origine !== 'aucune'
  const lignes = isRead ? readLignes() : []
  const lues = found.map(({ index, champ }) => ({ index, champ }))
  const indexes = new Set(lues.map(({ index }) => index))
  const dits = new Set(lues.map(({ champ }) => vocabulaire.champDit(champ)))
  const colonnes = describeColonnes(spreadNomPrenom(titres), rangees, lues)
  const feuille = {
    nom,
    ligneEntete,
    colonnes: colonnesByChamp(found),
    ignorees: titres.filter(({ index }) => !indexes.has(index)).map(({ texte }) => texte),
  }
  return {
    feuille: isRead ? feuille : null,
    lecture: {
      // Words of a column that is not read are not to be kept.
      lue: {
        feuille: nom,
        ligneEntete,
        colonnes: lues,
        valeurs: valeurs.filter(({ champ }) => dits.has(champ)),
      },
      origine,
      retenue: retenue && { correspondanceId: retenue.correspondanceId, ecole: retenue.ecole },
      forme: formeOf(entete, vocabulaire),
      lignesTitres: lignesTitresOf(grille, colonnes),
      colonnes,
      valeurs: inconnues.list(),
    },
    lignes,
  }
}
