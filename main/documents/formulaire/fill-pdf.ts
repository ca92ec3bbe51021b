import {
  EncryptedPDFError,
  MissingDAEntryError,
  MissingTfOperatorError,
  PDFBool,
  PDFCheckBox,
  PDFDocument,
  PDFDropdown,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFOptionList,
  PDFRadioGroup,
  PDFStream,
  PDFTextField,
} from '@cantoo/pdf-lib'

/** Value of a field: its text, the option chosen, or the state of the ticked box. */
export type ValeurChamp = { readonly champ: string; readonly valeur: string | null }

/**
 * A PDF with some of its fields filled by an update added after its own bytes, which do not change. Its times are
 * those of the file: a document has no clock of its own.
 */
export async function fillPdf(
  bytes: Uint8Array,
  champs: readonly ValeurChamp[],
): Promise<Uint8Array> {
  if (champs.length === 0) return bytes
  const pdf = await open(bytes)
  const form = pdf.getForm()
  for (const { champ, valeur } of champs) {
    const field = form.getField(champ)
    if (field instanceof PDFTextField) {
      // The coordinator's own text is written whole, whatever the field's limit.
      if ((valeur ?? '').length > (field.getMaxLength() ?? Number.POSITIVE_INFINITY)) {
        field.disableCombing()
        field.removeMaxLength()
      }
      field.setText(valeur ?? '')
      if ((valeur ?? '').includes('\n')) field.enableMultiline()
    } else if (field instanceof PDFCheckBox) tick(field, valeur)
    else if (
      field instanceof PDFRadioGroup ||
      field instanceof PDFDropdown ||
      field instanceof PDFOptionList
    ) {
      if (valeur !== null) field.select(valeur)
    }
  }
  if (form.hasXFA()) form.deleteXFA()
  // Draw the field, for readers that draw none themselves.
  try {
    form.updateFieldAppearances()
  } catch (error) {
    if (!isUndrawable(error)) throw error
    // Ask readers that can to draw the fields themselves.
    form.acroForm.dict.set(PDFName.of('NeedAppearances'), PDFBool.True)
  }
  return pdf.save({ useObjectStreams: false })
}

/**
 * Opens a PDF. An encrypted one is written again as a whole, in clear, since an update added to it would not be
 * encrypted.
 */
async function open(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, forIncrementalUpdate: true })
  } catch (error) {
    if (!(error instanceof EncryptedPDFError)) throw error
  }
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, password: '' })
  // The old tables of contents declare the file encrypted, and its packs of objects hold encrypted copies: drop
  // them.
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (/\/Type\s*\/(?:XRef|ObjStm)\b/.test(headOf(object))) pdf.context.delete(ref)
  }
  return pdf
}

/** Dictionary of a stream as written; empty for any other object. */
function headOf(object: PDFObject): string {
  if (object instanceof PDFStream) return object.dict.toString()
  if (!(object instanceof PDFInvalidObject)) return ''
  const bytes = new Uint8Array(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return new TextDecoder('latin1').decode(bytes)
}

/** True for the error of a letter that the form's font lacks, or of a field that names no font. */
const isUndrawable = (error: unknown): boolean =>
  error instanceof MissingDAEntryError ||
  error instanceof MissingTfOperatorError ||
  (error instanceof Error && /cannot encode/.test(error.message))

/** Ticks one box; several that share a name have a state each. */
function tick(field: PDFCheckBox, valeur: string | null): void {
  if (valeur === null || field.acroField.getWidgets().length === 1) {
    field.check()
    return
  }
  const name = PDFName.of(valeur)
  field.acroField.dict.set(PDFName.of('V'), name)
  for (const widget of field.acroField.getWidgets()) {
    widget.setAppearanceState(widget.getOnValue() === name ? name : PDFName.of('Off'))
  }
}
