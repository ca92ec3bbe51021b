import { type Champ, isNomComplet } from '../../../shared/domain/colonne.ts'
import type { RaisonLaissee } from '../../../shared/domain/import-orientation.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Cellule, type Grille, type Rangee, shownText } from '../reading/grid.ts'
import {
  type Cells,
  type Corrector,
  type Index,
  indexOf,
  newCells,
  withCorrections,
} from './cells.ts'
import type { Mapping } from './colonnes.ts'
import { type Contexte, inSection } from './contexte.ts'
import type { DateContext } from './dates.ts'
import { type Entete, repeatsEntete, type Titre } from './entete.ts'
import { type CodeOf, citation, type Inconnues } from './lecture.ts'
import { readIdentite, readLigne } from './ligne.ts'
import type { LigneLue } from './ligne-lue.ts'
import { splitNomPrenom } from './nom-prenom.ts'
import { fillingOf, type Place, whyNoPupil } from './pupil.ts'
import { hasNumbersAside } from './responsables.ts'
import { canonical } from './titres.ts'

/** One child of a row: cells as if it were alone there, and questions for the person. */
type EnfantDeLigne = {
  readonly cellules: readonly Cellule[]
  readonly doutes: readonly string[]
}

/** Separator of two children; a comma alone may also separate the given names of one child. */
const BETWEEN = /\s*(?:\n|;|\/|\+|&|(?<=\s)et(?=\s))\s*/u
const COMMA = /\s*,\s*/

/** A name, or several words of one. */
const PRENOM = /^\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){0,4}$/u

/** Values of a cell, one for each of several children. */
const partsOf = (text: string): readonly string[] =>
  text
    .split(BETWEEN)
    .flatMap((part) => part.split(COMMA))
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Values of another cell: a slash stands inside a date, and separates two classes. */
const valuesOf = (text: string, count: number): readonly string[] => {
  const apart = text
    .split(/\n|;|,|&|\s\/\s|\set\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return apart.length === count || /\d\/\d/.test(text) ? apart : partsOf(text)
}

const textIn = (index: Index, champ: Champ, cellules: readonly Cellule[]): string | null => {
  const column = index.byChamp.get(champ)?.find((one) => (cellules[one.index] ?? null) !== null)
  return column === undefined ? null : shownText(cellules[column.index] ?? null)
}

const SHARED_OUT = ['dateNaissance', 'classe', 'niveau', 'sexe', 'enseignant'] as const

/** True for a plural title: « Prénoms des enfants ». */
const isPlural = ({ byChamp }: Index): boolean =>
  (byChamp.get('prenom') ?? []).some(({ entete }) =>
    /\b(enfants|eleves|jeunes)\b/.test(normalizeNom(entete)),
  )

const NOMS: Readonly<Record<Exclude<(typeof SHARED_OUT)[number], 'enseignant'>, string>> = {
  dateNaissance: 'une seule date de naissance',
  classe: 'une seule classe',
  niveau: 'un seul niveau',
  sexe: 'un seul sexe',
}

/** A table of a sheet: its titles, and its columns. A sheet may have others under it. */
export type Section = {
  readonly entete: Entete<string>
  readonly mapping: Mapping
  /** Contexts, one for each table beside the first, or one for all. */
  readonly contextes: readonly Contexte[]
}

/** Shared inputs for the rows of one sheet. */
type Sheet = {
  readonly nom: Grille['nom']
  readonly dates: DateContext
  readonly corrector: Corrector
  readonly codeOf: CodeOf
  readonly inconnues: Inconnues
  /** The table that starts at that row, when its titles are not those of the table above. */
  readonly sectionAt: (rangee: Rangee) => Section | null
}

type RowsLues = {
  readonly lignes: readonly LigneLue[]
  readonly laissees: ReadonlyMap<RaisonLaissee, readonly number[]>
  readonly sections: readonly Section[]
  readonly avis: readonly string[]
}

/** The children of a sheet, row by row. Titles, legends and totals are left aside, and counted by reason. */
export function readRows(rangees: readonly Rangee[], first: Section, sheet: Sheet): RowsLues {
  const lignes: LigneLue[] = []
  const laissees = new Map<RaisonLaissee, number[]>()
  const sections = [first]
  let table = openTable(first, rangees)
  let last = Number.POSITIVE_INFINITY
  let above: readonly Cellule[] = []
  const withMore: number[] = []
  const leave = (raison: RaisonLaissee, numero: number): void => {
    laissees.set(raison, [...(laissees.get(raison) ?? []), numero])
  }
  for (const written of rangees) {
    const rangee = withDittos(written, above)
    const { numero } = rangee
    if (repeatsEntete(rangee, table.section.entete)) {
      leave('entete-repetee', numero)
      continue
    }
    const next = sheet.sectionAt(rangee)
    if (next !== null) {
      sections.push(next)
      table = openTable(
        {
          ...next,
          contextes: next.contextes.map((one, index) => under(one, table.contextes[index])),
        },
        rangees.filter((one) => one.numero > numero),
      )
      last = Number.POSITIVE_INFINITY
      above = []
      continue
    }
    const isAfterGap = numero > last + 1
    const found = readRow(rangee, table, { isAfterGap, usualFilling: table.usualFilling }, sheet)
    lignes.push(...found.lignes)
    if (found.lignes.length > 0) {
      last = numero
      above = rangee.cellules
      if (withMore.length <= NAMED && found.hasNumbersAside()) withMore.push(numero)
      continue
    }
    const contextes = table.contextes.map((contexte) => inSection(contexte, rangee.cellules))
    const isTitre = contextes.some((contexte, index) => contexte !== table.contextes[index])
    table = { ...table, contextes }
    leave(isTitre ? 'titre' : found.raison, numero)
  }
  const avis = withMore.length === 0 ? [] : [avisOfMore(withMore)]
  return { lignes, laissees, sections, avis }
}

const NAMED = 5

const avisOfMore = (rows: readonly number[]): string => {
  const numeros = rows.slice(0, NAMED).join(', ')
  const where =
    rows.length === 1
      ? `la ligne ${numeros}`
      : rows.length > NAMED
        ? `nombreuses lignes (${numeros}…)`
        : `${rows.length} lignes (${numeros})`
  return `Un seul numéro est repris pour chaque adulte, le portable d’abord : d’autres numéros de ${where} ne le sont pas.`
}

/** « idem », a lone quotation mark: what stands above. */
const DITTO = /^(?:idem|id\.?|ibid\.?|["″〃]|''|["″]\s*["″]|[-–]\s*["″]\s*[-–])$/i

/** A row with the values of the pupil above where it only repeats them. */
const withDittos = (rangee: Rangee, above: readonly Cellule[]): Rangee => ({
  ...rangee,
  cellules: rangee.cellules.map((one, index) => (isDitto(one) ? (above[index] ?? null) : one)),
})

const isDitto = (cellule: Cellule): boolean =>
  typeof cellule === 'string' && cellule.length <= LONGEST_DITTO && DITTO.test(cellule)
const LONGEST_DITTO = 5

/** Context of a table under another: its own, completed by that of the table before. */
const under = (own: Contexte, before: Contexte | undefined): Contexte => ({
  etablissement: own.etablissement ?? before?.etablissement ?? null,
  classe: own.classe ?? before?.classe ?? null,
  enseignant: own.classe === null ? (own.enseignant ?? before?.enseignant ?? null) : own.enseignant,
  date: own.date ?? before?.date ?? null,
})

/** A section with values found once for all its rows. */
type Table = {
  readonly section: Section
  readonly groups: readonly Index[]
  readonly contextes: readonly Contexte[]
  readonly usualFilling: number
  /** Columns that tell that a child has left the school. */
  readonly sorties: readonly Titre<string>[]
}

const SORTIE =
  /^(date )?(sortie|radiation|depart|fin (scolarite|inscription))( definitive| ecole| etablissement)?$/

function openTable(section: Section, rangees: readonly Rangee[]): Table {
  const { colonnes, groupes } = section.mapping
  const groups = Array.from({ length: groupes }, (_, groupe) =>
    indexOf(colonnes.filter((colonne) => colonne.isShared || colonne.groupe === groupe)),
  )
  return {
    section,
    groups,
    contextes: groups.map((_, index) => section.contextes[index] ?? section.contextes[0] ?? EMPTY),
    usualFilling: median(
      rangees.map(({ cellules }) => fillingOf(groups[0]?.colonnes ?? [], cellules)),
    ),
    sorties: section.entete.titres.filter(
      ({ texte, champ }) => champ === null && SORTIE.test(canonical(texte)),
    ),
  }
}

const EMPTY: Contexte = { etablissement: null, classe: null, enseignant: null, date: null }

type RowLue = {
  readonly lignes: readonly LigneLue[]
  /** Why the row gives no child; of no use where it gives one. */
  readonly raison: RaisonLaissee
  readonly hasNumbersAside: () => boolean
}

function readRow(rangee: Rangee, table: Table, place: Place, sheet: Sheet): RowLue {
  const { groups } = table
  const lignes: LigneLue[] = []
  let raison: RaisonLaissee | null = null
  const read: { readonly cells: Cells; readonly ligne: LigneLue }[] = []
  for (const [groupe, group] of groups.entries()) {
    const children = enfantsOf(group, rangee.cellules)
    for (const [position, { cellules, doutes }] of children.entries()) {
      const rang = groupe + position * groups.length
      const cells = openCells(group, cellules, rangee, rang, sheet)
      const identite = readIdentite(cells)
      const isBlank = identite.nom === '' && identite.prenom === ''
      if (groups.length > 1 && (isBlank || isOnlyShared(group, cellules))) continue
      const why = whyNoPupil(identite, cells.index.colonnes, cells.cellules, place)
      if (why !== null) {
        raison ??= why
        continue
      }
      noteSortie(cells, table.sorties)
      const ligne = readLigne(cells, identite, {
        feuille: sheet.nom,
        ligne: rangee.numero,
        rang,
        contexte: table.contextes[groupe] ?? EMPTY,
        dates: sheet.dates,
        isOfResponsable: table.section.mapping.isOfResponsables,
        doutes: [...doutes, ...(table.section.mapping.doute ?? '').split('\n').filter(Boolean)],
      })
      read.push({ cells, ligne })
      lignes.push(ligne)
    }
  }
  return {
    lignes,
    raison: raison ?? 'sans-nom',
    hasNumbersAside: () =>
      read.some(({ cells, ligne }) => hasNumbersAside(cells, ligne.responsables)),
  }
}

/** True for a further child of the row with only the nom of the family: there is none. */
const isOnlyShared = ({ colonnes }: Index, cellules: readonly Cellule[]): boolean =>
  colonnes.some(
    ({ isShared, champ }) => !isShared && (champ === 'prenom' || isNomComplet(champ)),
  ) && colonnes.every(({ isShared, index }) => isShared || (cellules[index] ?? null) === null)

function openCells(
  group: Index,
  cellules: readonly Cellule[],
  { numero, note }: Rangee,
  rang: number,
  sheet: Sheet,
): Cells {
  const corrected = withCorrections(group, cellules, sheet.corrector(numero, rang))
  const messages = note === undefined ? [] : [{ colonne: null, texte: note }]
  return newCells(corrected, messages, sheet)
}

function noteSortie({ cellules, messages }: Cells, sorties: readonly Titre<string>[]): void {
  for (const { index, texte: colonne } of sorties) {
    const shown = shownText(cellules[index] ?? null)
    if (shown === null) continue
    messages.push({
      colonne,
      texte: `Cet enfant a quitté l’école (${shown}) : vérifiez avant d’importer.`,
    })
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/**
 * Children named together in the cells of one row: « Léa, Tom et Zoé » are three, each with the date and the
 * class at its place in the other cells. Where the numbers do not agree, the person is asked.
 */
function enfantsOf(index: Index, cellules: readonly Cellule[]): readonly EnfantDeLigne[] {
  const named = (['prenom', 'nomPrenom'] as const).find((champ) => textIn(index, champ, cellules))
  if (named === undefined) return [{ cellules, doutes: [] }]
  const text = textIn(index, named, cellules) ?? ''
  const parts = partsOf(text)
  if (parts.length < 2 || !parts.every((one) => PRENOM.test(one))) return [{ cellules, doutes: [] }]
  if (named === 'nomPrenom') return enfantsOfNoms(index, cellules, text, parts)
  const isSure = BETWEEN.test(text) || hasAsMany(index, cellules, parts.length) || isPlural(index)
  if (!isSure) {
    const texte = `${citation(text)} : plusieurs enfants, ou les prénoms d’un seul ? Corrigez le prénom, ou séparez les lignes.`
    return [{ cellules, doutes: [texte] }]
  }
  return parts.map((_, position) => childAt(index, cellules, position, parts))
}

/**
 * Children of a cell of full names: « BENALI Inès et Adam », « BENALI Inès / COSTA Élio »; « BENALI, Inès »
 * is one child.
 */
function enfantsOfNoms(
  index: Index,
  cellules: readonly Cellule[],
  text: string,
  parts: readonly string[],
): readonly EnfantDeLigne[] {
  const isOne = parts.length === 2 && !BETWEEN.test(text) && parts.some((one) => !one.includes(' '))
  if (isOne) return [{ cellules, doutes: [] }]
  const [first = ''] = parts
  const { nom, isSure } = splitNomPrenom(first, 'nomPrenom')
  const isNomSaid = first.includes(' ')
  const noms = parts.map((part) => (part.includes(' ') || !isNomSaid ? part : `${nom} ${part}`))
  const isDoubted = !isNomSaid || (!isSure && noms.some((one, position) => one !== parts[position]))
  const texte = `${citation(text)} : plusieurs enfants, dont le nom de famille est à vérifier.`
  return parts.map((_, position) => {
    const child = childAt(index, cellules, position, noms)
    return isDoubted ? { ...child, doutes: [...child.doutes, texte] } : child
  })
}

function hasAsMany(index: Index, cellules: readonly Cellule[], count: number): boolean {
  return (['dateNaissance', 'classe', 'niveau'] as const).some((champ) => {
    const text = textIn(index, champ, cellules)
    return text !== null && valuesOf(text, count).length === count
  })
}

function childAt(
  { byChamp }: Index,
  cellules: readonly Cellule[],
  position: number,
  names: readonly string[],
): EnfantDeLigne {
  const own = [...cellules]
  const doutes: string[] = []
  const count = names.length
  for (const champ of ['prenom', 'nomPrenom'] as const) {
    for (const { index } of byChamp.get(champ) ?? []) own[index] = names[position] ?? null
  }
  for (const champ of SHARED_OUT) {
    for (const { index } of byChamp.get(champ) ?? []) {
      const text = shownText(cellules[index] ?? null)
      if (text === null) continue
      const parts = valuesOf(text, count)
      if (parts.length === count) own[index] = parts[position] ?? null
      else if (champ !== 'enseignant') {
        doutes.push(
          `${count} enfants sur cette ligne, et ${NOMS[champ]} (${citation(text)}) : dites de qui.`,
        )
      }
    }
  }
  return { cellules: own, doutes: [...new Set(doutes)] }
}
