/** A sequence of numbers that a seed alone decides (mulberry32), and what is drawn from it. */
export type Chance = {
  /** From 0, included, to 1. */
  next(): number
  /** A whole number from 0 to `below`, which is left out. */
  below(limit: number): number
  pick<T>(values: readonly T[]): T
  bytes(length: number): Buffer
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: (values) => {
      if (values.length === 0) throw new Error('nothing to pick from')
      return values[below(values.length)] as (typeof values)[number]
    },
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  }
}
