import crypto, { type BinaryLike, type ScryptOptions } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { afterAll, beforeAll } from 'vitest'

/**
 * Makes scrypt cost next to nothing for the tests of a file, which open many things. Gives how slow each derivation
 * was asked to be. Node's own export is replaced, for modules that an earlier file has loaded too.
 */
export function quickenScrypt(): readonly number[] {
  const askedCosts: number[] = []
  const real = crypto.scrypt
  beforeAll(() => {
    crypto.scrypt = ((
      password: BinaryLike,
      salt: BinaryLike,
      length: number,
      options: ScryptOptions,
      done: (error: Error | null, derived: Buffer) => void,
    ) => {
      askedCosts.push(options.N ?? 0)
      real(password, salt, length, { ...options, N: 1024 }, done)
    }) as typeof real
    syncBuiltinESMExports()
  })
  afterAll(() => {
    crypto.scrypt = real
    syncBuiltinESMExports()
  })
  return askedCosts
}
