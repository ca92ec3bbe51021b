import type { GenrePlace, Lieu, Modele, Retouche } from '../../../shared/domain/formulaire.ts'
import { tickedSign } from './docx-controls.ts'
import {
  type Controle,
  type Etendue,
  modeleDe,
  type Paragraphe,
  type Passage,
  type Plume,
  retouche,
} from './flux.ts'

/** A place to write on or to tick, in a line of text. */
export type Trou = {
  readonly debut: number
  readonly fin: number
  readonly genre: GenrePlace
  readonly nom: string
  readonly options: readonly string[]
  readonly lieu: Lieu
  readonly rempli: boolean
}

/** A paragraph as one text: a control is one letter of it (U+FFFC), a tab and a line break too. */
export type LigneLue = { readonly texte: string; readonly trous: readonly Trou[] }

const CONTROLE = '\ufffc'

/** Boxes drawn as letters, with the ticked letter of each. */
const CASES: Readonly<Record<string, string>> = {
  '☐': '☒',
  '□': '☒',
  '▢': '☒',
  '❏': '☒',
  '❐': '☒',
  '❑': '☒',
  '❒': '☒',
  '◻': '☒',
  '⬜': '☒',
  '○': '●',
  '◯': '●',
  '⭘': '●',
}
const COCHEES = /[☑☒■●◉⦿🗹🗷]/u
const BOITES = new RegExp(`[${Object.keys(CASES).join('')}☑☒■●◉⦿🗹🗷]`, 'u')

const TOUTES_BOITES = new RegExp(BOITES.source, 'gu')
const LETTRES = /./gsu

/** Finds the places to fill in a paragraph, in its order. */
export function readLigne({ passages }: Pick<Paragraphe, 'passages'>, plume: Plume): LigneLue {
  let texte = ''
  const debuts = passages.map((passage) => {
    const debut = texte.length
    texte +=
      passage.type === 'texte'
        ? passage.texte
        : passage.type === 'tabulation'
          ? '\t'
          : passage.type === 'saut'
            ? '\n'
            : CONTROLE
    return debut
  })
  if (!mayAsk(texte, passages)) return { texte, trous: [] }
  const ligne: LigneBrute = { texte, passages, debuts, plume }
  const trous = [
    ...controlesOf(ligne),
    ...casesOf(ligne),
    ...crochetsOf(ligne),
    ...blancsOf(ligne),
    ...soulignesOf(ligne),
    ...tabulationsOf(ligne),
  ].sort((a, b) => a.debut - b.debut || b.fin - a.fin)
  const isApart = (trou: Trou, index: number) =>
    trous.every((other, at) => at >= index || other.fin <= trou.debut)
  return { texte, trous: trous.filter(isApart) }
}

/** Signs to write on or to tick; most lines of a form are sentences, which have none. */
const SIGNES = new RegExp(`[|_…‥⋯\\[(]|\\.\\s?\\.|${BOITES.source}`, 'u')

const mayAsk = (texte: string, passages: readonly Passage[]): boolean =>
  SIGNES.test(texte) ||
  passages.some(
    (one) =>
      one.type === 'controle' ||
      one.type === 'tabulation' ||
      (one.type === 'texte' && (one.graphie.signes || one.graphie.souligne)),
  )

type LigneBrute = {
  readonly texte: string
  readonly passages: readonly Passage[]
  readonly debuts: readonly number[]
  readonly plume: Plume
}

/** Where letters of the line stand in the file; null when one of them cannot be written upon. */
function etenduesOf(ligne: LigneBrute, debut: number, fin: number): readonly Etendue[] | null {
  const found: Etendue[] = []
  for (const [index, passage] of ligne.passages.entries()) {
    const at = ligne.debuts[index] ?? 0
    const length = passage.type === 'texte' ? passage.texte.length : 1
    if (at + length <= debut || at >= fin) continue
    if (passage.type !== 'texte' || passage.noeud === null) return null
    found.push({
      noeud: passage.noeud,
      de: Math.max(0, debut - at),
      a: Math.min(length, fin - at),
    })
  }
  return found.length === 0 ? null : found
}

const passageAt = (ligne: LigneBrute, at: number): Passage | undefined =>
  ligne.passages[ligne.debuts.findLastIndex((debut) => debut <= at)]

const aCocher = (
  debut: number,
  fin: number,
  coche: readonly Retouche[],
  rempli: boolean,
): Trou => ({
  debut,
  fin,
  genre: 'case',
  nom: '',
  options: [],
  lieu: { type: 'choix', choix: { coche } },
  rempli,
})

const aEcrire = (debut: number, fin: number, texte: Modele): Trou => ({
  debut,
  fin,
  genre: 'texte',
  nom: '',
  options: [],
  lieu: { type: 'texte', texte },
  rempli: false,
})

function controlesOf({ passages, debuts }: LigneBrute): readonly Trou[] {
  return passages.flatMap((passage, index): readonly Trou[] => {
    if (passage.type !== 'controle') return []
    const debut = debuts[index] ?? 0
    return [{ ...(passage.controle satisfies Controle), debut, fin: debut + 1 }]
  })
}

function casesOf(ligne: LigneBrute): readonly Trou[] {
  const found: Trou[] = []
  const hasSigns = ligne.passages.some((one) => one.type === 'texte' && one.graphie.signes)
  if (!hasSigns && !BOITES.test(ligne.texte)) return found
  // Any letter may be a box in a font of signs; elsewhere, only those that look like one.
  for (const { index: at, 0: letter } of ligne.texte.matchAll(hasSigns ? LETTRES : TOUTES_BOITES)) {
    const passage = passageAt(ligne, at)
    const signs = passage?.type === 'texte' && passage.graphie.signes
    const ticked = signs ? tickedLetter(letter) : CASES[letter]
    const isTicked = !signs && COCHEES.test(letter)
    if (ticked === undefined && !isTicked) continue
    const places = etenduesOf(ligne, at, at + letter.length)
    if (places === null) continue
    found.push(
      aCocher(at, at + letter.length, rewrite(ligne.plume, places, ticked ?? letter), isTicked),
    )
  }
  return found
}

/** Ticked box for a letter of Wingdings that is an empty box; undefined for another letter. */
function tickedLetter(letter: string): string | undefined {
  const code = letter.charCodeAt(0)
  const isPrivate = code >= 0xf000 && code <= 0xf0ff
  const sign = tickedSign((code & 0xff).toString(16).toUpperCase())
  if (sign === undefined) return undefined
  return String.fromCharCode((isPrivate ? 0xf000 : 0) + Number.parseInt(sign, 16))
}

const rewrite = (plume: Plume, places: readonly Etendue[], texte: string): readonly Retouche[] =>
  places.map((place, index) => retouche(plume, place, index === 0 ? texte : ''))

/** Places written « [ ] » and « ( ) ». */
function crochetsOf(ligne: LigneBrute): readonly Trou[] {
  if (!/[[(]/.test(ligne.texte)) return []
  return [...ligne.texte.matchAll(/\[[ \u00a0_.…]{0,5}\]|\([ \u00a0_]{1,5}\)/g)].flatMap(
    (match) => {
      const places = etenduesOf(ligne, match.index, match.index + match[0].length)
      if (places === null) return []
      const ticked = `${match[0][0]}x${match[0].at(-1)}`
      return [
        aCocher(
          match.index,
          match.index + match[0].length,
          rewrite(ligne.plume, places, ticked),
          false,
        ),
      ]
    },
  )
}

const TRACE =
  /[|_.…‥⋯](?:[ \u00a0]?[|_.…‥⋯])*(?:[ \u00a0]?\/[ \u00a0]?[|_.…‥⋯](?:[ \u00a0]?[|_.…‥⋯])*)*/g

/**
 * Places made of dots and lines; not the dots that end a list of words (« (CAP, BEP…) », « etc. »).
 */
function blancsOf(ligne: LigneBrute): readonly Trou[] {
  return [...ligne.texte.matchAll(TRACE)].flatMap((match) => {
    const [trace] = match
    if (!isBlanc(ligne.texte, match.index, match.index + trace.length)) return []
    // « Tél. ____ » and « au ____. » keep their full stop.
    const isAfterWord = trace.startsWith('.') && /\p{L}$/u.test(ligne.texte.slice(0, match.index))
    const [stop = ''] = (isAfterWord && /^\.(?:[ \u00a0](?!\.[ \u00a0])|(?=_))/.exec(trace)) || []
    const debut = match.index + stop.length
    const fin = match.index + trace.length - (/_\.$/.test(trace) ? 1 : 0)
    const blanc = (de: number, a: number): readonly Trou[] => {
      const places = etenduesOf(ligne, de, a)
      return places === null
        ? []
        : [aEcrire(de, a, modeleDe(ligne.plume, places, bordsOf(ligne.texte, de, a)))]
    }
    const [, first = '', bar = ''] = DEUX_BLANCS.exec(ligne.texte.slice(debut, fin)) ?? []
    if (first === '' || deuxLabels(lastWords(ligne.texte.slice(0, debut))) === null)
      return blanc(debut, fin)
    const at = debut + first.length
    return [...blanc(debut, at), ...blanc(at + bar.length, fin)]
  })
}

/** Words after the last blank, tab or line break. */
const lastWords = (before: string): string => before.split(/[\n\t_…]|\.{3}/).at(-1) ?? ''

const DEUX_BLANCS = /^([^/]{3,}?)([ \u00a0]?\/[ \u00a0]?)[^/ ][^/]{2,}$/

/** Labels of two blanks that a bar parts, « Tél. et mail : ___ / ___ »; null for those of one date or of one année. */
export function deuxLabels(before: string): readonly [string, string] | null {
  const [, first = '', second = ''] = DEUX.exec(before) ?? []
  return first === '' || DATES.test(before) ? null : [first, second]
}

const DEUX =
  /^\s*(\p{L}[^:;,/]*?)(?:[ \u00a0]et[ \u00a0]|[ \u00a0]?\/[ \u00a0]?)(\p{L}[^:;,/]*?)\s*:\s*$/u
const DATES = /ann[ée]e|(?<!\p{L})(?:dates?|jours?|mois|p[ée]riodes?)(?!\p{L})/iu

function isBlanc(texte: string, debut: number, fin: number): boolean {
  const trace = texte.slice(debut, fin)
  const lines = trace.split('_').length - 1
  if (lines >= 2) return true
  const dots = [...trace].reduce(
    (sum, one) => sum + (one === '.' ? 1 : one === '‥' ? 2 : /[…⋯]/.test(one) ? 3 : 0),
    0,
  )
  const before = texte.slice(0, debut)
  const after = texte.slice(fin)
  // A single « … » is a place at the end of its line, or after a colon or a tab.
  const isAtEnd =
    /\S\s+$/.test(before) &&
    /^\s*($|[\t\n])/.test(after) &&
    before.split('(').length === before.split(')').length
  return (
    dots >= 5 ||
    (dots >= 3 &&
      !/[\p{L}\p{N}]$|\betc\s*$/iu.test(before) &&
      !/^\s*[)\]]/.test(after) &&
      (isAtEnd || /[:\t]\s*$/.test(before)))
  )
}

/** Spaces to add where the text would touch its neighbours. */
const bordsOf = (texte: string, debut: number, fin: number) => ({
  avant: /[\p{L}\p{N}:?;,)°.]$/u.test(texte.slice(0, debut)) ? ' ' : '',
  apres: /^[\p{L}\p{N}(]/u.test(texte.slice(fin)) ? ' ' : '',
})

/** Places made of underlined spaces. */
function soulignesOf(ligne: LigneBrute): readonly Trou[] {
  const found: Trou[] = []
  if (!ligne.passages.some((one) => one.type === 'texte' && one.graphie.souligne)) return found
  for (let index = 0; index < ligne.passages.length; index++) {
    const isLine = (passage: Passage | undefined) =>
      passage?.type === 'texte' &&
      passage.graphie.souligne &&
      passage.noeud !== null &&
      /^[\s\u2000-\u200a]+$/.test(passage.texte)
    if (!isLine(ligne.passages[index])) continue
    const debut = ligne.debuts[index] ?? 0
    let last = index
    while (isLine(ligne.passages[last + 1])) last++
    const passage = ligne.passages[last]
    const fin = (ligne.debuts[last] ?? 0) + (passage?.type === 'texte' ? passage.texte.length : 0)
    index = last
    if (fin - debut < 3) continue
    const places = etenduesOf(ligne, debut, fin)
    if (places !== null)
      found.push(aEcrire(debut, fin, modeleDe(ligne.plume, places, { avant: ' ', apres: ' ' })))
  }
  return found
}

/** Places made of tabs that draw dots or a line, except in a table of contents. */
function tabulationsOf({ passages, debuts, texte }: LigneBrute): readonly Trou[] {
  return passages.flatMap((passage, index): readonly Trou[] => {
    if (passage.type !== 'tabulation' || !passage.points) return []
    const debut = debuts[index] ?? 0
    const before = texte.slice(0, debut)
    if (/\t$/.test(before) && passages[index - 1]?.type === 'tabulation') return []
    if (/^\s*\d{1,3}\s*$/.test(texte.slice(debut + 1))) return []
    if (!/[\p{L}\p{N}]/u.test(before) && !/\S/.test(texte.slice(debut + 1)) && before !== '')
      return []
    return [aEcrire(debut, debut + 1, passage.modele)]
  })
}
