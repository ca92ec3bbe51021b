/** Bytes of a text as French school software writes them. */
export type Charset = 'utf-8' | 'utf-8-bom' | 'windows-1252' | 'utf-16le' | 'utf-16be'

export function encode(text: string, charset: Charset): Uint8Array {
  switch (charset) {
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${text}`, 'utf8')
    case 'windows-1252':
      return windows1252(text)
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le')
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  }
}

// The few characters that Windows-1252 places elsewhere than Latin-1.
const HIGH: Readonly<Record<string, number>> = { '’': 0x92, '–': 0x96, œ: 0x9c, '…': 0x85 }

function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => {
    const code = HIGH[char] ?? char.charCodeAt(0)
    if (code > 0xff) throw new Error(`${char} has no place in Windows-1252`)
    return code
  })
}

/** Lines of delimited text, ended as Windows does. */
export const lines = (...rows: readonly string[]): string =>
  rows.map((row) => `${row}\r\n`).join('')
