import type { IsoDate } from '../../../shared/dates.ts'
import type { Champ } from '../../../shared/domain/colonne.ts'
import type {
  Correspondance,
  CorrespondanceRetenue,
} from '../../../shared/domain/correspondance.ts'
import type { Correction } from '../../../shared/domain/import-orientation.ts'
import { type Classeur, type Grille, type Rangee, textOf } from '../reading/grid.ts'
import { correctorOf } from './cells.ts'
import { type Mapping, mapColonnes } from './colonnes.ts'
import { contextesOf, readContexte } from './contexte.ts'
import type { DateContext } from './dates.ts'
import { asListe } from './dispositions.ts'
import { ELEVES } from './eleves.ts'
import { type Entete, enteteAt, holdsValue, isOfTitles, type Vocabulaire } from './entete.ts'
import { recogniseHeader } from './headers.ts'
import type { FichierLu } from './ligne-lue.ts'
import { readRows, type Section } from './read-rows.ts'
import { type Regard, readTables } from './tables.ts'
import { withVerticalMerges } from './verticals.ts'

export type UnderstandOptions = Regard & {
  /** Last possible day of a birth or a fiche: the end of the année, or today. */
  readonly latest: IsoDate
  /** Corrections that the person made to the file's cells. */
  readonly corrections?: readonly Correction[]
  /** Correspondances of the sheets, as the person gave them. */
  readonly correspondances?: readonly Correspondance[]
  /** Correspondances kept from earlier files, latest first. */
  readonly retenues?: readonly CorrespondanceRetenue[]
  /** School of the rows that name none: the file is then this school's. */
  readonly etablissement?: string | null
}

/** Texts of the columns of a champ, under the titles. */
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

/** Reads each sheet that has a table of pupils, or of enfants inscrits. `feuilles` is empty when none has. */
export function understand(
  classeur: Classeur,
  {
    latest,
    corrections = [],
    correspondances: dites = [],
    retenues = [],
    etablissement = null,
    ...regard
  }: UnderstandOptions,
  vocabulaire: Vocabulaire<Champ> = ELEVES,
): FichierLu {
  const listes = classeur.grilles.map((grille) =>
    asListe(grille, { is1904: grille.is1904, latest }, vocabulaire),
  )
  const avisOf = new Map(listes.map(({ grille, avis }) => [grille.nom, avis]))
  const asRead = { ...classeur, grilles: listes.map(({ grille }) => grille) }
  return readTables(asRead, regard, {
    vocabulaire,
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
      const mapping = mapColonnes(entete, rangees, choisies, dates)
      const readLignes = () => {
        const read = readRows(rangees, sectionOf(grille, entete, mapping, dates), {
          nom,
          marques: grille.marques,
          dates,
          corrector: correctorOf(nom, corrections),
          codeOf,
          inconnues,
          sectionAt: (rangee) => sectionAt(grille, entete, rangee, dates, vocabulaire),
        })
        return { ...read, avis: [...[avisOf.get(nom) ?? []].flat(), ...read.avis] }
      }
      return { colonnes: mapping.colonnes, readLignes }
    },
  })
}

const sectionOf = (
  grille: Grille,
  entete: Entete<Champ>,
  mapping: Mapping,
  dates: DateContext,
): Section => ({
  entete,
  mapping,
  contextes: contextesOf(grille, entete.ligne, dates, mapping.debuts),
})

/**
 * Table that starts at a row under another one: a row of titles, in other columns or another order. Titles
 * equal to the first ones are the header repeated, and change nothing.
 */
function sectionAt(
  grille: Grille,
  first: Entete<Champ>,
  rangee: Rangee,
  dates: DateContext,
  vocabulaire: Vocabulaire<Champ>,
): Section | null {
  const { numero, cellules } = rangee
  // Without titles, or with titles that the person pointed at, every row under them is a row.
  if (first.titres.length === 0) return null
  const filled = cellules.filter((cellule) => cellule !== null)
  // Every row of names passes here: a date of birth rules most of them out, then one look at the first two
  // cells.
  if (filled.length < 2 || holdsValue(rangee)) return null
  if (!filled.slice(0, 2).some((one) => recogniseHeader(textOf(one) ?? '') !== null)) return null
  const entete = enteteAt(grille, numero, vocabulaire)
  const champs = entete.titres.flatMap(({ champ }) => champ ?? [])
  if (!isOfTitles(rangee, entete) || !vocabulaire.isTable(new Set(champs))) return null
  const below = grille.rangees.filter((one) => one.numero > numero)
  const rangees = withVerticalMerges(below, grille.fusions)
  const mapping = mapColonnes(entete, rangees, null, dates)
  const above = grille.rangees.filter(
    (one) =>
      one.numero >= numero - 3 &&
      one.numero < numero &&
      one.cellules.filter((c) => c !== null).length <= 2,
  )
  const titled = { ...grille, nom: '', rangees: above.slice(-1) }
  return { entete, mapping, contextes: contextesOf(titled, numero, dates, mapping.debuts) }
}
