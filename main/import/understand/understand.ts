import type { IsoDate } from '../../../shared/dates.ts'
import type { Correction, FeuilleImport } from '../../../shared/domain/import-orientation.ts'
import type { Classeur, Grille, Rangee } from '../reading/grid.ts'
import type { Champ } from './champ.ts'
import { colonnesByChamp, type Index, indexOf, type Mapping, mapColonnes } from './colonnes.ts'
import { type Contexte, inSection, readContexte } from './contexte.ts'
import { type Corrector, correctorOf, withCorrections } from './corrections.ts'
import type { DateContext } from './dates.ts'
import { ELEVES } from './eleves.ts'
import { type Entete, findEntete, repeatsEntete } from './entete.ts'
import { readIdentite, readLigne } from './ligne.ts'
import type { FichierLu, LigneLue } from './ligne-lue.ts'
import { fillingOf, isPupil, type Place } from './pupil.ts'
import { withVerticalMerges } from './verticals.ts'

export type UnderstandOptions = {
  /** No birth and no fiche can be later: the end of the année, or today. */
  readonly latest: IsoDate
  /** What the person has written over the file. */
  readonly corrections?: readonly Correction[]
}

/** Reads each sheet that has a table of pupils as a table of its own. No such sheet: no `feuilles`. */
export function understand(classeur: Classeur, options: UnderstandOptions): FichierLu {
  const sheets = classeur.grilles.flatMap((grille) => understandSheet(grille, options) ?? [])
  return {
    encodage: classeur.encodage,
    feuilles: sheets.map(({ feuille }) => feuille),
    lignes: sheets.flatMap(({ lignes }) => lignes),
  }
}

function understandSheet(
  grille: Grille,
  { latest, corrections = [] }: UnderstandOptions,
): { readonly feuille: FeuilleImport; readonly lignes: readonly LigneLue[] } | null {
  const entete = findEntete(grille, ELEVES)
  if (entete === null) return null
  const dates: DateContext = { is1904: grille.is1904, latest }
  const below = grille.rangees.filter((rangee) => rangee.numero > entete.ligne)
  const rangees = withVerticalMerges(below, grille.fusions)
  const mapping = mapColonnes(entete, rangees)
  const contexte = readContexte(grille, entete.ligne, dates)
  const { nom } = grille
  return {
    feuille: {
      nom,
      ligneEntete: entete.ligne,
      colonnes: colonnesByChamp(mapping.colonnes),
      ignorees: mapping.ignorees,
    },
    lignes: readRows(rangees, {
      nom,
      entete,
      mapping,
      contexte,
      dates,
      corrector: correctorOf(nom, corrections),
    }),
  }
}

type Sheet = {
  readonly nom: string
  readonly entete: Entete<Champ>
  readonly mapping: Mapping
  readonly contexte: Contexte
  readonly dates: DateContext
  readonly corrector: Corrector
}

function readRows(rangees: readonly Rangee[], sheet: Sheet): readonly LigneLue[] {
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
    const { index, cellules } = withCorrections(
      group,
      rangee.cellules,
      sheet.corrector(ligne, rang),
    )
    const messages = rangee.note === undefined ? [] : [{ colonne: null, texte: rangee.note }]
    const cells = { index, cellules, messages }
    const identite = readIdentite(cells)
    if (groups.length > 1 && identite.nom === '' && identite.prenom === '') return []
    if (!isPupil(identite, index.colonnes, cellules, place)) return []
    const { contexte, dates } = sheet
    return [readLigne(cells, identite, { feuille: sheet.nom, ligne, rang, contexte, dates })]
  })
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
