import { expect, test } from 'vitest'
import { MAX_OCTETS_LOGO, readLogo } from '../../shared/domain/logo.ts'

const u16 = (n: number) => [n >> 8, n & 0xff]
const u32 = (n: number) => [...u16(n >> 16), ...u16(n & 0xffff)]

const png = (largeur: number, hauteur: number) =>
  Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
    ...u32(largeur),
    ...u32(hauteur),
  ])

/** A JPEG whose size stands in the segment `marker`, after segments of other kinds that hold other numbers. */
const jpeg = (marker: number, others: readonly number[] = [0xe0]) =>
  Uint8Array.from([
    ...[0xff, 0xd8],
    ...others.flatMap((other) => [0xff, other, ...u16(9), 8, ...u16(11), ...u16(22), 3, 0]),
    ...[0xff, marker, ...u16(11), 8, ...u16(300), ...u16(400), 3, 0, 0, 0],
  ])

test('the size of a PNG is the one that it says', () => {
  expect(readLogo(png(400, 70_0))).toEqual({
    ok: true,
    value: { type: 'png', largeur: 400, hauteur: 700 },
  })
})

test.each([0xc0, 0xc1, 0xc2, 0xcf])(
  'the size of a JPEG is in its frame (%i), whatever stands before',
  (marker) => {
    const found = readLogo(jpeg(marker, [0xe0, 0xbf, 0xc4, 0xc8, 0xcc, 0xd0]))

    expect(found).toEqual({ ok: true, value: { type: 'jpg', largeur: 400, hauteur: 300 } })
  },
)

test.each([
  ['as large as can be', png(4000, 1), true],
  ['as high as can be', png(1, 4000), true],
  ['too large', png(4001, 1), false],
  ['too high', png(1, 4001), false],
  ['without width', png(0, 10), false],
  ['without height', png(10, 0), false],
  ['a PNG that is cut', png(10, 10).subarray(0, 23), false],
  ['a JPEG without a frame', jpeg(0xda), false],
  ['a JPEG cut before its size', jpeg(0xc0).subarray(0, 20), false],
  ['a JPEG with another byte where a segment begins', jpeg(0xc0).with(2, 0), false],
  ['something else that begins like a JPEG', Uint8Array.from([0xff, 0, 1, 2]), false],
  ['nothing', new Uint8Array(), false],
])('a picture %s', (_what, bytes, isTaken) => {
  expect(readLogo(bytes).ok).toBe(isTaken)
})

test('a picture may weigh 300 Ko, not one byte more, and it is said what to do', () => {
  const heavy = (length: number) => {
    const bytes = new Uint8Array(length)
    bytes.set(png(10, 10))
    return readLogo(bytes)
  }

  expect(heavy(MAX_OCTETS_LOGO).ok).toBe(true)
  expect(heavy(MAX_OCTETS_LOGO + 1)).toMatchObject({ error: expect.stringContaining('300 Ko') })
  expect(MAX_OCTETS_LOGO).toBe(300_000)
})
