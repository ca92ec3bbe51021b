import type { Document } from 'docx'
import { type BilanRempli, sectionsOf } from '../../../shared/domain/bilan.ts'
import { champsOfSection } from '../../../shared/domain/trame.ts'
import { separated } from '../word/blocks.ts'
import { type LogoImage, logoBlocks } from '../word/logo.ts'
import { packDocument, wordDocument } from '../word/pack.ts'
import { oneLine } from '../word/text.ts'
import { brouillonBlocks } from './brouillon.ts'
import { footerOf, headerOf, subtitleOf, titleBlocks } from './head.ts'
import { sectionBlocks } from './sections.ts'

type BilanDocxOptions = {
  /** Date of the document's creation and change. */
  readonly date: Date
  /** Author of the document: the structure, or the person of reference. */
  readonly author: string
  /** Files that go with the form, in words: listed under the note that asks for them. */
  readonly piecesJointes?: readonly string[]
  readonly logo?: LogoImage | null
}

/**
 * The filled form as the bytes of a .docx. Pure: equal bilan and options give equal bytes; no query, no
 * clock, no file. A code of the trame without a champ is a bug, and throws.
 */
export function buildBilanDocx(bilan: BilanRempli, options: BilanDocxOptions): Uint8Array {
  return packDocument(
    buildBilanDocument(bilan, oneLine(options.author), options.piecesJointes, options.logo),
    options.date,
  )
}

/** The filled form as docx's own objects, before they are packed: a document is packed once. */
export function buildBilanDocument(
  bilan: BilanRempli,
  author: string,
  piecesJointes: readonly string[] = [],
  logo: LogoImage | null = null,
): Document {
  const printed = blankedOf(bilan)
  return wordDocument({
    title: `${oneLine(bilan.trame.title)} – ${subtitleOf(bilan)}`,
    subject: bilan.trame.wording.action.replaceAll('{numero}', oneLine(bilan.action.numero)),
    author,
    header: headerOf(bilan),
    footer: footerOf(bilan),
    children: [
      ...logoBlocks(logo),
      ...titleBlocks(bilan),
      ...brouillonBlocks(bilan),
      ...separated(
        bilan.trame.sections.flatMap((section) => sectionBlocks(printed, section, piecesJointes)),
      ),
    ],
  })
}

const BLANK = { valeur: null, valeurCalculee: null, origine: 'vide', raison: null } as const

/**
 * The bilan with its irrelevant sections blanked: the form prints every section, those that do not concern the
 * action (a bonification not notified) without answers.
 */
function blankedOf(bilan: BilanRempli): BilanRempli {
  const concerned = new Set(sectionsOf(bilan))
  const blank = bilan.trame.sections
    .filter((section) => !concerned.has(section))
    .flatMap(champsOfSection)
    .map(({ code }) => [code, BLANK] as const)
  return { ...bilan, champs: { ...bilan.champs, ...Object.fromEntries(blank) } }
}
