import { type Champ, isIdentite, isNomComplet, type Rang } from '../../../shared/domain/colonne.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Rangee, textOf } from '../reading/grid.ts'
import type { Titre } from './entete.ts'
import { type Bloc, blocsOf, isWhole } from './groupes.ts'
import { isCivilite, numeroOf, porteurOf } from './headers.ts'

type Read = Titre<Champ> & { readonly champ: Champ }

/** Columns, each given to its person: the child or an adult. */
type Attribution = {
  readonly read: readonly Read[]
  /** French question on whose names they are; null where the titles leave no doubt. */
  readonly doute: string | null
}

/**
 * Tells the child's columns from an adult's where the titles are bare: « Nom », « Prénom », « Téléphone ».
 * Titles that name the child win over bare ones; then the columns beside the names count: a class or a birth
 * makes a child, a civilité, a tie or a telephone makes an adult. When two could be the child, the person is
 * asked: an adult is never guessed into a child, nor a number given to another person.
 */
export function attribute(
  found: readonly Read[],
  titres: readonly Titre<Champ>[],
  rangees: readonly Rangee[],
): Attribution {
  const blocs = blocsOf(found)
  const { adultes, doublons, doute } = sortBlocs(blocs, found, titres, rangees)
  const dropped = new Set(doublons.flatMap(({ colonnes }) => colonnes))
  const kept = found.filter((one) => !dropped.has(one))
  const named = withAdultes(kept, adultes)
  const ofChildren = withoutOthersDates(named)
  return { read: withContacts(withSexe(ofChildren, titres), adultes), doute }
}

type Sorted = {
  readonly adultes: readonly Bloc[]
  /** Names of a child that repeat others of the row. */
  readonly doublons: readonly Bloc[]
  readonly doute: string | null
}

const NONE: Sorted = { adultes: [], doublons: [], doute: null }

const doubtOf = (...blocs: readonly Bloc[]): string => {
  const [a, b] = blocs.map(({ colonnes }) => colonnes.map(({ texte }) => texte).join(' » et « '))
  const same = a === b ? `deux fois les colonnes « ${a} »` : `les colonnes « ${a} » et « ${b} »`
  return `Le fichier a ${same} : dites lesquelles nomment l’enfant, lesquelles un adulte.`
}

function sortBlocs(
  blocs: readonly Bloc[],
  found: readonly Read[],
  titres: readonly Titre<Champ>[],
  rangees: readonly Rangee[],
): Sorted {
  const { enfant: [qualified, ...others] = [], autre: plain = [] } = Object.groupBy(
    blocs,
    ({ porteur }) => (porteur?.genre === 'enfant' ? 'enfant' : 'autre'),
  )
  if (qualified !== undefined) return sortQualified([qualified, ...others], plain, found, rangees)
  const [first, second, ...further] = plain
  return first === undefined || second === undefined
    ? NONE
    : sortPlain([first, second, ...further], found, titres, rangees)
}

function sortQualified(
  qualified: readonly [Bloc, ...Bloc[]],
  plain: readonly Bloc[],
  found: readonly Read[],
  rangees: readonly Rangee[],
): Sorted {
  const [first] = qualified
  const adultes: Bloc[] = []
  const doublons: Bloc[] = []
  let doute: string | null = null
  for (const bloc of plain) {
    const twin = qualified.find((one) => isSamePerson(one, bloc, rangees))
    if (twin !== undefined) {
      // « Élève » repeats the names that « Nom » and « Prénom » give apart.
      doublons.push(isWhole(twin) ? twin : bloc)
      continue
    }
    if (signsOf(bloc, found).isEnfant && !signsOf(first, found).isEnfant) {
      doute = doubtOf(first, bloc)
    }
    adultes.push(bloc)
  }
  return { adultes, doublons, doute }
}

function sortPlain(
  blocs: readonly [Bloc, Bloc, ...Bloc[]],
  found: readonly Read[],
  titres: readonly Titre<Champ>[],
  rangees: readonly Rangee[],
): Sorted {
  const [first, ...rest] = blocs
  const signs = blocs.map((bloc) => ({
    bloc,
    ...signsOf(bloc, found),
    isAfterCivilite: isAfterCivilite(bloc, titres),
  }))
  const twin = rest.find((bloc) => isSamePerson(first, bloc, rangees))
  if (twin !== undefined) return { ...NONE, doublons: [isWhole(first) ? first : twin] }
  if (isSideBySide(blocs, found)) return NONE
  const isAdulte = ({
    isEnfant,
    hasContact,
    isAfterCivilite: civil,
  }: (typeof signs)[number]): boolean => !isEnfant && (hasContact || civil)
  const enfant = signs.find(({ isEnfant }) => isEnfant)?.bloc
  const unsure = signs.filter((one) => !one.isEnfant && !isAdulte(one)).map(({ bloc }) => bloc)
  const adultes = signs.filter(isAdulte).map(({ bloc }) => bloc)
  if (enfant !== undefined) {
    const [other] = unsure
    const doute = other === undefined ? null : doubtOf(enfant, other)
    return { adultes: [...adultes, ...unsure], doublons: [], doute }
  }
  const [child = first] = unsure
  const isDoubted = child !== first || unsure.length !== 1
  return {
    adultes: adultes.filter((bloc) => bloc !== child),
    doublons: [],
    doute: isDoubted ? doubtOf(first, blocs[1]) : null,
  }
}

/** Champs beside the names of a child, never of an adult. */
const OF_ENFANT = /^(dateNaissance|sexe|niveau|classe|enseignant|accordParental|objectif)$/

/** Columns from the first of a bloc up to the next one. */
const columnsOf = ({ debut, fin }: Bloc, found: readonly Read[]): readonly Read[] =>
  found.filter(({ index }) => index >= debut && index < fin)

function signsOf(bloc: Bloc, found: readonly Read[]) {
  const own = columnsOf(bloc, found)
  const contact = own.find(({ champ }) => /\.(telephone|mail|lien)$/.test(champ))
  const enfant = own.find(
    ({ champ, texte, groupe }) =>
      OF_ENFANT.test(champ) && porteurOf(texte, groupe)?.genre !== 'adulte',
  )
  return { isEnfant: enfant !== undefined, hasContact: contact !== undefined }
}

const isAfterCivilite = ({ debut }: Bloc, titres: readonly Titre<Champ>[]): boolean => {
  const before = titres.findLast(({ index }) => index < debut)
  return before !== undefined && (isCivilite(before.texte) || /\.lien$/.test(before.champ ?? ''))
}

/** True for two tables beside each other: the same titles in the same order, all of them. */
function isSideBySide(
  [first, ...rest]: readonly [Bloc, ...Bloc[]],
  found: readonly Read[],
): boolean {
  const titlesOf = (bloc: Bloc) => columnsOf(bloc, found).map(({ texte }) => normalizeNom(texte))
  const own = titlesOf(first)
  const isApart = rest.every(({ debut }) => !found.some(({ index }) => index === debut - 1))
  return (
    rest.every((bloc) => titlesOf(bloc).join('|') === own.join('|')) && (own.length >= 3 || isApart)
  )
}

/** Whether one of two blocs repeats, on nearly every row, the names of the other. */
function isSamePerson(a: Bloc, b: Bloc, rangees: readonly Rangee[]): boolean {
  const wordsOf = ({ colonnes }: Bloc, { cellules }: Rangee): readonly string[] =>
    normalizeNom(
      colonnes.flatMap(({ index }) => textOf(cellules[index] ?? null) ?? []).join(' '),
    ).split(' ')
  const both = rangees
    .map((rangee) => [wordsOf(a, rangee), wordsOf(b, rangee)] as const)
    .filter(([one, other]) => one.length > 1 && other.length > 1)
  const same = both.filter(
    ([one, other]) =>
      one.every((word) => other.includes(word)) || other.every((word) => one.includes(word)),
  )
  return both.length > 0 && same.length >= both.length * 0.9
}

const isNamed = (read: readonly Read[], rang: Rang): boolean =>
  read.some(({ champ }) =>
    new RegExp(`^responsable${rang}\\.(nom|prenom|nomUsage|nomPrenom)$`).test(champ),
  )

/** Gives names found to be an adult's to the next adult whom no title names. */
function withAdultes(read: readonly Read[], adultes: readonly Bloc[]): readonly Read[] {
  const free = (['1', '2', 'autre'] as const).filter((rang) => !isNamed(read, rang))
  const rangs = new Map(
    adultes.flatMap(({ colonnes }, index) =>
      colonnes.map((colonne) => [colonne, free[index] ?? null] as const),
    ),
  )
  return read.flatMap((colonne) => {
    const rang = rangs.get(colonne)
    if (rang === undefined) return [colonne]
    if (rang === null) return []
    const part = isNomComplet(colonne.champ) ? 'nomPrenom' : colonne.champ
    return [{ ...colonne, champ: `responsable${rang}.${part}` as Champ }]
  })
}

/** Gives births and sexes after an adult's names to that adult, where the child has its own elsewhere. */
function withoutOthersDates(read: readonly Read[]): readonly Read[] {
  const isOfAdulte = (one: Read): boolean => {
    const before = read.slice(0, read.indexOf(one)).map(({ champ }) => champ)
    return NAME.test(before.findLast((champ) => isIdentite(champ) || NAME.test(champ)) ?? '')
  }
  return read.filter(
    (one) =>
      !/^(dateNaissance|sexe)$/.test(one.champ) ||
      !isOfAdulte(one) ||
      read.every((other) => other.champ !== one.champ || isOfAdulte(other)),
  )
}

/** Reads « Civilité » before the names of the only person of the file as the child's sexe. */
function withSexe(read: readonly Read[], titres: readonly Titre<Champ>[]): readonly Read[] {
  const hasAdulte = read.some(({ champ }) => champ.startsWith('responsable'))
  if (hasAdulte || read.some(({ champ }) => champ === 'sexe')) return read
  const civilite = titres.find(({ texte, champ }) => champ === null && isCivilite(texte))
  if (civilite === undefined || !read.some(({ champ }) => isIdentite(champ))) return read
  return [...read, { ...civilite, champ: 'sexe' as const }].sort((a, b) => a.index - b.index)
}

const CONTACT = /^responsable1\.(telephone|mail|lien)$/
const NAME = /^responsable(1|2|mere|pere|autre)\.(nom|prenom|nomUsage|nomPrenom)$/

const isPlainContact = ({ champ, texte, groupe }: Read): boolean =>
  CONTACT.test(champ) && porteurOf(texte, groupe)?.genre !== 'adulte'

/** Gives each number, mail or tie without a named owner to the adult beside it. */
function withContacts(read: readonly Read[], adultes: readonly Bloc[]): readonly Read[] {
  const rangs = new Set(read.flatMap(({ champ }) => NAME.exec(champ)?.[1] ?? []))
  if (rangs.size === 0) return read
  return read.map((one) => {
    if (!isPlainContact(one)) return one
    const rang = rangOfContact(one, read, rangs, adultes)
    return { ...one, champ: one.champ.replace('responsable1', `responsable${rang}`) as Champ }
  })
}

function rangOfContact(
  contact: Read,
  read: readonly Read[],
  rangs: ReadonlySet<string>,
  adultes: readonly Bloc[],
): string {
  const rangsBefore = (one: Read) => rangsBeside(read.slice(0, read.indexOf(one)).reverse())
  const before = rangsBefore(contact)
  const [beside, ...more] = before
  if (beside !== undefined && more.length === 0) return beside
  if (beside !== undefined) {
    return before.find((rang) => rang === String(numeroOf(contact.texte))) ?? 'autre'
  }
  if (contact.champ.endsWith('.lien')) {
    const after = rangsBeside(read.slice(read.indexOf(contact) + 1))
    return after.at(-1) ?? 'autre'
  }
  // A number before any adult's name belongs to the only adult of the file, provided that no other number does.
  const [only, ...others] = rangs
  const part = contact.champ.slice(contact.champ.indexOf('.'))
  const hasOwn = read.some(
    (one) => one.champ.endsWith(part) && (!isPlainContact(one) || rangsBefore(one).length > 0),
  )
  return only !== undefined && others.length === 0 && !hasOwn && adultes.length === 0
    ? only
    : 'autre'
}

/** Adults named in the run of columns that begins there; none when a child's column comes first. */
function rangsBeside(run: readonly Read[]): readonly string[] {
  const found = new Set<string>()
  for (const { champ } of run) {
    const rang = NAME.exec(champ)?.[1]
    if (rang !== undefined) found.add(rang)
    else if (found.size > 0 || !/\.(telephone|mail|lien)$/.test(champ)) break
  }
  return [...found]
}
