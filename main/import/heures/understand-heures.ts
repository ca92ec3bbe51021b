import type { IsoDate } from '../../../shared/dates.ts'
import { isNomComplet } from '../../../shared/domain/colonne.ts'
import type { ChampHeures } from '../../../shared/domain/import-heures.ts'
import type { RaisonLaissee } from '../../../shared/domain/import-orientation.ts'
import { type Classeur, type Rangee, textOf } from '../reading/grid.ts'
import {
  type Colonne,
  correctorOf,
  indexOf,
  newCells,
  withCorrections,
} from '../understand/cells.ts'
import { colonnesOfPersons } from '../understand/colonnes.ts'
import { repeatsEntete } from '../understand/entete.ts'
import { avisOfJours } from '../understand/jours.ts'
import { isSummary } from '../understand/pupil.ts'
import { type RangeesLues, readTables, type Table } from '../understand/tables.ts'
import type { UnderstandOptions } from '../understand/understand.ts'
import { asEntries, FIN_DE_MOIS } from './entries.ts'
import { HEURES } from './headers.ts'
import type { HeuresLue, HeuresLues } from './heures-lues.ts'
import { readLigne } from './ligne.ts'

export type UnderstandHeuresOptions = Omit<UnderstandOptions, 'etablissement'>

/** Reads each sheet that has a table of hours. `feuilles` is empty when none has. */
export const understandHeures = (
  classeur: Classeur,
  {
    latest,
    corrections = [],
    correspondances: dites = [],
    retenues = [],
    avecMasquees,
    montree,
  }: UnderstandHeuresOptions,
): HeuresLues =>
  readTables(
    withEntries(classeur, latest),
    { avecMasquees, montree },
    {
      vocabulaire: HEURES,
      // A file of hours belongs to no school.
      memoireOf: () => ({ dites, retenues, ecolesOf: () => [] }),
      read: (table) => {
        const { entete, rangees, choisies } = table
        const colonnes = colonnesOfPersons(entete.titres, rangees, choisies, HEURES.isChamp)
        return { colonnes, readLignes: () => readLignes(table, colonnes, { latest, corrections }) }
      },
    },
  )

const withEntries = (classeur: Classeur, latest: IsoDate): Classeur => ({
  ...classeur,
  avis: [...classeur.avis, ...classeur.grilles.flatMap((grille) => avisOfJours(grille, latest))],
  grilles: classeur.grilles.map((grille) => asEntries(grille, latest)),
})

function readLignes(
  { grille: { nom, is1904 }, entete, rangees: all, codeOf, inconnues }: Table<ChampHeures>,
  colonnes: readonly Colonne<ChampHeures>[],
  { latest, corrections }: Required<Pick<UnderstandHeuresOptions, 'latest' | 'corrections'>>,
): RangeesLues<HeuresLue> {
  const index = indexOf(colonnes)
  const isMonthFirst = writesMonthFirst(all, colonnes)
  const rangees = (isMonthFirst ? withDayFirst(all, colonnes) : all).flatMap((rangee) =>
    personsOf(rangee, colonnes),
  )
  const correct = correctorOf(nom, corrections)
  const lignes: HeuresLue[] = []
  const rangs = new Map<number, number>()
  const laissees = new Map<RaisonLaissee, readonly number[]>()
  const leave = (raison: RaisonLaissee, numero: number): void => {
    laissees.set(raison, [...new Set([...(laissees.get(raison) ?? []), numero])])
  }
  for (const rangee of rangees) {
    const { numero, cellules, note } = rangee
    if (repeatsEntete(rangee, entete)) {
      leave('entete-repetee', numero)
      continue
    }
    const rang = rangs.get(numero) ?? 0
    rangs.set(numero, rang + 1)
    const corrected = withCorrections(index, cellules, correct(numero, rang))
    const messages = note === undefined ? [] : [{ colonne: null, texte: note }]
    const cells = newCells(corrected, messages, { codeOf, inconnues })
    const ligne = readLigne(cells, { feuille: nom, ligne: numero, rang }, { is1904, latest })
    if (ligne === null) leave(isSummary(cellules) ? 'total' : 'note', numero)
    else lignes.push(ligne)
  }
  const isByMonth = colonnes.some((colonne) => colonne.entete === FIN_DE_MOIS)
  const avis = isByMonth
    ? ['Ce tableau compte par mois : les heures de chaque mois sont notées à son dernier jour.']
    : isMonthFirst
      ? [
          'Les dates de ce fichier ont été lues « mois/jour/année », à l’anglaise : vérifiez-en une.',
        ]
      : []
  return { lignes, laissees, avis }
}

/** Rows of « PETIT Omar et ROUSSEL Anne »: one for each person, when each is named whole. */
function personsOf(rangee: Rangee, colonnes: readonly Colonne<ChampHeures>[]): readonly Rangee[] {
  const index = colonnes.find(({ champ }) => isNomComplet(champ))?.index ?? -1
  const cellule = rangee.cellules[index]
  const persons = typeof cellule === 'string' ? cellule.split(BETWEEN) : []
  return persons.length > 1 && persons.every((one) => WHOLE.test(one))
    ? persons.map((nom) => ({ ...rangee, cellules: rangee.cellules.with(index, nom) }))
    : [rangee]
}
const BETWEEN = /\s*[\n;/&+,]\s*|\s+et\s+/
const WHOLE = /^\p{L}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*)+$/u

const SLASHED = /^(\d{1,2})\/(\d{1,2})(\/\d{4}.*)$/

const cellsOf = (
  rangees: readonly Rangee[],
  colonnes: readonly Colonne<ChampHeures>[],
  champs: readonly ChampHeures[],
): readonly string[] =>
  colonnes
    .filter(({ champ }) => champs.includes(champ))
    .flatMap(({ index }) =>
      rangees.flatMap(({ cellules }) => textOf(cellules[index] ?? null) ?? []),
    )

/**
 * True for the dates of English time trackers, « 10/25/2021 »: told by a day above twelve, or by hours
 * in AM and PM.
 */
function writesMonthFirst(
  rangees: readonly Rangee[],
  colonnes: readonly Colonne<ChampHeures>[],
): boolean {
  const dates = cellsOf(rangees, colonnes, ['date']).flatMap((text) => {
    const [, first, second] = SLASHED.exec(text) ?? []
    return first === undefined ? [] : [{ first: Number(first), second: Number(second) }]
  })
  const isEnglish = cellsOf(rangees, colonnes, ['debut', 'fin']).some((text) =>
    /\d [AP]M$/i.test(text),
  )
  return (
    dates.length > 0 &&
    dates.every(({ first }) => first <= 12) &&
    (isEnglish || dates.some(({ second }) => second > 12))
  )
}

function withDayFirst(
  rangees: readonly Rangee[],
  colonnes: readonly Colonne<ChampHeures>[],
): readonly Rangee[] {
  const dates = new Set(colonnes.filter(({ champ }) => champ === 'date').map(({ index }) => index))
  return rangees.map((rangee) => ({
    ...rangee,
    cellules: rangee.cellules.map((cellule, index) =>
      dates.has(index) && typeof cellule === 'string'
        ? cellule.replace(SLASHED, '$2/$1$3')
        : cellule,
    ),
  }))
}
