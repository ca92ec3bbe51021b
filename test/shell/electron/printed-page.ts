import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../find-chromium.ts'
import { onlyKnown, strict } from './strict.ts'
import { createContents } from './web-contents.ts'

type PrintOptions = {
  readonly pageSize: { readonly width: number; readonly height: number }
  readonly margins: Readonly<Record<'top' | 'right' | 'bottom' | 'left', number>>
  readonly printBackground: true
  readonly displayHeaderFooter: true
  readonly headerTemplate: string
  readonly footerTemplate: string
  readonly generateTaggedPDF: true
  readonly generateDocumentOutline: true
}

const PRINT_OPTIONS: readonly (keyof PrintOptions)[] = [
  'pageSize',
  'margins',
  'printBackground',
  'displayHeaderFooter',
  'headerTemplate',
  'footerTemplate',
  'generateTaggedPDF',
  'generateDocumentOutline',
]

/** A window that is never shown: a page of a Chromium of its own (only one without a screen prints), that runs no script. */
export function createPrintedPage() {
  const contents = createContents()
  let address: string | null = null
  const printToPDF = async (options: PrintOptions): Promise<Buffer> => {
    onlyKnown('option of printToPDF', options, PRINT_OPTIONS)
    if (address === null) throw new Error('nothing is loaded')
    const executablePath = findChromium('headless')
    if (executablePath === null) throw new Error('Chromium introuvable')
    let browser: Browser | null = null
    try {
      browser = await chromium.launch({
        executablePath,
        chromiumSandbox: process.getuid?.() !== 0,
      })
      const page = await browser.newPage({ javaScriptEnabled: false })
      await page.goto(address)
      const inches = (value: number) => `${value}in`
      const { pageSize, margins } = options
      return await page.pdf({
        ...{ width: inches(pageSize.width), height: inches(pageSize.height) },
        margin: {
          ...{ top: inches(margins.top), right: inches(margins.right) },
          ...{ bottom: inches(margins.bottom), left: inches(margins.left) },
        },
        printBackground: options.printBackground,
        displayHeaderFooter: options.displayHeaderFooter,
        headerTemplate: options.headerTemplate,
        footerTemplate: options.footerTemplate,
        tagged: options.generateTaggedPDF,
        outline: options.generateDocumentOutline,
      })
    } finally {
      await browser?.close()
    }
  }
  return strict('window', {
    webContents: strict('webContents', { printToPDF }),
    async loadURL(url: string) {
      address = url
    },
    destroy() {
      contents.isDestroyed = true
    },
  })
}
