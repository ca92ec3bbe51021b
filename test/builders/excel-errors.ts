import validate from '@ooxml-tools/validate'

const FONT = /^\/x:styleSheet\[1\]\/x:fonts\[1\]\/x:font\[\d+\]$/

/** Errors that Microsoft’s validator finds in a workbook, except the order in which exceljs writes a font. */
export async function excelErrors(bytes: Uint8Array): Promise<readonly unknown[]> {
  const errors = await validate(bytes, 'xlsx', 'Microsoft365')
  return errors.filter(({ path }) => !FONT.test(path?.xpath ?? ''))
}
