import type { IsoDate } from '../dates.ts'
import { formatDate, formatPersonne } from '../format.ts'
import { clePersonne, normalizeNom } from './nom.ts'

/** Kinds of person whose data can be read or erased. */
export const GENRES_PERSONNE = ['enfant', 'famille', 'intervenant'] as const
type GenrePersonne = (typeof GENRES_PERSONNE)[number]
export type Personne = { readonly genre: GenrePersonne; readonly id: string }

/** A person to choose in a list. */
export type PersonneBreve = Personne & { readonly label: string }

/** One record as a reader sees it: French names, plain values. */
export type LigneDonnees = Readonly<Record<string, string | number | null>>

/** Readable text of a value: dates the French way, a dash for null. */
export function texteDonnee(value: LigneDonnees[string]): string {
  if (value === null || value === '') return '–'
  const text = String(value)
  const day = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}).*)?$/.exec(text)
  return day?.[1] === undefined ? text : formatDate(day[1])
}

/** First day of this summer's yearly review, in July and August; null the rest of the year. */
export function debutDeRevue(today: IsoDate): IsoDate | null {
  const summer = today.slice(0, 4)
  return today >= `${summer}-07-01` && today <= `${summer}-08-31` ? `${summer}-07-01` : null
}

/** All the data held on a person, part by part, as on a page. */
export type DonneesPersonne = {
  readonly titre: string
  /** The day that the record lost its name; null while it has one. */
  readonly anonymiseLe: string | null
  readonly parties: readonly { readonly titre: string; readonly lignes: readonly LigneDonnees[] }[]
}

/** Preview of an erasure: French sentences. */
export type ApercuEffacement = {
  /** Names of the enfants whose records lose them. */
  readonly enfants: readonly string[]
  /** How many familles lose their adults. */
  readonly familles: number
  readonly effets: readonly string[]
  /** Traces left for the user to destroy: French sentences. */
  readonly restes: readonly string[]
}

/** Report of an erasure, counts by kind. */
export type Effacement = {
  readonly enfants: number
  readonly intervenants: number
  /** Number of lines of the journal that can no longer be undone. */
  readonly operations: number
  readonly brouillons: number
  /** Number of texts in other records that named the person. */
  readonly textes: number
  /** Names of the copies that were rewritten. */
  readonly sauvegardes: readonly string[]
  /** Traces left for the user to destroy: French sentences. */
  readonly restes: readonly string[]
}

/** Records chosen to lose their names, by kind. */
export type PersonnesChoisies = {
  readonly enfants: readonly string[]
  readonly intervenants: readonly string[]
  readonly familles: readonly string[]
  /** Orientations of children without a record. */
  readonly orientations: readonly string[]
}

/** Report of an anonymisation: records that lost their name, and other texts changed. */
export type Anonymisation = {
  readonly enfants: number
  readonly intervenants: number
  readonly familles: number
  readonly orientations: number
  readonly textes: number
}

/** Named records without contact for long, proposed by the yearly review. */
export type RevueAnnuelle = {
  /** Years without contact after which a record is proposed. */
  readonly annees: number
  readonly avant: string
  /** The day that the last review was done; null: never. */
  readonly faiteLe: string | null
  readonly lignes: readonly {
    readonly genre: GenrePersonne | 'orientation'
    readonly id: string
    readonly label: string
    /** Day of the last contact; null where no record is dated: the coordinator judges. */
    readonly dernierContact: string | null
  }[]
}

/** Names found in a text that the Caf will read: the place of the text, and the names as written. */
export type NomsLus = {
  readonly ou: string
  readonly code: string
  readonly noms: readonly string[]
}

/** Text that replaces a mention of an erased person. */
const TEXTE_EFFACE = '[anonymisé]'

/** Name given to an anonymised record: one that no file or search could bring. */
export const NOM_ANONYME = { enfant: 'Enfant anonymisé', intervenant: 'Intervenant anonymisé' }
export const prenomAnonyme = (rang: number): string => `n° ${rang}`

/** Marks by which a text names a person. */
export type Marques = {
  readonly noms: readonly { readonly nom: string; readonly prenom: string }[]
  /** First names that no other person has. */
  readonly prenoms: readonly string[]
  /** Phones and mails that no other person has. */
  readonly coordonnees: readonly string[]
}

const SEPARATORS = "[\\s.,;:_’'-]"

/*
 * Names are looked for in texts whose accents stand apart from their letters (NFD): « é » is « e » and a mark. A name is
 * found whatever the accents typed, of any language: « Ayse » and « Ayşe », « Kaminska » and « Kamińska ».
 */

const LETTER = '[\\p{L}\\p{M}\\p{N}]'

/** Words in small letters, without accents nor signs; the « ı » of « Yılmaz » is an « i ». */
const plainWords = (words: string): readonly string[] =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Pattern of plain letters, whatever their accents. */
const withAccents = (letters: string): string =>
  [...letters].map((letter) => `${letter === 'i' ? '[iı]' : letter}[\\u0300-\\u036f]*`).join('')

/** Pattern of words as they may be typed: capitals and accents aside, any sign between words. */
const patternOf = (words: string): string =>
  plainWords(words).map(withAccents).join(`${SEPARATORS}+`)

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** Pattern of a mail, or of a phone with any separators between its digits. */
const patternOfCoordonnee = (text: string): string =>
  text.includes('@') ? escapeText(text) : [...digitsOf(text)].join('[\\s.-]*')

const PHONE_DIGITS = 6
const PRENOM_LETTERS = 3

/**
 * Returns a function that removes mentions of a person from a text: whole names, phones and mails; in free texts, a first name
 * alone too.
 */
export function createEffaceur({ noms, prenoms, coordonnees }: Marques) {
  const whole = noms.flatMap(({ nom, prenom }) => {
    const [first, last] = [patternOf(prenom), patternOf(nom)]
    // A single word, « Mamie », is no name to search texts for.
    if (first === '' || last === '') return [first + last].filter((one) => one.includes(SEPARATORS))
    return [`${first}${SEPARATORS}+${last}`, `${last}${SEPARATORS}+${first}`]
  })
  const reach = coordonnees
    .filter((one) => one.includes('@') || digitsOf(one).length >= PHONE_DIGITS)
    .map(patternOfCoordonnee)
  const everywhere = alternatives([...whole, ...reach], 'giu')
  // Capital required: « Rose » is a name, « rose » a colour.
  const alone = alternatives(
    prenoms
      .filter((prenom) => prenom.length >= PRENOM_LETTERS && plainWords(prenom).length > 0)
      .flatMap((prenom) => [escapeText(prenom), patternByCapitals(prenom)]),
    'gu',
  )
  return (text: string, isFree: boolean): string => {
    const found = text.normalize('NFD')
    const without = everywhere === null ? found : found.replace(everywhere, TEXTE_EFFACE)
    const rest = isFree && alone !== null ? without.replace(alone, TEXTE_EFFACE) : without
    return rest === found ? text : rest.normalize('NFC')
  }
}

/** Whether an id, which a dossier may make of words, holds the name or the first name of one of these people: « amrani-ines ». */
export function isNamedAfter(people: Marques['noms']): (id: string) => boolean {
  const wordsOf = (text: string) => normalizeNom(text).split(' ')
  const names = people
    .flatMap(({ nom, prenom }) => [nom, prenom])
    .map((name) => wordsOf(name).join(''))
    .filter((name) => name !== '')
  return (id) => {
    const words = wordsOf(id)
    const whole = words.join('')
    return names.some((name) =>
      name.length < PRENOM_LETTERS ? words.includes(name) : whole.includes(name),
    )
  }
}

const escapeText = (text: string): string =>
  text.normalize('NFD').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function alternatives(patterns: readonly string[], flags: string): RegExp | null {
  if (patterns.length === 0) return null
  return new RegExp(`(?<!${LETTER})(?:${patterns.join('|')})(?!${LETTER})`, flags)
}

/** Marks of some people, without the marks that other people share. */
export function marquesOf(
  own: readonly PersonneNommee[],
  others: readonly PersonneNommee[],
): Marques {
  const names = new Set(others.map(clePersonne))
  const plain = (prenom: string) => plainWords(prenom).join(' ')
  const prenoms = new Set(others.map(({ prenom }) => plain(prenom)))
  const reach = new Set(others.flatMap(({ coordonnees }) => coordonnees.map(keyOfCoordonnee)))
  return {
    noms: own.filter((one) => formatPersonne(one) !== '' && !names.has(clePersonne(one))),
    prenoms: own
      .map(({ prenom }) => prenom)
      .filter((prenom) => prenom !== '' && !prenoms.has(plain(prenom))),
    coordonnees: own
      .flatMap(({ coordonnees }) => coordonnees)
      .filter((one) => !reach.has(keyOfCoordonnee(one))),
  }
}

export type PersonneNommee = {
  readonly nom: string
  readonly prenom: string
  readonly coordonnees: readonly string[]
}

const keyOfCoordonnee = (text: string): string =>
  text.includes('@') ? text.toLowerCase() : digitsOf(text)

const escapeWords = (words: string): string =>
  words
    .split(/[\s-]+/)
    .map(escapeText)
    .join('[\\s-]+')

/** Family names that are ordinary words too: « Petit à petit » names nobody. */
const MOTS_ORDINAIRES =
  /^(?:petit|petite|grand|grande|gros|bon|bonne|jeune|vieux|long|court|fort|doux|sage|riche|gentil|joly|blanc|noir|roux|rousse|brun|rouge|rose|vert|premier|dernier|seul|tout|tous|juste|clair|beau|belle|bel|merci|bonjour|noel|fontaine|maison|place|page|mai|janvier|avril|lundi|jeudi|samedi)$/

const INSIDE_SENTENCE = "(?<=[\\p{L}\\p{M}\\p{N},)»][ \\u00a0]|[’'-])"
/** A word with a capital inside a sentence, to which the next one belongs: « Victor Hugo » is somebody else. */
const OF_ANOTHER = `${INSIDE_SENTENCE}(?!(?:Mme|Mlle|Mr|Madame|Monsieur|Mademoiselle) )\\p{Lu}\\p{M}*\\p{Ll}[\\p{Ll}\\p{M}]*[ \\u00a0]`
const NOT_BEFORE = `(?<!${LETTER}|\\p{L}\\p{M}*-|${OF_ANOTHER})`
/** « Jules Verne » and « Jules-Ferry » are somebody else, or a place. */
const NOT_AFTER = `(?!${LETTER}|-\\p{L}|[ \\u00a0]\\p{Lu}\\p{M}*\\p{Ll})`

/** Pattern of a name by its capitals, « Zoé », « Zoe », « ZOÉ » or its own, « LouAnn », and of its words by any sign: « Anne Laure ». */
function patternByCapitals(name: string, { inCapitals = true } = {}): string {
  const words = plainWords(name)
  const capitalised = words.map(([first = '', ...rest]) => [first.toUpperCase(), ...rest].join(''))
  const forms = [capitalised, ...(inCapitals ? [words.map((word) => word.toUpperCase())] : [])]
  const isMixed = /\p{Lu}/u.test(name) && /\p{Ll}/u.test(name)
  const patterns = forms.map((form) => form.map(withAccents).join(`${SEPARATORS}+`))
  return `(?:${[...patterns, ...(isMixed ? [escapeWords(name)] : [])].join('|')})`
}

/**
 * Returns a function that finds people's names in a text, each as written there: a whole name in any order and writing, a first
 * name or a family name alone with its capital, a family name after « M. », « Mme » or « famille ». `proper` are names of no
 * person (schools, partners, the structure): « collège Lucie-Aubrac » names nobody.
 */
export function createChercheurNoms(
  personnes: readonly { readonly nom: string; readonly prenom: string }[],
  proper: readonly string[] = [],
) {
  const known = personnes.map(({ nom, prenom }) => ({
    nom,
    prenom,
    words: [plainWords(nom), plainWords(prenom)].filter((words) => words.length > 0),
  }))
  const places = alternatives(
    proper.filter((name) => name.trim().length >= PRENOM_LETTERS).map(escapeWords),
    'giu',
  )
  return (text: string): readonly string[] => {
    const decomposed = text.normalize('NFD')
    const words = new Set(plainWords(decomposed))
    // Patterns of the few whose words are there: those of a whole town would take seconds on a page.
    const candidates = known.filter((one) =>
      one.words.some((name) => name.every((word) => words.has(word))),
    )
    if (candidates.length === 0) return []
    const said: string[] = []
    let rest = places === null ? decomposed : decomposed.replace(places, '·')
    for (const pattern of patternsOfNames(candidates)) {
      if (pattern === null) continue
      said.push(...(rest.match(pattern) ?? []))
      rest = rest.replace(pattern, '·')
    }
    return [...new Set(said.map((name) => name.normalize('NFC')))]
  }
}

/** Patterns of whole names, of family names after a title, then of a name alone. */
function patternsOfNames(
  personnes: readonly { readonly nom: string; readonly prenom: string }[],
): readonly (RegExp | null)[] {
  const whole = personnes.flatMap(({ nom, prenom }) => {
    const [first, last] = [patternOf(prenom), patternOf(nom)]
    return first === '' || last === ''
      ? []
      : [`${first}${SEPARATORS}+${last}`, `${last}${SEPARATORS}+${first}`]
  })
  const namesOf = (key: 'nom' | 'prenom') =>
    [...new Set(personnes.map((personne) => personne[key]))].filter(
      (name) => name.length >= PRENOM_LETTERS && plainWords(name).length > 0,
    )
  const [prenoms, noms] = [namesOf('prenom'), namesOf('nom')]
  const titled = noms.map(
    (nom) => `(?:m\\.|mr|mme|mlle|monsieur|madame|familles?) +(?:${patternOf(nom)})`,
  )
  const alone = [
    ...prenoms.map((prenom) => patternByCapitals(prenom)),
    ...noms.map((nom) =>
      MOTS_ORDINAIRES.test(plainWords(nom).join(' '))
        ? `${INSIDE_SENTENCE}${patternByCapitals(nom, { inCapitals: false })}`
        : patternByCapitals(nom),
    ),
  ]
  return [
    alternatives([...new Set(whole)], 'giu'),
    alternatives(titled, 'giu'),
    alone.length === 0 ? null : new RegExp(`${NOT_BEFORE}(?:${alone.join('|')})${NOT_AFTER}`, 'gu'),
  ]
}
