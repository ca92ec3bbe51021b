import type { IsoDate } from '../../../shared/dates.ts'
import {
  type Champ,
  type ChampNom,
  isChamp,
  isIdentite,
  isNomComplet,
} from '../../../shared/domain/colonne.ts'
import type { ColonneLue } from '../../../shared/domain/correspondance.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { columnLetter } from '../../../shared/format.ts'
import { type Cellule, type Rangee, textOf } from '../reading/grid.ts'
import { attribute } from './attribution.ts'
import type { Colonne } from './cells.ts'
import { type DateContext, readJour } from './dates.ts'
import type { Entete, Titre, Vocabulaire } from './entete.ts'
import { readSexe, readTick } from './flags.ts'
import { type Groupes, groupesOf } from './groupes.ts'
import { mayBeCritere, porteurOf } from './headers.ts'
import { origineOf } from './synonymes.ts'
import { canonical, isNeverKept } from './titres.ts'

/** The national number of a pupil: 10 figures and a letter, or 9 and two. */
const INE = /^\d{9}(\d[A-Z]|[A-Z]{2})$/i

const LOOKED_AT = 50

/** A column without a title, named as a spreadsheet names it: A, B… AA. */
export const untitled = (index: number): Titre<never> => ({
  index,
  texte: `Colonne ${columnLetter(index + 1)}`,
  groupe: null,
  largeur: 1,
  champ: null,
})

/** A title whose champ is known. */
type Read<C extends string = Champ> = Titre<C> & { readonly champ: C }

export type Mapping = Groupes & {
  readonly isOfResponsables: boolean
  /** French question on whose names they are; null where the titles leave no doubt. */
  readonly doute: string | null
}

/**
 * Champ of each column: the one that the person chose, else the one told by its header, its place and, where these
 * hesitate, its cells.
 */
export function mapColonnes(
  entete: Entete<Champ>,
  rangees: readonly Rangee[],
  choisies: readonly ColonneLue[] | null,
  dates: DateContext,
): Mapping {
  const titres = spreadNomPrenom(entete.titres)
  const { read, doute } =
    choisies === null
      ? attribute(
          withNomOfEleve(asFratrie(readTitres(titres, rangees, dates), rangees), rangees),
          titres,
          rangees,
        )
      : { read: chosenTitres(titres, rangees, choisies, isChamp), doute: null }
  const groupes = groupesOf(read)
  const colonnes = choisies === null ? asNomComplet(groupes.colonnes, rangees) : groupes.colonnes
  return { ...groupes, colonnes, isOfResponsables: isOfResponsables(colonnes), doute }
}

function readTitres(
  titres: readonly Titre<Champ>[],
  rangees: readonly Rangee[],
  dates: DateContext,
): readonly Read[] {
  const read = titres.flatMap((titre) => {
    const cellules = columnOf(rangees, titre.index)
    const champ = champFromCells(titre, cellules)
    return champ === null || contradicts(champ, cellules, dates) ? [] : [{ ...titre, champ }]
  })
  return read.filter((one) => !isOfEarlierYear(one, read))
}

const yearOf = (texte: string): number =>
  Math.max(0, ...(texte.match(/\b20\d{2}\b/g) ?? []).map(Number))

/** True for the class of a past year: « Classe 2020-2021 » beside « Classe 2021-2022 ». */
const isOfEarlierYear = ({ champ, texte }: Read, read: readonly Read[]): boolean =>
  /^(classe|niveau|etablissement|enseignant)$/.test(champ) &&
  yearOf(texte) !== 0 &&
  read.some((other) => other.champ === champ && yearOf(other.texte) > yearOf(texte))

/**
 * Reads « Famille ; Enfants », with a nom in the one and « Lina, Sami » in the other, as the nom and the prénoms of
 * the children; so are « Nom ; Enfant 1 ; Enfant 2 », and the prénoms under « Enfant 1 ; Enfant 2 » beside the names of an adult.
 */
function asFratrie(read: readonly Read[], rangees: readonly Rangee[]): readonly Read[] {
  const enfants = read.filter(
    (one, at) =>
      isNomComplet(one.champ) &&
      porteurOf(one.texte, one.groupe)?.genre === 'enfant' &&
      read[at + 1]?.champ !== 'prenom',
  )
  const cellules = enfants.flatMap(({ index }) => columnOf(rangees, index))
  const hasPrenoms = mostly(cellules, (cellule) =>
    (textOf(cellule) ?? '')
      .split(/\s*(?:\n|[,;/+&]|\set\s)\s*/)
      .every((part) => !part.includes(' ')),
  )
  if (!hasPrenoms || !read.some(({ champ }) => /^nom$|\.nom(Prenom)?$/.test(champ))) return read
  const isNom = ({ champ, texte, index }: Read): boolean =>
    champ === 'responsable1.nomPrenom' &&
    /^(nom )?famille$/.test(canonical(texte)) &&
    columnOf(rangees, index).every(
      (cellule) => !/^(m|mr|mme|mlle|monsieur|madame)\b/i.test(textOf(cellule) ?? ''),
    )
  return read.map((one) =>
    enfants.includes(one)
      ? { ...one, champ: 'prenom' }
      : isNom(one)
        ? { ...one, champ: 'nom' }
        : one,
  )
}

/** Reads « Élève ; Prénom », with one word in the cells of the first, as the nom and the prénom of the child. */
const withNomOfEleve = (read: readonly Read[], rangees: readonly Rangee[]): readonly Read[] =>
  read.map((one, index) =>
    one.champ === 'nomPrenom' &&
    read[index + 1]?.champ === 'prenom' &&
    !holdTwoWords([one], rangees)
      ? { ...one, champ: 'nom' }
      : one,
  )

/** Columns that the person chose. A column that is never kept stays unread, whatever was asked. */
function chosenTitres<C extends string>(
  titres: readonly Titre<C>[],
  rangees: readonly Rangee[],
  choisies: readonly ColonneLue[],
  isWanted: Vocabulaire<C>['isChamp'],
): readonly Read<C>[] {
  const byIndex = new Map(titres.map((titre) => [titre.index, titre]))
  return choisies
    .toSorted((a, b) => a.index - b.index)
    .flatMap(({ index, champ }) => {
      const titre = byIndex.get(index) ?? untitled(index)
      return isWanted(champ) && !isJamais(titre, rangees) ? [{ ...titre, champ }] : []
    })
}

const columnOf = (rangees: readonly Rangee[], index: number): readonly Cellule[] =>
  rangees.map(({ cellules }) => cellules[index] ?? null).filter((cellule) => cellule !== null)

/** Splits « Nom et prénom » merged over two columns: the first is the nom, the second the prénom. */
export function spreadNomPrenom<C extends string>(
  titres: readonly Titre<C | ChampNom>[],
): readonly Titre<C | ChampNom>[] {
  return titres.flatMap((titre) => {
    if (titre.largeur !== 2 || titre.champ === null || !isNomComplet(titre.champ)) return [titre]
    const [first, second] =
      titre.champ === 'nomPrenom' ? (['nom', 'prenom'] as const) : (['prenom', 'nom'] as const)
    return [
      { ...titre, champ: first },
      { ...titre, index: titre.index + 1, champ: second },
    ]
  })
}

/**
 * Champ told by the cells: « Enseignant » ticked is an origine, not a name; an unknown column ticked may be a
 * criterion.
 */
function champFromCells(titre: Titre<Champ>, cellules: readonly Cellule[]): Champ | null {
  const { champ, texte } = titre
  if (champ === null) {
    if (mayBeCritere(texte) && isTicked(cellules)) return `criteres.${texte}`
    // « Votre enfant est : » « un garçon ».
    const isOfEnfant = porteurOf(texte, titre.groupe)?.genre === 'enfant'
    const saysSexe = (cellule: Cellule) =>
      /[a-z]{3}/i.test(textOf(cellule) ?? '') && readSexe(cellule).valeur !== null
    return isOfEnfant && cellules.length > 0 && cellules.every(saysSexe) ? 'sexe' : null
  }
  const mayBeOrigine = champ === 'enseignant' || champ.endsWith('.nomPrenom')
  if (!mayBeOrigine || !isTicked(cellules)) return champ
  const origine = origineOf(texte)
  return origine === null ? champ : `origines.${origine}`
}

function isTicked(cellules: readonly Cellule[]): boolean {
  const ticks = cellules.map(readTick)
  return ticks.includes(true) && !ticks.includes(null)
}

/** Age in years that no pupil reaches: a column of such births is that of adults. */
const ADULT_AGE = 24

const yearIn = (date: IsoDate): number => Number(date.slice(0, 4))

const mostly = (cellules: readonly Cellule[], isIt: (cellule: Cellule) => boolean): boolean =>
  cellules.filter(isIt).length * 2 > cellules.length

const hasLetter = (cellule: Cellule): boolean => /\p{L}/u.test(textOf(cellule) ?? '')
const hasDigit = (cellule: Cellule): boolean => /\d/.test(textOf(cellule) ?? '')

/**
 * True for a column whose cells contradict its title: « Élève » holding a number, « Naissance » a town, « Téléphone »
 * a « oui », the date of birth of an adult.
 */
function contradicts(champ: Champ, cellules: readonly Cellule[], dates: DateContext): boolean {
  if (isIdentite(champ) || /\.(nom|prenom|nomUsage)$/.test(champ)) {
    return mostly(cellules, (one) => !hasLetter(one))
  }
  if (champ.endsWith('.telephone')) {
    return mostly(cellules, (one) => !hasDigit(one))
  }
  const isOfAdult = (cellule: Cellule): boolean => {
    const { valeur } = readJour(cellule, dates)
    const date = valeur !== null && 'date' in valeur ? valeur.date : dates.latest
    const year = valeur !== null && 'annee' in valeur ? valeur.annee : yearIn(date)
    return year > 1910 && year < yearIn(dates.latest) - ADULT_AGE
  }
  return (
    champ === 'dateNaissance' &&
    (mostly(cellules, (one) => !hasDigit(one) && hasLetter(one)) ||
      (cellules.length > 1 && mostly(cellules, isOfAdult)))
  )
}

/** Reads « Nom » without any « Prénom » column, and with two words or more in its cells, as both names. */
function asNomComplet<C extends string>(
  colonnes: readonly Colonne<C | ChampNom>[],
  rangees: readonly Rangee[],
): readonly Colonne<C | ChampNom>[] {
  if (colonnes.some(({ champ }) => champ === 'prenom' || isNomComplet(champ))) return colonnes
  const noms = Map.groupBy(
    colonnes.filter(({ champ }) => champ === 'nom'),
    ({ entete }) => normalizeNom(entete),
  )
  const complets = new Set([...noms.values()].filter((same) => holdTwoWords(same, rangees)).flat())
  return colonnes.map((colonne) =>
    complets.has(colonne) ? { ...colonne, champ: 'nomPrenom' } : colonne,
  )
}

/** Columns of a table with one person a row: those that the user chose, else those that their titles announce. */
export function colonnesOfPersons<C extends string>(
  titres: readonly Titre<C | ChampNom>[],
  rangees: readonly Rangee[],
  choisies: readonly ColonneLue[] | null,
  isWanted: Vocabulaire<C | ChampNom>['isChamp'],
): readonly Colonne<C | ChampNom>[] {
  const spread = spreadNomPrenom<C>(titres)
  if (choisies !== null) {
    return chosenTitres(spread, rangees, choisies, isWanted).map(toColonne)
  }
  const read = spread.flatMap(({ champ, ...titre }) =>
    champ === null ? [] : [toColonne({ ...titre, champ })],
  )
  return asNomComplet<C>(read, rangees)
}

const toColonne = <C extends string>({ index, texte, champ }: Read<C>): Colonne<C> => ({
  index,
  entete: texte,
  champ,
  groupe: 0,
  isShared: true,
})

function holdTwoWords(
  colonnes: readonly { readonly index: number }[],
  rangees: readonly Rangee[],
): boolean {
  const cellules = colonnes.flatMap(({ index }) => columnOf(rangees, index))
  const twoWords = cellules.filter(
    (cellule) => typeof cellule === 'string' && /\S\s\S/.test(cellule),
  )
  return twoWords.length * 2 > cellules.length
}

/** Champs of a list of pupils that a list of their parents has not. */
const OF_PUPILS =
  /^(dateNaissance|sexe|propose|objectif|accordParental|date|origines|situations|criteres)/

/**
 * True for a list of adults, each followed by the children they answer for (ONDE responsables): the list completes the
 * known children, and proposes children only when it names none of them.
 */
function isOfResponsables(colonnes: readonly Colonne[]): boolean {
  const first = (isIt: (champ: Champ) => boolean): number =>
    Math.min(...colonnes.filter(({ champ }) => isIt(champ)).map(({ index }) => index))
  const adulte = first((champ) => /^responsable.*\.(nom|nomUsage|nomPrenom)$/.test(champ))
  return adulte < first(isIdentite) && !colonnes.some(({ champ }) => OF_PUPILS.test(champ))
}

/** Headers by champ, for the preview: a full name gives both nom and prénom. */
export function colonnesByChamp(
  colonnes: readonly Colonne<string>[],
): Readonly<Record<string, string>> {
  const byChamp: Record<string, string> = {}
  for (const { champ, entete } of colonnes) {
    const keys = isNomComplet(champ) ? ['nom', 'prenom'] : [champ]
    for (const key of keys) byChamp[key] ??= entete
  }
  return byChamp
}

/** Whether a column is never kept: by its title, or because its cells are INE under another title. */
export const isJamais = (titre: Titre<string>, rangees: readonly Rangee[]): boolean =>
  titre.champ === null && (isNeverKept(titre.texte) || holdsIne(titre, rangees))

function holdsIne(titre: Titre<string>, rangees: readonly Rangee[]): boolean {
  const cellules = rangees
    .slice(0, LOOKED_AT)
    .map(({ cellules: row }): Cellule => row[titre.index] ?? null)
    .filter((cellule) => cellule !== null)
  const ines = cellules.filter((one) => typeof one === 'string' && INE.test(one.replace(/\s/g, '')))
  return ines.length > 0 && ines.length * 2 >= cellules.length
}
