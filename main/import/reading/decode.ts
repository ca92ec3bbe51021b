import type { Encodage } from '../../../shared/domain/import-orientation.ts'

/** A text file decoded, with facts about the decoding that a person should know. */
export type TexteDecode = {
  readonly encodage: Encodage
  readonly text: string
  /** Bytes invalid in an otherwise UTF-8 file: each was read alone, as Windows-1252. */
  readonly octetsRepris: number
  /** True when the accents were broken in the file itself (« Ã© » for « é ») and were put right. */
  readonly estReparee: boolean
}

/**
 * Decodes a text file: byte order mark, else UTF-8, else the one-byte encoding under which the text looks
 * most like French names. No library: those that detect encodings count frequencies over kilobytes of prose
 * and know neither MacRoman nor CP850, when a class list holds ten accented letters in all. Node decodes
 * everything but CP850, whose table is below.
 */
export function decodeText(bytes: Uint8Array): TexteDecode {
  const wide = utf16Of(bytes)
  if (wide !== null) return withBrokenAccents(wide, decodeAs(wide, bytes), 0)
  const utf8 = decodeUtf8(bytes)
  if (utf8 !== null) return withBrokenAccents('utf-8', utf8.text, utf8.octetsRepris)
  const sample = bytes.subarray(0, SAMPLE)
  const [best] = ONE_BYTE.map((encodage) => ({
    encodage,
    score: frenchness(decodeAs(encodage, sample)),
  })).sort((a, b) => b.score - a.score)
  const encodage = best?.encodage ?? 'windows-1252'
  return { encodage, text: decodeAs(encodage, bytes), octetsRepris: 0, estReparee: false }
}

/** Bytes looked at to choose the encoding: a thousand pupils; more would tell no more. */
const SAMPLE = 1024 * 1024

/** Encodings that French school software writes, most frequent first; the first wins among equals. */
const ONE_BYTE = ['windows-1252', 'iso-8859-15', 'macintosh', 'cp850'] as const

type Utf16 = 'utf-16le' | 'utf-16be'

/** Kind of UTF-16, by its mark, else by its zeros; null for another text. */
export function utf16Of(bytes: Uint8Array): Utf16 | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return unmarkedUtf16(bytes)
}

const UTF16_SAMPLE = 400

/** Kind of UTF-16 without a mark: every other byte of a text in Latin letters is zero; null for another text. */
function unmarkedUtf16(bytes: Uint8Array): Utf16 | null {
  const sample = bytes.subarray(0, UTF16_SAMPLE)
  const half = Math.floor(sample.length / 2)
  const zeros = (parity: number): number =>
    sample.filter((byte, index) => byte === 0 && index % 2 === parity).length
  if (half < 4) return null
  // A picture holds zeros too, but text has no other control character.
  if (sample.some((byte) => byte > 0 && byte < 32 && (byte < 9 || byte > 13))) return null
  if (zeros(1) > half * 0.8 && zeros(0) < half * 0.1) return 'utf-16le'
  return zeros(0) > half * 0.8 && zeros(1) < half * 0.1 ? 'utf-16be' : null
}

/** Text of bytes in a known encoding. */
export const decodeAs = (encodage: Encodage, bytes: Uint8Array): string =>
  encodage === 'cp850' ? decodeCp850(bytes) : decodeOnce(encodage, bytes)

const decodeOnce = (encodage: Encodage, bytes: Uint8Array): string =>
  new TextDecoder(encodage).decode(bytes)

/** Characters 128 to 255 of CP850, in which DOS software and its exports still write. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

const decodeCp850 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) =>
    byte < 128 ? String.fromCharCode(byte) : (CP850[byte - 128] ?? '\ufffd'),
  ).join('')

/**
 * Text in UTF-8, strict or with few wrong bytes; null when too many are wrong: the file is in another encoding. A
 * wrong byte comes from a line typed or pasted by other software, and is read as Windows-1252.
 */
function decodeUtf8(
  bytes: Uint8Array,
): { readonly text: string; readonly octetsRepris: number } | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text, octetsRepris: 0 }
  } catch {
    return decodeMostlyUtf8(bytes)
  }
}

function decodeMostlyUtf8(
  bytes: Uint8Array,
): { readonly text: string; readonly octetsRepris: number } | null {
  const parts: string[] = []
  let right = 0
  let wrong = 0
  let start = 0
  const flush = (end: number): void => {
    if (end > start) parts.push(new TextDecoder('utf-8').decode(bytes.subarray(start, end)))
  }
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at)
    if (length > 1) right++
    if (length > 0) {
      at += length
      continue
    }
    wrong++
    flush(at)
    parts.push(decodeOnce('windows-1252', bytes.subarray(at, at + 1)))
    at += 1
    start = at
  }
  flush(bytes.length)
  return right > wrong ? { text: parts.join(''), octetsRepris: wrong } : null
}

/** Length of the UTF-8 character that starts there; 0 when none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  for (let index = 1; index < length; index++) {
    if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0
  }
  return length
}

const FRENCH = /[éèêëàâäîïôöûüùçœæÿñ]/iu
const OTHER_LATIN = /[áåãìíòóõúýšžøłčćğışßćńřů]/iu
const LETTER = /\p{L}/u
/** Signs that stand between or beside letters in a list: quotation marks, apostrophes, dashes, « n° », « 6° ». */
const SIGN = /[’‘“”«»–—…°ºª€\u00a0\u202f²]/u

const GOOD = 3
const PLAUSIBLE = 1
const BAD = -4

/** Characters looked at: scanning the file of a whole town would cost more than reading it. */
const LOOKED_AT = 4_000

/** Score of a decoding: how much its characters above ASCII look like those of French names, in their words. */
function frenchness(text: string): number {
  let score = 0
  let seen = 0
  for (const { 0: character, index } of text.matchAll(/[^\p{ASCII}]/gu)) {
    if (++seen > LOOKED_AT) break
    score += likelihood(character, text[index - 1] ?? ' ', text[index + 1] ?? ' ')
  }
  return score
}

function likelihood(character: string, before: string, after: string): number {
  if (SIGN.test(character)) {
    // A quotation mark or a degree sign inside a word is a letter decoded wrong; an apostrophe is not.
    const isInside = LETTER.test(before) && LETTER.test(after)
    return isInside && !/[’‘]/.test(character) ? BAD : 0
  }
  if (!LETTER.test(character)) return BAD
  if (breaksCase(character, before, after)) return BAD
  if (FRENCH.test(character)) return GOOD
  return OTHER_LATIN.test(character) ? PLAUSIBLE : BAD
}

const isUpper = (text: string): boolean => /\p{Lu}/u.test(text)
const isLower = (text: string): boolean => /\p{Ll}/u.test(text)

/** « BéRANGèRE », « LoÉc »: no one writes a capital inside small letters, nor the reverse. */
const breaksCase = (character: string, before: string, after: string): boolean =>
  isLower(character) ? isUpper(before) && isUpper(after) : isUpper(character) && isLower(before)

/** Pattern of « Ã© », « Å“ »: a UTF-8 character whose bytes were each taken for one of Windows-1252. */
const TAIL =
  '[\\u0080-\\u00bf\\u0152\\u0153\\u0160\\u0161\\u0178\\u017d\\u017e\\u0192\\u02c6\\u02dc\\u2013-\\u203a\\u20ac\\u2122]'
const BROKEN = new RegExp(`[\\u00c2-\\u00df]${TAIL}|[\\u00e0-\\u00ef]${TAIL}{2}`, 'g')

/**
 * Repairs the accents of a file that was already broken when saved: such pairs of signs stand in no French word.
 */
function withBrokenAccents(encodage: Encodage, text: string, octetsRepris: number): TexteDecode {
  const asIs = { encodage, text, octetsRepris, estReparee: false }
  const broken = text.match(BROKEN)?.length ?? 0
  if (broken === 0) return asIs
  const repaired = text.replace(BROKEN, repairOne)
  return frenchness(repaired) > frenchness(text)
    ? { ...asIs, text: repaired, estReparee: true }
    : asIs
}

/** Windows-1252 of the characters that stand at 128 to 159, by code point. */
const BYTES_1252 = new Map(
  Array.from({ length: 32 }, (_, index) => [
    decodeOnce('windows-1252', Uint8Array.of(128 + index)),
    128 + index,
  ]),
)

function repairOne(pair: string): string {
  const bytes = Uint8Array.from(pair, (one) => BYTES_1252.get(one) ?? one.charCodeAt(0))
  const decoded = new TextDecoder('utf-8').decode(bytes)
  return decoded.includes('\ufffd') ? pair : decoded
}
