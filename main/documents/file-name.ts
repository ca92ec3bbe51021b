import { cleanText } from '../../shared/clean-text.ts'

/** Windows opens a device under these names, whatever their extension and case. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])$/i

/** Characters that Windows refuses, and the invisible ones that turn a name around to hide its extension. */
const ILLEGAL = /[<>:"/\\|?*\t\n\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g

/** Longest name without its extension: leaves room for a folder in the 260 characters of a Windows path. */
const MAX_STEM_LENGTH = 120
/** Longest name in bytes: Linux counts 255; an accent makes two, an emoji four. */
const MAX_STEM_BYTES = 200

/**
 * A file name that every system takes, from any text: `fileName('Bilan CLAS 2021-2022 - action 1', '.docx')`.
 * Accents stay; what a system refuses becomes a dash.
 */
export function fileName(stem: string, extension: `.${string}`): string {
  const legal = cleanText(stem).replace(ILLEGAL, '-').replace(/\s+/g, ' ')
  const short = trimEnds(shortened(trimEnds(legal)))
  if (short === '') return `Document${extension}`
  // « nul.docx » is a device, and so is « nul.2022.docx »: only the part before the first dot counts.
  const isReserved = RESERVED.test(short.split('.')[0]?.trimEnd() ?? '')
  return `${isReserved ? `_${short}` : short}${extension}`
}

/** Trims last dots and spaces, which Windows drops, and first dots, which hide a file elsewhere. */
function trimEnds(name: string): string {
  return name.replace(/^[\s.-]+|[\s.-]+$/g, '')
}

/** Cuts a name at a whole visible character: never in the middle of an emoji or an accent. */
function shortened(name: string): string {
  let kept = ''
  let bytes = 0
  for (const { segment } of new Intl.Segmenter('fr', { granularity: 'grapheme' }).segment(name)) {
    bytes += new TextEncoder().encode(segment).length
    if (bytes > MAX_STEM_BYTES || kept.length + segment.length > MAX_STEM_LENGTH) break
    kept += segment
  }
  return kept
}
