import {
  MissingDAEntryError,
  MissingTfOperatorError,
  PDFBool,
  PDFCheckBox,
  PDFDocument,
  PDFDropdown,
  PDFName,
  PDFOptionList,
  PDFRadioGroup,
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
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, forIncrementalUpdate: true })
  const form = pdf.getForm()
  for (const { champ, valeur } of champs) {
    const field = form.getField(champ)
    if (field instanceof PDFTextField) {
      field.setText(shortened(valeur ?? '', field.getMaxLength()))
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

/** A letter that the form's font does not have, or a field that names no font. */
const isUndrawable = (error: unknown): boolean =>
  error instanceof MissingDAEntryError ||
  error instanceof MissingTfOperatorError ||
  (error instanceof Error && /cannot encode/.test(error.message))

/** A field that counts its letters takes no more of them. */
const shortened = (text: string, max: number | undefined): string =>
  max === undefined ? text : text.slice(0, max)

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
