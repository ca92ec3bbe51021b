import { extractText } from 'unpdf'
import { toPrint } from '../../main/documents/page/print-page.ts'
import type { DocumentEnPages } from '../../shared/domain/page.ts'
import { createPrintedPage } from '../shell/electron/printed-page.ts'
import { docxPart } from './docx-outline.ts'

/** Prints a laid-out document as the stand-in's Chromium does. */
export async function printed(page: DocumentEnPages): Promise<Uint8Array> {
  const { html, entete, pied, mesures } = toPrint(page)
  const window = createPrintedPage()
  const inches = (points: number) => points / 72
  const { haut, droite, bas, gauche } = mesures.marges
  await window.loadURL(
    `data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`,
  )
  return window.webContents.printToPDF({
    pageSize: { width: inches(mesures.largeur), height: inches(mesures.hauteur) },
    margins: {
      top: inches(haut),
      right: inches(droite),
      bottom: inches(bas),
      left: inches(gauche),
    },
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: entete,
    footerTemplate: pied,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
}

/** Letters of a text without spaces: programs differ on the spaces at the end of a line. */
export const letters = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\u00a0\u202f\u2007\u2008\u200b]+/g, '')

/** The letters of a Word document. */
export const docxLetters = (docx: Uint8Array): string => letters(docxText(docx))

/** Text of a Word document. */
export function docxText(docx: Uint8Array): string {
  const texts = docxPart(docx, 'word/document.xml').matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)
  return unescaped([...texts].map(([, text]) => text).join(' '))
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** The letters of a laid-out document. */
export const htmlLetters = (html: string): string =>
  letters(unescaped(html.replace(/<svg.*?<\/svg>/gs, '').replace(/<[^>]*>/g, ' ')))

/** First place where two texts differ, as an excerpt of each; null when they are the same. */
export function firstDifference(a: string, b: string): readonly [string, string] | null {
  if (a === b) return null
  let at = 0
  while (a[at] === b[at]) at += 1
  return [a.slice(at, at + 40), b.slice(at, at + 40)]
}

/** The text of each page of a PDF. */
export async function pdfPages(pdf: Uint8Array): Promise<readonly string[]> {
  const { text } = await extractText(new Uint8Array(pdf), { mergePages: false })
  return text
}
