import { isIdentite, isNomComplet } from '../../../shared/domain/colonne.ts'
import type { RaisonLaissee } from '../../../shared/domain/import-orientation.ts'
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
import { avisOfFratries, enfantsOf } from './fratrie.ts'
import { type CodeOf, citation, type Inconnues } from './lecture.ts'
import { type Identite, readIdentite, readLigne } from './ligne.ts'
import type { LigneLue } from './ligne-lue.ts'
import { fillingOf, type Place, whyNoPupil } from './pupil.ts'
import { hasNumbersAside } from './responsables.ts'
import { canonical, isNeverKept } from './titres.ts'

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
  readonly marques: Grille['marques']
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
  const oublis: string[] = []
  const leave = (raison: RaisonLaissee, numero: number): void => {
    const numeros = laissees.get(raison)
    if (numeros === undefined) laissees.set(raison, [numero])
    else numeros.push(numero)
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
    const nomDuDessus = last === numero - 1 ? (lignes.at(-1)?.enfant.nom ?? '') : ''
    const { usualFilling } = table
    const found = readRow(rangee, table, { isAfterGap, usualFilling, nomDuDessus }, sheet)
    lignes.push(...found.lignes)
    if (found.lignes.length > 0) {
      last = numero
      above = rangee.cellules
      oublis.push(...found.oublis)
      if (withMore.length <= NAMED && found.hasNumbersAside()) withMore.push(numero)
      continue
    }
    const alone = aloneIn(rangee.cellules)
    if (alone !== null) table = { ...table, ecart: DEPART.test(alone) ? alone : null }
    const contextes = table.contextes.map((contexte) => inSection(contexte, rangee.cellules))
    const isTitre = contextes.some((contexte, index) => contexte !== table.contextes[index])
    table = { ...table, contextes }
    leave(isTitre ? 'titre' : found.raison, numero)
  }
  const avis = [
    ...(withMore.length === 0 ? [] : [avisOfMore(withMore)]),
    ...(oublis.length === 0 ? [] : [avisOfOublis(oublis)]),
    ...sections.flatMap(({ entete, mapping }, at) => {
      const end = sections[at + 1]?.entete.ligne ?? Number.POSITIVE_INFINITY
      const below = rangees.filter(({ numero }) => numero > entete.ligne && numero < end)
      return avisOfFratries(entete, mapping.colonnes, below)
    }),
  ]
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

const avisOfOublis = (oublis: readonly string[]): string => {
  const more = oublis.length > NAMED ? '…' : ''
  return `Un autre enfant de la ligne n’est pas repris, faute de nom, de classe ou de naissance : ${oublis.slice(0, NAMED).join(', ')}${more}. Écrivez-le sur une ligne à lui.`
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

/** Text of a row that holds nothing else; null for another row. */
function aloneIn(cellules: readonly Cellule[]): string | null {
  const [only, ...others] = cellules.filter((one) => one !== null)
  return typeof only === 'string' && others.length === 0 ? only : null
}

/** Words about a child who does not come, or not yet. */
const DEPART =
  /(?<!\p{L})(?:d[ée]m[ée]nag\p{L}*|a quitt[ée]\p{L}*|partie?s?(?!\p{L})|d[ée]parts?(?!\p{L})|n(?:e |['’])(?:vien|veu|souhait|fréquent)\p{L}* (?:plus|pas)|arr[êe]t[ée]\p{L}*|abandon\p{L}*|d[ée]sist\p{L}*|radi[ée]e?s?(?!\p{L})|refus\p{L}*|(?:liste d['’] ?|en )attente|plus inscrit\p{L}*|non (?:retenu|inscrit|admis)\p{L}*)/iu

/** A section with values found once for all its rows. */
type Table = {
  /** Title of the rows below, « Refus des familles », that sets them aside; null for none. */
  readonly ecart: string | null
  readonly section: Section
  readonly groups: readonly Index[]
  readonly contextes: readonly Contexte[]
  readonly usualFilling: number
  /** Columns that tell that a child has left the school. */
  readonly sorties: readonly Titre<string>[]
  /** Unread columns whose words may tell that a child does not come. */
  readonly remarques: readonly Titre<string>[]
}

const SORTIE =
  /^(date )?(sortie|radiation|depart|fin (scolarite|inscription))( definitive| ecole| etablissement)?$/

const REMARQUE =
  /^(remarque|observation|commentaire|note|info|information|divers|precision|statut|situation|etat|suite|reponse|bilan)\b/

function openTable(section: Section, rangees: readonly Rangee[]): Table {
  const { colonnes, groupes } = section.mapping
  const groups = Array.from({ length: groupes }, (_, groupe) =>
    indexOf(colonnes.filter((colonne) => colonne.isShared || colonne.groupe === groupe)),
  )
  return {
    ecart: null,
    section,
    groups,
    contextes: groups.map((_, index) => section.contextes[index] ?? section.contextes[0] ?? EMPTY),
    usualFilling: median(
      rangees.map(({ cellules }) => fillingOf(groups[0]?.colonnes ?? [], cellules)),
    ),
    sorties: section.entete.titres.filter(
      ({ texte, champ }) => champ === null && SORTIE.test(canonical(texte)),
    ),
    remarques: section.entete.titres.filter(
      ({ texte, champ }) =>
        champ === null && REMARQUE.test(canonical(texte)) && !isNeverKept(texte),
    ),
  }
}

const EMPTY: Contexte = { etablissement: null, classe: null, enseignant: null, date: null }

type RowLue = {
  readonly lignes: readonly LigneLue[]
  /** Why the row gives no child; of no use where it gives one. */
  readonly raison: RaisonLaissee
  /** Children of a row that gives others, of whom too little is said, each as its row and its cells. */
  readonly oublis: readonly string[]
  readonly hasNumbersAside: () => boolean
}

function readRow(rangee: Rangee, table: Table, place: Place, sheet: Sheet): RowLue {
  const { groups } = table
  const lignes: LigneLue[] = []
  let raison: RaisonLaissee | null = null
  const oublis: string[] = []
  let nomDuPremier = ''
  const read: { readonly cells: Cells; readonly ligne: LigneLue }[] = []
  for (const [groupe, group] of groups.entries()) {
    const children = enfantsOf(group, rangee.cellules)
    for (const [position, { cellules, doutes }] of children.entries()) {
      const rang = groupe + position * groups.length
      const cells = openCells(group, cellules, rangee, rang, sheet)
      const { nomDuDessus } = place
      const mayRepeat = groups.length === 1 && fillingOf(cells.index.colonnes, cells.cellules) > 0
      const identite = readIdentite(cells, nomDuPremier, mayRepeat ? nomDuDessus : '')
      const isBlank = identite.nom === '' && identite.prenom === ''
      if (groups.length > 1 && (isBlank || isOnlyShared(group, cellules))) continue
      const why = whyNoPupil(identite, cells.index.colonnes, cells.cellules, place)
      if (why !== null) {
        raison ??= why
        oublis.push(oubliOf(identite, cells, rangee))
        continue
      }
      if (table.section.mapping.isFratrie && identite.nomDe === undefined)
        nomDuPremier ||= identite.nom
      noteSortie(cells, table.sorties)
      noteDepart(cells, table.remarques)
      const ligne = readLigne(cells, identite, {
        feuille: sheet.nom,
        ligne: rangee.numero,
        rang,
        contexte: table.contextes[groupe] ?? EMPTY,
        dates: sheet.dates,
        isOfResponsable: table.section.mapping.isOfResponsables,
        doutes: [
          ...doutes,
          ...barreeOf(cells, rangee, sheet),
          ...(table.ecart === null
            ? []
            : [
                `Sous ${citation(table.ecart)} dans le fichier : importez la ligne, ou laissez-la.`,
              ]),
          ...(table.section.mapping.doute ?? '').split('\n').filter(Boolean),
        ],
      })
      read.push({ cells, ligne })
      lignes.push(ligne)
    }
  }
  return {
    lignes,
    raison: raison ?? 'sans-nom',
    oublis: lignes.length === 0 ? [] : oublis,
    hasNumbersAside: () =>
      read.some(({ cells, ligne }) => hasNumbersAside(cells, ligne.responsables)),
  }
}

/** Question on a child whose name is struck through. */
const barreeOf = (
  { index }: Cells,
  { numero }: Rangee,
  { marques }: Pick<Sheet, 'marques'>,
): readonly string[] =>
  index.colonnes.some(
    (one) => isIdentite(one.champ) && marques?.get(numero)?.get(one.index)?.isBarree === true,
  )
    ? ['Ce nom est barré dans le fichier : importez la ligne, ou laissez-la.']
    : []

/** « 4 (Prénom enfant 2 : Adam) »: a child of a row that is not read. */
function oubliOf({ nom, prenom }: Identite, { index }: Cells, { numero }: Rangee): string {
  const name = `${prenom} ${nom}`.trim()
  const column = index.colonnes.find(({ champ, isShared }) => isIdentite(champ) && !isShared)
  return `${numero} (${column === undefined ? '' : `${column.entete} : `}${name === '' ? 'sans nom' : name})`
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

/** Notes what an unread remark says of a child who does not come: these words alone, the rest is not kept. */
function noteDepart({ cellules, messages }: Cells, remarques: readonly Titre<string>[]): void {
  for (const { index, texte: colonne } of remarques) {
    const said = DEPART.exec(shownText(cellules[index] ?? null) ?? '')?.[0]
    if (said === undefined) continue
    const texte = `Le fichier dit ${citation(said)} : vérifiez que cet enfant vient.`
    messages.push({ colonne, texte })
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
