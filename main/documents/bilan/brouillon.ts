import { AlignmentType, Paragraph, TextRun } from 'docx'
import { type BilanRempli, resteAConfirmer } from '../../../shared/domain/bilan.ts'
import { champsOfSection } from '../../../shared/domain/trame.ts'
import { formatCount } from '../../../shared/format.ts'
import { champOf } from '../../../shared/texts/valeurs.ts'
import { type Block, bullet, text } from '../word/blocks.ts'
import { STYLE } from '../word/styles.ts'
import { wording } from '../word/text.ts'

/** « BROUILLON – 12 réponses à confirmer, 2 raisons à écrire », at the head of each page; null when the bilan is ready. */
export function brouillonHeader(bilan: BilanRempli): Paragraph | null {
  const reste = resteAConfirmer(bilan)
  if (reste.length === 0) return null
  const confirm = reste.reduce((sum, { aConfirmer }) => sum + aConfirmer.length, 0)
  const write = reste.reduce((sum, { sansRaison }) => sum + sansRaison.length, 0)
  const parts = [
    ...(confirm === 0 ? [] : [`${formatCount(confirm, 'réponse')} à confirmer`]),
    ...(write === 0 ? [] : [`${formatCount(write, 'raison')} à écrire`]),
  ]
  return new Paragraph({
    style: STYLE.draft,
    alignment: AlignmentType.CENTER,
    children: [new TextRun(`BROUILLON – ${parts.join(', ')}`)],
  })
}

/** Answers still missing before the form can be sent, section by section; empty when it is ready. */
export function brouillonBlocks(bilan: BilanRempli): readonly Block[] {
  const reste = resteAConfirmer(bilan)
  if (reste.length === 0) return []
  const items = reste.flatMap(({ section, aConfirmer, sansRaison }) => {
    const labels = new Map(champsOfSection(section).map(({ code, label }) => [code, label]))
    const part = section.subheading ?? section.heading ?? bilan.trame.title
    const told = (codes: readonly string[], what: string, several: string) => {
      const [first] = codes
      if (first === undefined) return []
      // A whole list is named by its heading; one question by its own words.
      return codes.length === 1
        ? [`${part} : « ${labels.get(first)} » – ${what}`]
        : [`${part} : ${codes.length} ${several}`]
    }
    // A question that misses both its answer and its reason is named once.
    const both = sansRaison.filter((code) => aConfirmer.includes(code))
    const only = (codes: readonly string[]) => codes.filter((code) => !both.includes(code))
    return [
      ...told(only(aConfirmer), 'réponse à confirmer', 'réponses à confirmer'),
      ...told(
        both,
        'réponse à confirmer, raison à écrire',
        'réponses à confirmer, avec leurs raisons',
      ),
      ...told(only(sansRaison), 'raison à écrire', 'raisons à écrire'),
    ]
  })
  return [
    text(
      wording('Ce document est un brouillon : ne l’envoyez pas encore. Il reste :'),
      STYLE.draft,
    ),
    ...items.map((item) => bullet(wording(item), STYLE.note)),
  ]
}

/** The mark of an answer that is only proposed, after its question; nothing for the others. */
export function brouillonMark(bilan: BilanRempli, code: string): readonly TextRun[] {
  if (champOf(bilan, code).origine !== 'proposee') return []
  return [new TextRun({ text: ' (proposé, à confirmer)', style: STYLE.draftMark })]
}
