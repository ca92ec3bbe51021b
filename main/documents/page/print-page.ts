import type { DocumentEnPages, MesuresPage } from '../../../shared/domain/page.ts'

/** Input of a printer of HTML: a whole page, and the header and footer repeated on each sheet. */
export type PageAImprimer = {
  readonly html: string
  readonly entete: string
  readonly pied: string
  readonly mesures: MesuresPage
}

/** A laid-out document as Chromium prints it. */
export function toPrint({
  titre,
  css,
  corps,
  entete,
  pied,
  mesures,
}: DocumentEnPages): PageAImprimer {
  const { gauche, droite, entete: top, pied: bottom } = mesures.marges
  // Chromium gives the margins a padding of its own, and a size of text too small to read.
  const margin = (content: string, room: string) =>
    `<style>#header,#footer{padding:0!important}${css}.page{width:100%;${room};margin-left:${gauche}pt;margin-right:${droite}pt}</style><div class="page">${content}</div>`
  return {
    html: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escapeHtml(titre)}</title><style>html,body{margin:0}${css}</style></head><body class="page">${corps}</body></html>`,
    entete: margin(entete, `margin-top:${top}pt;align-self:flex-start`),
    pied: margin(pied, `margin-bottom:${bottom}pt;align-self:flex-end`),
    mesures,
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** A text of the document inside HTML, in an element or between double quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
