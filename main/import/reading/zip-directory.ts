import { RefusedFile } from './refusal.ts'

/** One file of a zip, as its central directory declares it. */
export type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly isEncrypted: boolean
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly dataStart: number
}

const END = 0x06054b50
const END_LENGTH = 22
const MAX_COMMENT = 0xffff
const CENTRAL = 0x02014b50
const CENTRAL_LENGTH = 46
const LOCAL = 0x04034b50
const LOCAL_LENGTH = 30
const ZIP64_EXTRA = 0x0001
const IN_ZIP64 = 0xffffffff
const FLAG_ENCRYPTED = 1
/** Flag of sizes that follow the data instead of standing in the local header (written by streaming producers). */
const FLAG_STREAMED = 8

/**
 * Reads the central directory of a zip (APPNOTE 6.3, §4.3). The local headers must agree with it,
 * since libraries differ on which they trust. Throws `RefusedFile('damaged')` otherwise.
 */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return readEntries(bytes, view)
  } catch (error) {
    // An offset beyond the file: the file is cut short, or forged.
    if (error instanceof RangeError) throw new RefusedFile('damaged')
    throw error
  }
}

function readEntries(bytes: Uint8Array, view: DataView): readonly ZipEntry[] {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index++) {
    const { entry, next } = readCentral(bytes, view, at)
    entries.push(entry)
    at = next
  }
  return entries
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at
  }
  throw new RefusedFile('damaged')
}

function readCentral(bytes: Uint8Array, view: DataView, at: number) {
  if (view.getUint32(at, true) !== CENTRAL) throw new RefusedFile('damaged')
  const flags = view.getUint16(at + 8, true)
  const nameLength = view.getUint16(at + 28, true)
  const extraStart = at + CENTRAL_LENGTH + nameLength
  const extraEnd = extraStart + view.getUint16(at + 30, true)
  const sizes = readSizes(view, at, extraStart, extraEnd)
  const entry: ZipEntry = {
    name: new TextDecoder().decode(bytes.subarray(at + CENTRAL_LENGTH, extraStart)),
    method: view.getUint16(at + 10, true),
    isEncrypted: (flags & FLAG_ENCRYPTED) !== 0,
    crc: view.getUint32(at + 16, true),
    packedSize: sizes.packedSize,
    size: sizes.size,
    dataStart: readLocal(view, sizes, (flags & FLAG_STREAMED) !== 0),
  }
  return { entry, next: extraEnd + view.getUint16(at + 32, true) }
}

type Sizes = { readonly size: number; readonly packedSize: number; readonly offset: number }

/** A field that reads 0xFFFFFFFF has its real value in the zip64 extra, in this order. */
function readSizes(view: DataView, at: number, extraStart: number, extraEnd: number): Sizes {
  const wide = zip64Values(view, extraStart, extraEnd)
  const field = (offset: number): number => {
    const value = view.getUint32(at + offset, true)
    return value === IN_ZIP64 ? (wide.shift() ?? value) : value
  }
  const size = field(24)
  const packedSize = field(20)
  return { size, packedSize, offset: field(42) }
}

function zip64Values(view: DataView, start: number, end: number): number[] {
  for (let at = start; at < end; ) {
    const length = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === ZIP64_EXTRA) {
      return Array.from({ length: Math.floor(length / 8) }, (_, index) =>
        Number(view.getBigUint64(at + 4 + index * 8, true)),
      )
    }
    at += 4 + length
  }
  return []
}

function readLocal(view: DataView, declared: Sizes, isStreamed: boolean): number {
  const at = declared.offset
  if (view.getUint32(at, true) !== LOCAL) throw new RefusedFile('damaged')
  const agrees = (offset: number, expected: number): boolean => {
    const value = view.getUint32(at + offset, true)
    return value === expected || value === IN_ZIP64 || (isStreamed && value === 0)
  }
  if (!agrees(18, declared.packedSize) || !agrees(22, declared.size)) {
    throw new RefusedFile('damaged')
  }
  return at + LOCAL_LENGTH + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
}
