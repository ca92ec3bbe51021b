import type { Encodage } from '../../../shared/domain/import-orientation.ts'

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte)

/**
 * Encoding of a text file: its byte order mark, else strict UTF-8, else Windows-1252, which decodes
 * anything and is what French school software writes when it does not write UTF-8.
 */
export function decodeText(bytes: Uint8Array): {
  readonly encodage: Encodage
  readonly text: string
} {
  if (startsWith(bytes, 0xff, 0xfe)) return decodeAs('utf-16le', bytes)
  if (startsWith(bytes, 0xfe, 0xff)) return decodeAs('utf-16be', bytes)
  try {
    return { encodage: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return decodeAs('windows-1252', bytes)
  }
}

function decodeAs(encodage: Encodage, bytes: Uint8Array) {
  return { encodage, text: new TextDecoder(encodage).decode(bytes) }
}
