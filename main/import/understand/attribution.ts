import { type Champ, isIdentite, isNomComplet, type Rang } from '../../../shared/domain/colonne.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Rangee, textOf } from '../reading/grid.ts'
import type { Titre } from './entete.ts'
import { type Bloc, blocsOf } from './groupes.ts'
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
  const dropped = new Set([...doublons.flatMap(({ colonnes }) => colonnes)])
  const kept = found.filter((one) => !dropped.has(one))
  const named = withAdultes(kept, adultes)
  const ofChildren = withoutOthersDates(named, adultes, blocs)
  return { read: withContacts(withSexe(ofChildren, titres), adultes), doute }
}

type Sorted = {
  readonly adultes: readonly Bloc[]
  /** Names of a child that repeat others of the row. */
  readonly doublons: readonly Bloc[]
  readonly doute: string | null
}

const NONE: Sorted = { adultes: [], doublons: [], doute: null }

const doubtOf = (...blocs: readonly (Bloc | undefined)[]): string => {
  const [a, b] = blocs.map((bloc) => bloc?.colonnes.map(({ texte }) => texte).join(' » et « '))
  const same = a === b ? `deux fois les colonnes « ${a} »` : `les colonnes « ${a} » et « ${b} »`
  return `Le fichier a ${same} : dites lesquelles nomment l’enfant, lesquelles un adulte.`
}

function sortBlocs(
  blocs: readonly Bloc[],
  found: readonly Read[],
  titres: readonly Titre<Champ>[],
  rangees: readonly Rangee[],
): Sorted {
  if (blocs.length < 2) return NONE
  const qualified = blocs.filter(({ porteur }) => porteur?.genre === 'enfant')
  const plain = blocs.filter(({ porteur }) => porteur?.genre !== 'enfant')
  return qualified.length > 0
    ? sortQualified(qualified, plain, found, rangees)
    : sortPlain(plain, found, titres, rangees)
}

function sortQualified(
  qualified: readonly Bloc[],
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
      doublons.push(twin.colonnes.some(({ champ }) => isNomComplet(champ)) ? twin : bloc)
      continue
    }
    if (isNomOfFamily(bloc, qualified)) continue
    if (signsOf(bloc, found).isEnfant && first && !signsOf(first, found).isEnfant) {
      doute = doubtOf(first, bloc)
    }
    adultes.push(bloc)
  }
  return { adultes, doublons, doute }
}

/** True for the nom that the children of a row share: « Nom ; Prénom enfant 1 ; Prénom enfant 2 ». */
const isNomOfFamily = ({ colonnes }: Bloc, qualified: readonly Bloc[]): boolean =>
  colonnes.every(({ champ }) => champ === 'nom' || champ === 'nomUsage') &&
  qualified.every((one) => one.colonnes.every(({ champ }) => champ === 'prenom'))

function sortPlain(
  blocs: readonly Bloc[],
  found: readonly Read[],
  titres: readonly Titre<Champ>[],
  rangees: readonly Rangee[],
): Sorted {
  const [first] = blocs
  const signs = blocs.map((bloc) => ({
    bloc,
    ...signsOf(bloc, found),
    isAfterCivilite: isAfterCivilite(bloc, titres),
  }))
  const twin = blocs.slice(1).find((bloc) => first && isSamePerson(first, bloc, rangees))
  if (twin !== undefined && first !== undefined) {
    const whole = [first, twin].find(({ colonnes }) =>
      colonnes.some(({ champ }) => isNomComplet(champ)),
    )
    return { ...NONE, doublons: [whole ?? twin] }
  }
  if (isSideBySide(blocs, found)) return NONE
  const isAdulte = ({
    isEnfant,
    hasContact,
    isAfterCivilite: civil,
  }: (typeof signs)[number]): boolean => !isEnfant && (hasContact || civil)
  const enfants = signs.filter(({ isEnfant }) => isEnfant)
  const unsure = signs.filter((one) => !one.isEnfant && !isAdulte(one))
  const adultes = signs.filter(isAdulte).map(({ bloc }) => bloc)
  if (enfants.length > 0) {
    const others = unsure.map(({ bloc }) => bloc)
    const doute = others.length === 0 ? null : doubtOf(enfants[0]?.bloc, others[0])
    return { adultes: [...adultes, ...others], doublons: [], doute }
  }
  const child = unsure[0]?.bloc ?? first
  const others = adultes.filter((bloc) => bloc !== child)
  const isDoubted = child !== first || unsure.length !== 1
  return { adultes: others, doublons: [], doute: isDoubted ? doubtOf(first, blocs[1]) : null }
}

/** Champs beside the names of a child, never of an adult. */
const OF_ENFANT = /^(dateNaissance|sexe|niveau|classe|enseignant|accordParental|objectif)$/

function signsOf({ debut, fin }: Bloc, found: readonly Read[]) {
  const own = found.filter(({ index, champ }) => index > debut && index < fin && !isIdentite(champ))
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
function isSideBySide(blocs: readonly Bloc[], found: readonly Read[]): boolean {
  const titlesOf = ({ debut, fin }: Bloc): string =>
    found
      .filter(({ index }) => index >= debut && index < fin)
      .map(({ texte }) => normalizeNom(texte))
      .join('|')
  const [first, ...others] = blocs.map(titlesOf)
  const isLong = (first ?? '').split('|').length >= 3
  const isApart = blocs
    .slice(1)
    .every(({ debut }) => !found.some(({ index }) => index === debut - 1))
  return others.every((one) => one === first) && (isLong || isApart)
}

/** Whether one of two blocs repeats, on nearly every row, the names of the other. */
function isSamePerson(a: Bloc, b: Bloc, rangees: readonly Rangee[]): boolean {
  const wordsOf = ({ colonnes }: Bloc, { cellules }: Rangee): readonly string[] =>
    normalizeNom(colonnes.flatMap(({ index }) => textOf(cellules[index] ?? null) ?? []).join(' '))
      .split(' ')
      .filter((word) => word !== '')
  const both = rangees
    .map((rangee) => [wordsOf(a, rangee), wordsOf(b, rangee)] as const)
    .filter(([one, other]) => one.length > 1 && other.length > 1)
  const same = both.filter(([one, other]) =>
    one.length <= other.length
      ? one.every((word) => other.includes(word))
      : other.every((word) => one.includes(word)),
  )
  return both.length > 0 && same.length * 10 >= both.length * 9
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
    if (!rangs.has(colonne)) return [colonne]
    const rang = rangs.get(colonne) ?? null
    if (rang === null) return []
    const part = isNomComplet(colonne.champ) ? 'nomPrenom' : colonne.champ
    return [{ ...colonne, champ: `responsable${rang}.${part}` as Champ }]
  })
}

/** Gives births and sexes after an adult's names to that adult, where the child has its own elsewhere. */
function withoutOthersDates(
  read: readonly Read[],
  adultes: readonly Bloc[],
  blocs: readonly Bloc[],
): readonly Read[] {
  const names = read.filter(({ champ }) =>
    /^responsable.*\.(nom|prenom|nomPrenom|nomUsage)$/.test(champ),
  )
  const enfants = blocs.filter((bloc) => !adultes.includes(bloc))
  const isOfAdulte = ({ index }: Read): boolean => {
    const lastAdulte = Math.max(-1, ...names.map((one) => one.index).filter((one) => one < index))
    const lastEnfant = Math.max(
      -1,
      ...enfants
        .flatMap(({ colonnes }) => colonnes.map((one) => one.index))
        .filter((one) => one < index),
    )
    return lastAdulte > lastEnfant
  }
  return read.filter((one) => {
    if (one.champ !== 'dateNaissance' && one.champ !== 'sexe') return true
    const others = read.filter((other) => other.champ === one.champ)
    return !isOfAdulte(one) || others.every(isOfAdulte)
  })
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
  const sorted = read.toSorted((a, b) => a.index - b.index)
  return read.map((one) => {
    if (!isPlainContact(one)) return one
    const rang = rangOfContact(one, sorted, rangs, adultes)
    return { ...one, champ: one.champ.replace('responsable1', `responsable${rang}`) as Champ }
  })
}

function rangOfContact(
  contact: Read,
  sorted: readonly Read[],
  rangs: ReadonlySet<string>,
  adultes: readonly Bloc[],
): string {
  const at = sorted.indexOf(contact)
  const before = rangsBeside(sorted.slice(0, at).reverse())
  const numero = numeroOf(contact.texte)
  if (before.length === 1) return before[0] ?? 'autre'
  if (before.length > 1) {
    const wanted = String(numero)
    return before.includes(wanted) ? wanted : 'autre'
  }
  if (contact.champ.endsWith('.lien')) {
    const after = rangsBeside(sorted.slice(at + 1))
    return after.at(-1) ?? 'autre'
  }
  // A number before any adult's name belongs to the only adult of the file, provided that no other number does.
  const [only, ...others] = rangs
  const part = contact.champ.slice(contact.champ.indexOf('.'))
  const hasOwn = sorted.some(
    (one) => one !== contact && one.champ.endsWith(part) && !isPlainContact(one),
  )
  const isBesideOther = sorted.some(
    (one) =>
      one !== contact &&
      isPlainContact(one) &&
      one.champ.endsWith(part) &&
      rangsBeside(sorted.slice(0, sorted.indexOf(one)).reverse()).length > 0,
  )
  return others.length === 0 && !hasOwn && !isBesideOther && adultes.length === 0
    ? (only ?? 'autre')
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
