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

/** What a field takes: its text, the option chosen, or the state of the box that is ticked. */
export type ValeurChamp = { readonly champ: string; readonly valeur: string | null }

/**
 * A PDF with some of its fields filled, added after its own bytes: what was there does not change. Times in it
 * are those of the file: a document has no clock of its own.
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
      // What she typed herself stands whole, whatever the field counts.
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
  // Readers that draw no field themselves show what is drawn here.
  try {
    form.updateFieldAppearances()
  } catch (error) {
    if (!isUndrawable(error)) throw error
    // Readers that draw fields themselves are asked to.
    form.acroForm.dict.set(PDFName.of('NeedAppearances'), PDFBool.True)
  }
  return pdf.save({ useObjectStreams: false })
}

/** What is added to an encrypted file would not be encrypted: such a file is written again as a whole, in clear. */
async function open(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, forIncrementalUpdate: true })
  } catch (error) {
    if (!(error instanceof EncryptedPDFError)) throw error
  }
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, password: '' })
  // The old tables of contents say that the file is encrypted, and its packs of objects hold them as they were.
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (/\/Type\s*\/(?:XRef|ObjStm)\b/.test(headOf(object))) pdf.context.delete(ref)
  }
  return pdf
}

/** The dictionary of a stream as it is written; nothing for any other object. */
function headOf(object: PDFObject): string {
  if (object instanceof PDFStream) return object.dict.toString()
  if (!(object instanceof PDFInvalidObject)) return ''
  const bytes = new Uint8Array(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return new TextDecoder('latin1').decode(bytes)
}

/** A letter that the form's font does not have, or a field that names no font. */
const isUndrawable = (error: unknown): boolean =>
  error instanceof MissingDAEntryError ||
  error instanceof MissingTfOperatorError ||
  (error instanceof Error && /cannot encode/.test(error.message))

/** One box of several that share a name has a state of its own. */
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
