import { BrowserWindow } from 'electron'
import type { PageAImprimer } from '../documents/page/print-page.ts'
import { pageOptions } from './window-options.ts'

const POINTS_PER_INCH = 72

/**
 * Prints a page to the bytes of a tagged PDF, in a window that is never shown, runs no script and goes when it is
 * done. The page is handed over in its own address: nothing is read from the disk.
 */
export async function printPdf({
  html,
  entete,
  pied,
  mesures,
}: PageAImprimer): Promise<Uint8Array> {
  const window = new BrowserWindow(pageOptions())
  const inches = (points: number) => points / POINTS_PER_INCH
  const { haut, droite, bas, gauche } = mesures.marges
  try {
    await window.loadURL(
      `data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`,
    )
    const bytes = await window.webContents.printToPDF({
      pageSize: { width: inches(mesures.largeur), height: inches(mesures.hauteur) },
      margins: {
        ...{ top: inches(haut), right: inches(droite) },
        ...{ bottom: inches(bas), left: inches(gauche) },
      },
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: entete,
      footerTemplate: pied,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
    return new Uint8Array(bytes)
  } finally {
    window.destroy()
  }
}
