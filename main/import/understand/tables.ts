import type {
  ColonneFichier,
  ColonneLue,
  FeuilleFichier,
} from '../../../shared/domain/correspondance.ts'
import type {
  AvisFichier,
  CelluleLue,
  ComptesRendus,
  Encodage,
  FeuilleImport,
  LignesLaissees,
  PlaceLigne,
  RaisonLaissee,
} from '../../../shared/domain/import-orientation.ts'
import { formatCount } from '../../../shared/format.ts'
import {
  type Cellule,
  type Classeur,
  type Grille,
  type Marque,
  type Rangee,
  shownText,
} from '../reading/grid.ts'
import type { Colonne } from './cells.ts'
import { colonnesByChamp, isJamais, spreadNomPrenom, untitled } from './colonnes.ts'
import { type Consigne, consigneOf, formeOf, type Memoire } from './consigne.ts'
import { type Entete, headRows, type Titre, type Vocabulaire } from './entete.ts'
import {
  type CodeOf,
  citation,
  codeOfValeurs,
  createInconnues,
  type Inconnues,
  rowsText,
} from './lecture.ts'
import { holdsPlace } from './titres.ts'
import { withVerticalMerges } from './verticals.ts'

const EXEMPLES = 3
const EXEMPLE_LENGTH = 40

/** Rows searched for values to show. */
const LOOKED_AT = 200

/** The table of one sheet, about to be read. */
export type Table<C extends string> = {
  readonly grille: Grille
  readonly entete: Entete<C>
  /** Rows under the titles, each merged cell spread over its rows. */
  readonly rangees: readonly Rangee[]
  /** Columns chosen to be read; null: the columns that the titles tell. */
  readonly choisies: Consigne<C>['colonnes']
  readonly codeOf: CodeOf
  readonly inconnues: Inconnues
}

type Ligne = Pick<PlaceLigne, 'ligne'>

/** Reader of one kind of table; `L` is the result of one of its rows. */
type Lecteur<C extends string, L extends Ligne> = {
  readonly vocabulaire: Vocabulaire<C>
  readonly memoireOf: (grille: Grille) => Memoire
  /** `readLignes` is for a table that is understood. */
  readonly read: (table: Table<C>) => {
    readonly colonnes: readonly Colonne<C>[]
    readonly readLignes: () => RangeesLues<L>
  }
}

/** Rows read in a sheet, and rows left aside, by reason. */
export type RangeesLues<L> = {
  readonly lignes: readonly L[]
  readonly laissees: ReadonlyMap<RaisonLaissee, readonly number[]>
  /** Notices about the sheet. */
  readonly avis?: readonly string[]
  /** Tables of the sheet, when there are others under the first. */
  readonly sections?: readonly {
    readonly entete: Entete<string>
    readonly mapping: { readonly colonnes: readonly Colonne<string>[] }
  }[]
}

/** Parts of a file to look at. */
export type Regard = {
  /** Whether the rows and the sheets that the spreadsheet hides are read too. */
  readonly avecMasquees?: boolean | undefined
  /** A row whose cells are to be shown. */
  readonly montree?: PlaceLigne | null | undefined
}

/** A file understood, before any look at the base. */
export type TablesLues<L> = ComptesRendus & {
  /** Cells of the row `montree`; empty when none was asked for. */
  readonly montree: readonly CelluleLue[]
  readonly encodage: Encodage | null
  /** Sheets whose rows are read. */
  readonly feuilles: readonly FeuilleImport[]
  /** Every sheet that holds a table, read or not, with what a person needs to correct its reading. */
  readonly lecture: readonly FeuilleFichier[]
  readonly lignes: readonly L[]
}

/** Reads each sheet that has such a table as a table of its own. `feuilles` is empty when none has. */
export function readTables<C extends string, L extends Ligne>(
  { encodage, grilles: all, avis }: Classeur,
  { avecMasquees = false, montree = null }: Regard,
  lecteur: Lecteur<C, L>,
): TablesLues<L> {
  const grilles = avecMasquees ? all : all.filter(({ estMasquee }) => !estMasquee).map(shownOnly)
  const sheets = grilles.flatMap((grille) => {
    const consigne = consigneOf(grille, grilles, lecteur.memoireOf(grille), lecteur.vocabulaire)
    if (consigne === null) return []
    const { entete } = consigne
    return entete === null
      ? leftOut(grille, consigne)
      : readTable(grille, entete, consigne, lecteur, montree)
  })
  return {
    encodage,
    feuilles: sheets.flatMap(({ feuilles }) => feuilles),
    lecture: sheets.map(({ lecture }) => lecture),
    lignes: sheets.flatMap(({ lignes }) => lignes),
    laissees: [
      ...sheets.flatMap(({ laissees }) => laissees),
      ...(avecMasquees ? [] : masqueesOf(all)),
    ],
    avis: [...avis, ...sheets.flatMap((sheet) => sheet.avis)],
    montree: sheets.flatMap((sheet) => sheet.montree),
  }
}

const shownOnly = (grille: Grille): Grille =>
  grille.masquees.size === 0
    ? grille
    : { ...grille, rangees: grille.rangees.filter(({ numero }) => !grille.masquees.has(numero)) }

/** Rows that hold something and that the spreadsheet does not show, with those of the sheets that it hides. */
const masqueesOf = (grilles: readonly Grille[]): readonly LignesLaissees[] =>
  grilles.flatMap(({ nom, rangees, masquees, estMasquee }) => {
    const lignes = rangees
      .map(({ numero }) => numero)
      .filter((numero) => estMasquee || masquees.has(numero))
    return lignes.length === 0 ? [] : [{ feuille: nom, raison: 'masquee' as const, lignes }]
  })

type TableLue<L> = ComptesRendus &
  Pick<TablesLues<L>, 'montree'> & {
    readonly feuilles: readonly FeuilleImport[]
    readonly lecture: FeuilleFichier
    readonly lignes: readonly L[]
  }

const leftOut = ({ nom }: Grille, { origine }: Consigne<string>): TableLue<never> => ({
  feuilles: [],
  laissees: [],
  avis: [],
  montree: [],
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

function readTable<C extends string, L extends Ligne>(
  grille: Grille,
  entete: Entete<C>,
  { origine, retenue, colonnes: choisies, valeurs }: Consigne<C>,
  { vocabulaire, read: readRows }: Lecteur<C, L>,
  montree: PlaceLigne | null,
): TableLue<L> {
  const { nom } = grille
  const { ligne: ligneEntete, titres } = entete
  const below = grille.rangees.filter((rangee) => rangee.numero > ligneEntete)
  const rangees = withVerticalMerges(below, grille.fusions)
  const inconnues = createInconnues()
  const codeOf = codeOfValeurs(valeurs)
  const table = { grille, entete, rangees, choisies, codeOf, inconnues }
  const { colonnes: found, readLignes } = readRows(table)
  const isRead = origine !== 'aucune'
  const read: RangeesLues<L> = isRead ? readLignes() : { lignes: [], laissees: new Map() }
  const lues = found.map(({ index, champ }) => ({ index, champ }))
  const indexes = new Set(lues.map(({ index }) => index))
  const dits = new Set(lues.map(({ champ }) => vocabulaire.champDit(champ)))
  const colonnes = describeColonnes(spreadNomPrenom(titres), rangees, lues)
  const first = feuilleOf(nom, entete, found)
  const others = (read.sections ?? [])
    .slice(1)
    .map((section) => feuilleOf(nom, section.entete, section.mapping.colonnes))
  return {
    feuilles: isRead ? [first, ...others] : [],
    laissees: [...read.laissees].map(([raison, lignes]) => ({ feuille: nom, raison, lignes })),
    avis: isRead
      ? [
          ...avisOf(nom, entete, indexes),
          ...avisOfMarques(grille, read.lignes, vocabulaire.genre).map((texte) => ({
            feuille: nom,
            texte,
          })),
          ...(read.avis ?? []).map((texte) => ({ feuille: nom, texte })),
        ]
      : [],
    lecture: {
      // Values of unread columns must not be kept.
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
    lignes: read.lignes,
    montree:
      montree?.feuille === nom ? cellulesOf(montree, rangees, columnsAt(montree, found, read)) : [],
  }
}

/** Columns of the table in which the row stands. */
const columnsAt = (
  { ligne }: PlaceLigne,
  found: readonly Colonne<string>[],
  { sections = [] }: RangeesLues<unknown>,
): readonly Colonne<string>[] =>
  sections.findLast(({ entete }) => entete.ligne < ligne)?.mapping.colonnes ?? found

function cellulesOf(
  { ligne, rang }: PlaceLigne,
  rangees: readonly Rangee[],
  colonnes: readonly Colonne<string>[],
): readonly CelluleLue[] {
  const same = rangees.filter(({ numero }) => numero === ligne)
  const rangee = same[rang] ?? same[0]
  const groupe = rang % (Math.max(0, ...colonnes.map((one) => one.groupe)) + 1)
  return colonnes
    .filter((one) => one.isShared || one.groupe === groupe)
    .flatMap(({ index, entete: colonne, champ }) => {
      const texte = shownText(rangee?.cellules[index] ?? null)
      if (texte === null) return []
      // The place that stands beside a date is never shown.
      return [{ colonne, champ, texte: holdsPlace(colonne) ? '(seule la date est lue)' : texte }]
    })
}

const feuilleOf = (
  nom: string,
  { ligne, titres }: Entete<string>,
  colonnes: readonly Colonne<string>[],
): FeuilleImport => {
  const indexes = new Set(colonnes.map(({ index }) => index))
  return {
    nom,
    ligneEntete: ligne,
    colonnes: colonnesByChamp(colonnes),
    ignorees: titres.filter(({ index }) => !indexes.has(index)).map(({ texte }) => texte),
  }
}

const DAY = /^\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?$/
/** Fewest columns of dates in a register. */
const MIN_DAYS = 3

/** Notices about a sheet besides its rows: a register's columns are left unread. */
function avisOf(
  feuille: string,
  { titres }: Entete<string>,
  read: ReadonlySet<number>,
): readonly AvisFichier[] {
  const days = titres.filter(({ texte, index }) => DAY.test(texte) && !read.has(index))
  if (days.length < MIN_DAYS) return []
  const texte = `${formatCount(days.length, 'colonne')} de présences (une date pour titre) : elles ne sont pas lues.`
  return [{ feuille, texte }]
}

/** Largest share of the rows that a colour may tell from the others: above, it is a decoration. */
const FEW = 1 / 3

/** Notices about the rows read that are struck through or of a colour of their own: what it means is not known. */
function avisOfMarques(
  { rangees, marques = new Map() }: Grille,
  lignes: readonly Ligne[],
  genre: string,
): readonly string[] {
  if (marques.size === 0) return []
  const read = new Set(lignes.map(({ ligne }) => ligne))
  const rows = [...read]
  const marked = (isIt: (marque: Marque) => boolean): readonly number[] =>
    rows.filter((ligne) => [...(marques.get(ligne)?.values() ?? [])].some(isIt))
  const barrees = marked(({ isBarree }) => isBarree)
  const told =
    barrees.length === 0
      ? []
      : [
          `Du texte est barré dans le fichier (${rowsText(barrees)}) : il est lu comme le reste. Vérifiez ce qui ne compte plus.`,
        ]
  // The colours of a grid of présences are read as its signs.
  if (genre === 'presences') return told
  const couleurs = [
    ...new Set(
      rows.flatMap((one) =>
        [...(marques.get(one)?.values() ?? [])].flatMap(({ couleur }) => couleur ?? []),
      ),
    ),
  ]
  const few = couleurs.flatMap((couleur) => {
    const own = marked((one) => one.couleur === couleur)
    return own.length > rows.length * FEW ? [] : [`${couleur} : ${rowsText(own)}`]
  })
  if (few.length === 0) return told
  const key = rangees
    .filter(({ numero }) => !read.has(numero))
    .flatMap(({ cellules }) => cellules)
    .find((one) => typeof one === 'string' && KEY.test(one) && one.length <= LONGEST_KEY)
  const said = typeof key === 'string' ? ` Le fichier dit : ${citation(key)}.` : ''
  return [
    ...told,
    `Des lignes ont une couleur à elles (${few.join(' ; ')}) : Cartable ne sait pas ce qu’elle veut dire.${said} Vérifiez-les.`,
  ]
}

/** « En rouge : ne viennent plus ». */
const KEY = /(?<!\p{L})(?:rouge|orange|jaune|vert|bleu|violet|rose|couleur|surlign|fluo)/iu
const LONGEST_KEY = 80

/** Description of every column under the titles, with a few of its values and its champ. */
function describeColonnes(
  found: readonly Titre<string>[],
  rangees: readonly Rangee[],
  lues: readonly ColonneLue[],
): readonly ColonneFichier[] {
  const titres = new Map(found.map((titre) => [titre.index, titre]))
  const champs = new Map(lues.map(({ index, champ }) => [index, champ]))
  const looked = rangees.slice(0, LOOKED_AT)
  const width = Math.max(
    ...[...titres.keys()].map((index) => index + 1),
    ...looked.map(({ cellules }) => cellules.length),
  )
  return Array.from({ length: width }, (_, index) => index).flatMap((index) => {
    const titre = titres.get(index) ?? untitled(index)
    const champ = champs.get(index) ?? null
    const jamais = champ === null && isJamais(titre, looked)
    const exemples = jamais || holdsPlace(titre.texte) ? [] : exemplesOf(looked, index)
    if (!titres.has(index) && exemples.length === 0) return []
    return [{ index, entete: titre.texte, champ, exemples, isJamais: jamais }]
  })
}

function exemplesOf(rangees: readonly Rangee[], index: number): readonly string[] {
  const found = new Set<string>()
  for (const { cellules } of rangees) {
    const texte = shown(cellules[index] ?? null)
    if (texte !== null) found.add(texte)
    if (found.size === EXEMPLES) break
  }
  return [...found]
}

function shown(cellule: Cellule): string | null {
  const texte = shownText(cellule)?.replace(/\s+/g, ' ') ?? null
  return texte !== null && texte.length > EXEMPLE_LENGTH
    ? `${texte.slice(0, EXEMPLE_LENGTH - 1)}…`
    : texte
}

/** Rows that may be the titles, each with its first words; those of columns never kept are left out. */
function lignesTitresOf(
  grille: Grille,
  colonnes: readonly ColonneFichier[],
): FeuilleFichier['lignesTitres'] {
  const jamais = new Set(
    colonnes.filter((one) => one.isJamais || holdsPlace(one.entete)).map(({ index }) => index),
  )
  return headRows(grille).map(({ numero, cellules }) => ({
    ligne: numero,
    texte: cellules
      .filter((cellule, index) => cellule !== null && !jamais.has(index))
      .slice(0, EXEMPLES)
      .map((cellule) => shown(cellule))
      .join(' · '),
  }))
}
