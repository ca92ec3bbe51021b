import type { IsoDate } from '../../../shared/dates.ts'
import type { Champ } from '../../../shared/domain/colonne.ts'
import type {
  Correspondance,
  CorrespondanceRetenue,
  FeuilleFichier,
} from '../../../shared/domain/correspondance.ts'
import type { Correction, FeuilleImport } from '../../../shared/domain/import-orientation.ts'
import type { Classeur, Grille } from '../reading/grid.ts'
import { codeOfValeurs, createInconnues } from './codes.ts'
import { colonnesByChamp, mapColonnes, spreadNomPrenom } from './colonnes.ts'
import { type Consigne, consigneOf } from './consigne.ts'
import { readContexte } from './contexte.ts'
import { correctorOf } from './corrections.ts'
import type { DateContext } from './dates.ts'
import { describeColonnes, lignesTitresOf } from './describe.ts'
import { ELEVES } from './eleves.ts'
import type { Entete } from './entete.ts'
import { formeOf } from './forme.ts'
import type { FichierLu, LigneLue } from './ligne-lue.ts'
import { readRows } from './read-rows.ts'
import { withVerticalMerges } from './verticals.ts'

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

/** Reads each sheet that has a table of pupils as a table of its own. No such sheet: no `feuilles`. */
export function understand(classeur: Classeur, options: UnderstandOptions): FichierLu {
  const sheets = classeur.grilles.flatMap(
    (grille) => understandSheet(grille, classeur.grilles, options) ?? [],
  )
  return {
    encodage: classeur.encodage,
    feuilles: sheets.flatMap(({ feuille }) => feuille ?? []),
    lecture: sheets.map(({ lecture }) => lecture),
    lignes: sheets.flatMap(({ lignes }) => lignes),
  }
}

type Understood = {
  readonly feuille: FeuilleImport | null
  readonly lecture: FeuilleFichier
  readonly lignes: readonly LigneLue[]
}

function understandSheet(
  grille: Grille,
  grilles: readonly Grille[],
  options: UnderstandOptions,
): Understood | null {
  const { correspondances: dites = [], retenues = [], etablissement = null } = options
  const dates: DateContext = { is1904: grille.is1904, latest: options.latest }
  const ecoleAt = (ligne: number): string | null =>
    etablissement ?? readContexte(grille, ligne, dates).etablissement
  const consigne = consigneOf(grille, grilles, { dites, retenues, ecoleAt }, ELEVES)
  if (consigne === null) return null
  const { entete } = consigne
  return entete === null
    ? leftOut(grille, consigne)
    : readSheet(grille, entete, consigne, dates, options.corrections ?? [])
}

const leftOut = (grille: Grille, consigne: Consigne<Champ>): Understood => ({
  feuille: null,
  lecture: {
    lue: { feuille: grille.nom, ligneEntete: null, colonnes: null, valeurs: [] },
    origine: consigne.origine,
    retenue: null,
    forme: null,
    lignesTitres: [],
    colonnes: [],
    valeurs: [],
  },
  lignes: [],
})

function readSheet(
  grille: Grille,
  entete: Entete<Champ>,
  consigne: Consigne<Champ>,
  dates: DateContext,
  corrections: readonly Correction[],
): Understood {
  const { nom } = grille
  const { origine, retenue, valeurs } = consigne
  const below = grille.rangees.filter((rangee) => rangee.numero > entete.ligne)
  const rangees = withVerticalMerges(below, grille.fusions)
  const mapping = mapColonnes(entete, rangees, consigne.colonnes)
  const inconnues = createInconnues()
  const isRead = origine !== 'aucune'
  const lignes = isRead
    ? readRows(rangees, {
        nom,
        entete,
        mapping,
        contexte: readContexte(grille, entete.ligne, dates),
        dates,
        corrector: correctorOf(nom, corrections),
        codeOf: codeOfValeurs(valeurs),
        inconnues,
      })
    : []
  const lues = mapping.colonnes.map(({ index, champ }) => ({ index, champ }))
  const colonnes = describeColonnes(spreadNomPrenom(entete.titres), rangees, lues)
  return {
    feuille: isRead
      ? {
          nom,
          ligneEntete: entete.ligne,
          colonnes: colonnesByChamp(mapping.colonnes),
          ignorees: mapping.ignorees,
        }
      : null,
    lecture: {
      lue: { feuille: nom, ligneEntete: entete.ligne, colonnes: lues, valeurs },
      origine,
      retenue: retenue && { correspondanceId: retenue.correspondanceId, ecole: retenue.ecole },
      forme: formeOf(entete),
      lignesTitres: lignesTitresOf(grille, colonnes),
      colonnes,
      valeurs: inconnues.list(),
    },
    lignes,
  }
}
