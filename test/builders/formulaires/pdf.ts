import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { readFormulaire } from '../../../main/import/formulaire/read-formulaire.ts'

/** A PDF drawn by hand: words and fields where they are put, in points from the bottom left. */
export async function drawn(
  draw: (page: {
    readonly say: (text: string, x: number, y: number, size?: number, isBold?: boolean) => void
    readonly field: (name: string, x: number, y: number, width?: number, height?: number) => void
    readonly box: (name: string, x: number, y: number) => void
    readonly pdf: PDFDocument
    readonly add: () => void
  }) => void,
) {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold)
  let page = pdf.addPage([595, 842])
  const form = pdf.getForm()
  draw({
    pdf,
    say: (text, x, y, size = 10, isBold = false) =>
      page.drawText(text, { x, y, size, font: isBold ? bold : font }),
    field: (name, x, y, width = 60, height = 16) =>
      form.createTextField(name).addToPage(page, { x, y, width, height, borderWidth: 0 }),
    box: (name, x, y) =>
      form.createCheckBox(name).addToPage(page, { x, y, width: 10, height: 10, borderWidth: 0 }),
    add: () => {
      page = pdf.addPage([595, 842])
    },
  })
  return readFormulaire(await pdf.save({ useObjectStreams: false }))
}

/** The words of each place: its own, then its heads, then its name in brackets. */
export const told = async (draw: Parameters<typeof drawn>[0]): Promise<readonly string[]> =>
  (await drawn(draw)).places.map(({ contexte: c }) =>
    [c.avant, ...c.lignes, ...c.colonnes, ...(c.nom === '' ? [] : [`[${c.nom}]`])]
      .filter((one) => one !== '')
      .join(' / '),
  )
