import { AlignmentType, Paragraph, TextRun } from 'docx'
import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import { brouillonOf, champOf } from '../../../shared/texts/valeurs.ts'
import { type Block, bullet, text } from '../word/blocks.ts'
import { wording } from '../word/text.ts'
import { STYLE } from '../word/theme.ts'

/** « BROUILLON – 12 réponses à confirmer, 2 raisons à écrire », at the head of each page; null when the bilan is ready. */
export function brouillonHeader(bilan: BilanRempli): Paragraph | null {
  const brouillon = brouillonOf(bilan)
  if (brouillon === null) return null
  return new Paragraph({
    style: STYLE.draft,
    alignment: AlignmentType.CENTER,
    children: [new TextRun(brouillon.titre)],
  })
}

/** Answers still missing before the form can be sent, section by section; empty when it is ready. */
export function brouillonBlocks(bilan: BilanRempli): readonly Block[] {
  const brouillon = brouillonOf(bilan)
  if (brouillon === null) return []
  return [
    text(
      wording('Ce document est un brouillon : ne l’envoyez pas encore. Il reste :'),
      STYLE.draft,
    ),
    ...brouillon.reste.map((item) => bullet(wording(item), STYLE.note)),
  ]
}

/** The mark of an answer that is only proposed, after its question; nothing for the others. */
export function brouillonMark(bilan: BilanRempli, code: string): readonly TextRun[] {
  if (champOf(bilan, code).origine !== 'proposee') return []
  return [new TextRun({ text: ' (proposé, à confirmer)', style: STYLE.draftMark })]
}
