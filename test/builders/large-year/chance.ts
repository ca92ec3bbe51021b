/**
 * A number from 0 to 1 (excluded) that looks random and depends on its key alone: the same key gives
 * the same number on every machine, and one more draw elsewhere shifts none (FNV-1a, then murmur3's
 * finalizer to spread close keys).
 */
export function chance(...key: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const char of key.join('|')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
