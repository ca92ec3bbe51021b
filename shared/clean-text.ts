// C0 controls but tab and newline, DEL and C1, the two non-characters, and half surrogate pairs.
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is this module's job
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * Text that can neither corrupt a .docx or .xlsx (U+FFFE and lone surrogates do) nor compare unequal
 * to its twin: composed (NFC), no control character, line ends as `\n`.
 */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(FORBIDDEN, '').normalize('NFC')
}
