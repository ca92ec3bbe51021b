import { crc32, deflateRawSync } from 'node:zlib'

const END = 0x06054b50
const CENTRAL_LENGTH = 46
const LOCAL_LENGTH = 30
const STREAMED = 8
const DEFLATED = 8

/**
 * The zip with new contents for some of its files: every other file keeps its own compressed bytes, and all
 * keep their order and properties. The zip must have passed the guard.
 */
export function rewriteZip(
  original: Uint8Array,
  changed: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  if (changed.size === 0) return original
  // Copy first: a Buffer's slice is a view of it, and must not be shared.
  const bytes = new Uint8Array(original)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  const start = view.getUint32(end + 16, true)
  const entries = entriesOf(bytes, view, start, view.getUint16(end + 10, true))
  const pieces: Uint8Array[] = []
  const moved = new Map<Entry, Written>()
  let at = 0
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const content = changed.get(entry.name)
    const local =
      content === undefined
        ? bytes.subarray(entry.offset, entry.localEnd)
        : localOf(bytes, entry, content)
    const written =
      content === undefined ? { offset: at } : { offset: at, ...sizesOf(content, local) }
    moved.set(entry, written)
    pieces.push(local)
    at += local.length
  }
  const central = entries.map((entry) =>
    centralOf(bytes, entry, moved.get(entry) ?? { offset: entry.offset }),
  )
  const tail = bytes.slice(end)
  const tailView = new DataView(tail.buffer)
  tailView.setUint32(
    12,
    central.reduce((sum, one) => sum + one.length, 0),
    true,
  )
  tailView.setUint32(16, at, true)
  return concat([...pieces, ...central, tail])
}

type Entry = {
  readonly name: string
  readonly offset: number
  readonly localEnd: number
  readonly central: number
  readonly centralEnd: number
}
type Written = {
  readonly offset: number
  readonly crc?: number
  readonly packed?: number
  readonly size?: number
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) === END) return at
  }
  throw new Error('a zip that the guard opened has an end')
}

function entriesOf(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  count: number,
): readonly Entry[] {
  const found: Omit<Entry, 'localEnd'>[] = []
  for (let index = 0, at = start; index < count; index++) {
    const nameLength = view.getUint16(at + 28, true)
    const centralEnd =
      at +
      CENTRAL_LENGTH +
      nameLength +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true)
    found.push({
      name: new TextDecoder().decode(
        bytes.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength),
      ),
      offset: view.getUint32(at + 42, true),
      central: at,
      centralEnd,
    })
    at = centralEnd
  }
  // A file's bytes go to the start of the next one: its descriptor, when it has one, is kept.
  const offsets = [...found.map((one) => one.offset), start].sort((a, b) => a - b)
  return found.map((one) => ({
    ...one,
    localEnd: offsets.find((offset) => offset > one.offset) ?? start,
  }))
}

function headerEnd(bytes: Uint8Array, { offset }: Entry): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, LOCAL_LENGTH)
  return offset + LOCAL_LENGTH + view.getUint16(26, true) + view.getUint16(28, true)
}

/** Local header of a file with its new sizes, and its new content. */
function localOf(bytes: Uint8Array, entry: Entry, content: Uint8Array): Uint8Array {
  const header = bytes.slice(entry.offset, headerEnd(bytes, entry))
  const view = new DataView(header.buffer)
  const packed = deflateRawSync(content)
  view.setUint16(6, view.getUint16(6, true) & ~STREAMED, true)
  view.setUint16(8, DEFLATED, true)
  view.setUint32(14, crc32(content), true)
  view.setUint32(18, packed.length, true)
  view.setUint32(22, content.length, true)
  return concat([header, packed])
}

function sizesOf(content: Uint8Array, local: Uint8Array): Omit<Written, 'offset'> {
  const view = new DataView(local.buffer, local.byteOffset)
  return { crc: view.getUint32(14, true), packed: view.getUint32(18, true), size: content.length }
}

function centralOf(
  bytes: Uint8Array,
  entry: Entry,
  { offset, crc, packed, size }: Written,
): Uint8Array {
  const record = bytes.slice(entry.central, entry.centralEnd)
  const view = new DataView(record.buffer)
  view.setUint32(42, offset, true)
  if (crc === undefined || packed === undefined || size === undefined) return record
  view.setUint16(8, view.getUint16(8, true) & ~STREAMED, true)
  view.setUint16(10, DEFLATED, true)
  view.setUint32(16, crc, true)
  view.setUint32(20, packed, true)
  view.setUint32(24, size, true)
  return record
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, one) => sum + one.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
