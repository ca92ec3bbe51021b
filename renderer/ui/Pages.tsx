import { useEffect, useRef } from 'react'
import type { DocumentEnPages } from '../../shared/domain/page.ts'
import styles from './Pages.module.css'

/** Gap between two sheets, in points. */
const GAP = 14

/**
 * A laid-out document as the sheets of paper that it takes: the text runs in columns as high as the room of a sheet,
 * one under the other, which Chromium breaks as it does on paper. In a shadow tree, so that neither the styles of the
 * window nor those of the document reach the other.
 */
export function Pages({
  document: page,
  onCharts,
}: {
  readonly document: DocumentEnPages
  /** Called with the charts of the document once it is laid out; the same function at each render. */
  readonly onCharts?: (charts: readonly SVGSVGElement[]) => void
}) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = host.current
    if (element === null) return
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`${page.css}\n${layoutOf(page)}`)
    root.adoptedStyleSheets = [sheet]
    root.innerHTML = `<div class="sheets" aria-hidden="true"></div><div class="page flow">${page.corps}</div>`
    const count = countSheets(root, page)
    const sheets = root.querySelector('.sheets')
    if (sheets === null) return
    for (let number = 1; number <= count; number += 1) {
      const one = window.document.createElement('div')
      one.className = 'sheet'
      one.innerHTML = `<div class="page head">${page.entete}</div><div class="page foot">${page.pied}</div>`
      for (const place of one.querySelectorAll('.pageNumber')) place.textContent = String(number)
      for (const place of one.querySelectorAll('.totalPages')) place.textContent = String(count)
      sheets.append(one)
    }
    element.dataset.pages = String(count)
    onCharts?.([...root.querySelectorAll<SVGSVGElement>('.flow svg[data-titre]')])
  }, [page, onCharts])
  return (
    <section
      className={styles.frame}
      aria-label={page.titre}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
      tabIndex={0}
    >
      <div ref={host} className={styles.host} />
    </section>
  )
}

function roomOf({ mesures: { hauteur, marges } }: DocumentEnPages) {
  return { height: hauteur - marges.haut - marges.bas, between: marges.haut + marges.bas + GAP }
}

const POINTS_PER_PIXEL = 72 / 96

function countSheets(root: ShadowRoot, page: DocumentEnPages): number {
  const flow = root.querySelector('.flow')
  if (flow === null) return 0
  const { height, between } = roomOf(page)
  const points = flow.getBoundingClientRect().height * POINTS_PER_PIXEL
  return Math.max(1, Math.round((points + between) / (height + between)))
}

function layoutOf(page: DocumentEnPages): string {
  const { largeur, hauteur, marges } = page.mesures
  const { height, between } = roomOf(page)
  const text = largeur - marges.gauche - marges.droite
  return `
:host{display:block;box-sizing:border-box;position:relative;width:${largeur}pt;padding:${marges.haut}pt 0 ${marges.bas + GAP}pt;margin:0 auto;color-scheme:light}
.sheets{position:absolute;inset:0}
.sheet{position:relative;height:${hauteur}pt;margin-bottom:${GAP}pt;background:#fff;box-shadow:0 1px 4px rgb(0 0 0/.35)}
.head,.foot{position:absolute;left:${marges.gauche}pt;width:${text}pt}
.head{top:${marges.entete}pt}
.foot{bottom:${marges.pied}pt}
.flow{position:relative;box-sizing:content-box;width:${text}pt;margin-left:${marges.gauche}pt;columns:1;column-height:${height}pt;column-wrap:wrap;column-fill:auto;row-gap:${between}pt}
`
}
