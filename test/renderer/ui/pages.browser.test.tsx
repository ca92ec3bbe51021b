import { afterEach, expect, test } from 'vitest'
import { Pages } from '../../../renderer/ui/Pages.tsx'
import type { DocumentEnPages } from '../../../shared/domain/page.ts'
import { aWindow } from '../../builders/a-window.tsx'
import { eventually } from '../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => shown?.close())

/** A4, with lines of 20 points: 34 on a sheet, with a little room. */
const aDocument = (lines: number): DocumentEnPages => ({
  titre: 'Bilan',
  css: '.page p{margin:0;line-height:20pt;font-size:10pt}',
  corps: Array.from({ length: lines }, (_, index) => `<p>ligne ${index + 1}</p>`).join(''),
  entete: '<p>En-tête</p>',
  pied: '<p>page <span class="pageNumber"></span> / <span class="totalPages"></span></p>',
  mesures: {
    largeur: 595,
    hauteur: 842,
    marges: { haut: 72, droite: 57, bas: 76, gauche: 57, entete: 28, pied: 26 },
  },
})

function shadow(): ShadowRoot {
  const host = document.querySelector<HTMLElement>('[data-pages]')
  if (host?.shadowRoot == null) throw new Error('no pages yet')
  return host.shadowRoot
}

test.each([
  [1, 1],
  [34, 1],
  [36, 2],
  [172, 6],
])('%i lines take %i sheets, numbered, each line on its own sheet', async (lines, count) => {
  shown = aWindow(<Pages document={aDocument(lines)} />, {})
  await eventually(() => shadow())

  const sheets = [...shadow().querySelectorAll('.sheet')]
  const last = shadow().querySelector('.flow > p:last-child')?.getBoundingClientRect()
  const sheet = sheets.at(-1)?.getBoundingClientRect()
  expect(sheets.map((one) => one.querySelector('.foot')?.textContent)).toEqual(
    Array.from({ length: count }, (_, index) => `page ${index + 1} / ${count}`),
  )
  expect(last?.top).toBeGreaterThan((sheet?.top ?? 0) + 90)
  expect(last?.bottom).toBeLessThan((sheet?.bottom ?? 0) - 90)
})
