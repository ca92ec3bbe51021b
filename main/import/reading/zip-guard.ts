import { crc32, inflateRawSync } from 'node:zlib'
import { RefusedFile } from './refusal.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

const MAX_ENTRIES = 2_000
// Largest part: twenty thousand rows of thirty columns make forty megabytes.
const MAX_ENTRY_BYTES = 64 * 1024 * 1024
const MAX_TOTAL_BYTES = 96 * 1024 * 1024
const STORED = 0
const DEFLATED = 8

/** Parts of a zip by name, inflated and checked: no bomb, no false size, no damage. */
export type SafeZip = ReadonlyMap<string, Uint8Array>

/**
 * Inflates every entry under a ceiling, once for all: spreadsheet libraries allocate what the headers
 * declare, and may find other entries than we do in the same zip. Refuses a bomb, a forged size, a damaged
 * or an encrypted entry.
 */
export function openZip(bytes: Uint8Array): SafeZip {
  const entries = readZipDirectory(bytes)
  if (entries.length > MAX_ENTRIES) throw new RefusedFile('bomb')
  if (entries.some((entry) => entry.isEncrypted)) throw new RefusedFile('password')
  const opened = new Map<string, Uint8Array>()
  let total = 0
  for (const entry of entries) {
    const inflated = inflate(bytes, entry, Math.min(MAX_ENTRY_BYTES, MAX_TOTAL_BYTES - total))
    total += inflated.length
    if (inflated.length !== entry.size || crc32(inflated) !== entry.crc) {
      throw new RefusedFile('damaged')
    }
    opened.set(entry.name, inflated)
  }
  return opened
}

function inflate(bytes: Uint8Array, entry: ZipEntry, maxOutputLength: number): Uint8Array {
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packedSize)
  if (packed.length !== entry.packedSize) throw new RefusedFile('damaged')
  if (entry.method === STORED) {
    if (packed.length > maxOutputLength) throw new RefusedFile('bomb')
    return packed
  }
  if (entry.method !== DEFLATED) throw new RefusedFile('foreign-zip')
  // inflateRawSync refuses a ceiling of 0, and an empty entry still inflates to nothing.
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxOutputLength) })
  } catch (error) {
    const isTooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new RefusedFile(isTooLong ? 'bomb' : 'damaged')
  }
}
