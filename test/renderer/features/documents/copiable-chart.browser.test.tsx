import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { Apercu } from '../../../../renderer/features/documents/Apercu.tsx'
import { CopiableChart } from '../../../../renderer/features/documents/CopiableChart.tsx'
import { Bars, printWithCharts } from '../../../../renderer/ui/Bars.tsx'
import type { ChartSerie } from '../../../../renderer/ui/chart-pattern.tsx'
import { err } from '../../../../shared/result.ts'
import { aWindow } from '../../../builders/a-window.tsx'
import { eventually } from '../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  delete document.documentElement.dataset.mantineColorScheme
})

const ANNEE = { id: 'y', debut: '2021-09-01', fin: '2022-08-31', actions: [] }
const CONTEXTE = {
  ...{ version: '1', structure: { nom: 'Le Moulin' }, annees: [ANNEE], today: '2022-01-15' },
}
/** As in the app, a dark window has other colours. */
const sheet = new CSSStyleSheet()
sheet.replaceSync(
  ':root{--test-presents:#00ff00}:root[data-mantine-color-scheme=dark]{--test-presents:#ccffcc}',
)
document.adoptedStyleSheets.push(sheet)

const SERIES: readonly ChartSerie[] = [
  { key: 'presents', label: 'Présents', color: 'var(--test-presents)', pattern: 'solid' },
  { key: 'absents', label: 'Absents', color: '#ff0000', pattern: 'hatched' },
]

/** A chart of two months, in a window whose main process answers `copy`. */
function aChart(copy: () => unknown = () => null, above = 0) {
  return aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <div style={{ width: 600, marginTop: above }}>
        <CopiableChart title="Présences par mois" series={SERIES}>
          <Bars
            layout="stacked"
            label="Présences par mois"
            bars={[
              { label: 'oct.', presents: 12, absents: 6 },
              { label: 'nov.', presents: 9, absents: 9 },
            ]}
            series={SERIES}
            format={String}
          />
        </CopiableChart>
      </div>
    </SelectionProvider>,
    { 'documents:copyImage': copy },
  )
}

/** How many pixels of the picture that was copied have each colour (`#rrggbb`), with its first one. */
async function copied({ on }: ReturnType<typeof aWindow>) {
  await eventually(() => expect(on('documents:copyImage')).toHaveLength(1))
  const [input] = on('documents:copyImage') as readonly { readonly image: string }[]
  const image = new Image()
  image.src = input?.image ?? ''
  await image.decode()
  const { width, height } = image
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d')
  context?.drawImage(image, 0, 0)
  const pixels = new Uint32Array(context?.getImageData(0, 0, width, height).data.buffer ?? [])
  // Bytes are red, green, blue, opacity: the red is the lowest of the number.
  const colorOf = (pixel = 0): string =>
    `#${[0, 8, 16].map((shift) => ((pixel >>> shift) & 255).toString(16).padStart(2, '0')).join('')}`
  const numbers = new Map<number, number>()
  for (const pixel of pixels) numbers.set(pixel, (numbers.get(pixel) ?? 0) + 1)
  const counts = new Map([...numbers].map(([pixel, count]) => [colorOf(pixel), count]))
  return { width, height, first: colorOf(pixels[0]), counts }
}

const button = () => page.getByRole('button', { name: 'Copier le graphique : Présences par mois' })
const firstBar = () => document.querySelector('.recharts-bar-rectangle path') as Element
/** Bars are drawn once before the chart knows its room, then at its width. */
const isDrawn = () =>
  eventually(() => {
    const bars = [...document.querySelectorAll('.recharts-bar-rectangle path')]
    expect(bars).toHaveLength(4)
    expect(bars[0]?.closest('svg')?.getBoundingClientRect().width).toBe(600)
  })

test.each(['light', 'dark'])(
  'a chart is copied by the keyboard on white, in a %s window',
  async (scheme) => {
    shown = aChart()
    await isDrawn()
    document.documentElement.dataset.mantineColorScheme = scheme
    const written = vi.spyOn(XMLSerializer.prototype, 'serializeToString')

    ;(button().element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')

    const { width, first, counts } = await copied(shown)
    expect(width).toBeGreaterThan(1200)
    expect(first).toBe('#ffffff')
    // Bars of a series that is plain, stripes of one that is hatched, the ink of the title.
    expect(counts.get('#00ff00')).toBeGreaterThan(5000)
    expect(counts.get('#ff0000')).toBeGreaterThan(2000)
    expect(counts.get('#1e1b19')).toBeGreaterThan(300)
    await expect.element(page.getByText('Graphique copié')).toBeVisible()
    expect(document.documentElement.dataset.mantineColorScheme).toBe(scheme)
    const drawn = written.mock.calls[0]?.[0] as SVGSVGElement
    const fillOf = (node: Element) => node.getAttribute('fill')
    expect([...drawn.querySelectorAll(':scope > text')].map((text) => text.textContent)).toEqual([
      ...['Présences par mois, 2021-2022', 'Présents', 'Absents'],
    ])
    expect([...drawn.querySelectorAll(':scope > rect')].map(fillOf)).toEqual([
      ...['#fff', expect.stringMatching(/-presents\)$/), expect.stringMatching(/-absents\)$/)],
    ])
    expect(drawn.querySelectorAll('[class], [style], title').length).toBe(0)
    written.mockRestore()
  },
)

test('a chart of a document that is previewed is copied too', async () => {
  const corps =
    '<svg width="400pt" height="200pt" viewBox="0 0 400 200" role="img" data-titre="Niveaux" aria-label="Niveaux : 3"><rect x="10" y="10" width="80" height="100" fill="#00ff00"/></svg>'
  const marges = { haut: 72, droite: 57, bas: 76, gauche: 57, entete: 28, pied: 26 }
  const document = { titre: 'Page', css: '', corps, entete: '', pied: '' }
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <Apercu
        title="Aperçu de la page"
        queryKey={['page']}
        read={async () => ({ ...document, mesures: { largeur: 595, hauteur: 842, marges } })}
        onClose={() => undefined}
      />
    </SelectionProvider>,
    {},
  )

  await page.getByRole('button', { name: 'Copier le graphique : Niveaux' }).click()

  const { first, counts } = await copied(shown)
  expect(first).toBe('#ffffff')
  expect(counts.get('#00ff00')).toBeGreaterThan(5000)
  expect(counts.get('#1e1b19')).toBeGreaterThan(300)
})

test('the mouse that rests on a chart leaves no trace in its picture', async () => {
  shown = aChart()
  await isDrawn()
  await userEvent.unhover(button())
  ;(button().element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  const alone = await copied(shown)
  const before = shown.on('documents:copyImage').length

  await userEvent.hover(page.elementLocator(firstBar()))
  await eventually(() => expect(document.querySelector('.recharts-tooltip-cursor')).not.toBeNull())
  await userEvent.keyboard('{Enter}')
  await eventually(() => expect(shown?.on('documents:copyImage')).toHaveLength(before + 1))

  const [first, second] = shown.on('documents:copyImage') as readonly { readonly image: string }[]
  expect(alone.width).toBe(1280)
  expect(second?.image === first?.image).toBe(true)
})

test('a clipboard that refuses is told', async () => {
  shown = aChart(() =>
    err({ code: 'validation', fields: { image: 'L’ordinateur n’a pas pris l’image.' } }),
  )
  await isDrawn()

  await button().click()

  await expect.element(page.getByText(/L’ordinateur n’a pas pris l’image/)).toBeVisible()
})

test('a chart far below is copied as one that was seen', async () => {
  shown = aChart(() => null, 10_000)
  await expect.element(button()).toBeInTheDocument()
  expect(document.querySelector('.recharts-bar-rectangle')).toBeNull()

  // At once, before it could be drawn.
  ;(button().element() as HTMLElement).click()

  const { counts } = await copied(shown)
  expect(counts.get('#00ff00')).toBeGreaterThan(5000)
})

test('a chart far below is printed as those in sight', async () => {
  shown = aChart(() => null, 10_000)
  await expect.element(button()).toBeInTheDocument()
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined)

  const printing = printWithCharts()
  expect(print).not.toHaveBeenCalled()
  await printing

  expect(print).toHaveBeenCalledOnce()
  expect(document.querySelectorAll('.recharts-bar-rectangle path')).toHaveLength(4)
  print.mockRestore()
})
