import type { Grille, Rangee } from '../reading/grid.ts'
import { newCells } from './cells.ts'
import type { CodeOf, Inconnues } from './codes.ts'
import { type Index, indexOf, type Mapping } from './colonnes.ts'
import { type Contexte, inSection } from './contexte.ts'
import { type Corrector, withCorrections } from './corrections.ts'
import type { DateContext } from './dates.ts'
import { type Entete, repeatsEntete } from './entete.ts'
import { readIdentite, readLigne } from './ligne.ts'
import type { LigneLue } from './ligne-lue.ts'
import { fillingOf, isPupil, type Place } from './pupil.ts'

/** All that the rows of one sheet are read with. */
export type Sheet = {
  readonly nom: Grille['nom']
  readonly entete: Entete<string>
  readonly mapping: Mapping
  readonly contexte: Contexte
  readonly dates: DateContext
  readonly corrector: Corrector
  readonly codeOf: CodeOf
  readonly inconnues: Inconnues
}

/** The children of a sheet, row by row; titles, legends and totals are left out. */
export function readRows(rangees: readonly Rangee[], sheet: Sheet): readonly LigneLue[] {
  const groups = Array.from({ length: sheet.mapping.groupes }, (_, groupe) =>
    indexOf(
      sheet.mapping.colonnes.filter((colonne) => colonne.isShared || colonne.groupe === groupe),
    ),
  )
  const usualFilling = median(
    rangees.map(({ cellules }) => fillingOf(groups[0]?.colonnes ?? [], cellules)),
  )
  const lignes: LigneLue[] = []
  let contexte = sheet.contexte
  let last: number | null = null
  for (const rangee of rangees) {
    if (repeatsEntete(rangee, sheet.entete)) continue
    const isAfterGap = last !== null && rangee.numero > last + 1
    const found = readRow(rangee, groups, { isAfterGap, usualFilling }, { ...sheet, contexte })
    lignes.push(...found)
    if (found.length > 0) last = rangee.numero
    else contexte = inSection(contexte, rangee.cellules)
  }
  return lignes
}

function readRow(
  rangee: Rangee,
  groups: readonly Index[],
  place: Place,
  sheet: Sheet,
): readonly LigneLue[] {
  const { numero: ligne } = rangee
  return groups.flatMap((group, rang) => {
    const corrected = withCorrections(group, rangee.cellules, sheet.corrector(ligne, rang))
    const messages = rangee.note === undefined ? [] : [{ colonne: null, texte: rangee.note }]
    const cells = newCells(corrected, messages, sheet)
    const { index, cellules } = cells
    const identite = readIdentite(cells)
    if (groups.length > 1 && identite.nom === '' && identite.prenom === '') return []
    if (!isPupil(identite, index.colonnes, cellules, place)) return []
    const { nom: feuille, contexte, dates, mapping } = sheet
    const isOfResponsable = mapping.isOfResponsables
    return [readLigne(cells, identite, { feuille, ligne, rang, contexte, dates, isOfResponsable })]
  })
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
