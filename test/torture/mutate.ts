import type { Chance } from './random.ts'

/** The bytes of a file after an accident: cut, flipped, a part doubled, moved or filled with another's. */
export function mutated(bytes: Uint8Array, chance: Chance): Buffer {
  let out: Buffer = Buffer.from(bytes)
  for (let times = 1 + chance.below(3); times > 0; times--) out = once(out, chance)
  return out
}

function once(bytes: Buffer, chance: Chance): Buffer {
  if (bytes.length === 0) return bytes
  const at = chance.below(Math.max(bytes.length, 1))
  const length = 1 + chance.below(Math.min(2048, Math.max(bytes.length - at, 1)))
  switch (chance.below(6)) {
    case 0:
      return bytes.subarray(0, at)
    case 1: {
      const flipped = Buffer.from(bytes)
      for (let n = chance.below(64); n >= 0; n--) {
        const place = chance.below(Math.max(flipped.length, 1))
        flipped[place] = (flipped[place] ?? 0) ^ (1 << chance.below(8))
      }
      return flipped
    }
    case 2:
      return Buffer.concat([
        bytes.subarray(0, at),
        bytes.subarray(at, at + length),
        bytes.subarray(at),
      ])
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
    case 4:
      return Buffer.concat([
        bytes.subarray(0, at),
        chance.bytes(Math.min(length, 256)),
        bytes.subarray(at + length),
      ])
    default: {
      const filled = Buffer.from(bytes)
      filled.fill(chance.pick([0x00, 0xff, 0x22, 0x3c]), at, at + length)
      return filled
    }
  }
}
