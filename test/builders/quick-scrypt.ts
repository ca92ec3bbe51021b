import type * as crypto from 'node:crypto'

/** How slow each derivation was asked to be: what `quickScrypt` makes quick. */
export const askedCosts: number[] = []

/** `node:crypto` whose scrypt costs next to nothing, for tests that open many things: `vi.mock('node:crypto', …)`. */
export async function quickScrypt(
  importOriginal: () => Promise<typeof crypto>,
): Promise<typeof crypto> {
  const real = await importOriginal()
  const scrypt: typeof real.scrypt = ((
    password: Buffer,
    salt: Buffer,
    length: number,
    options: crypto.ScryptOptions,
    done: (error: Error | null, derived: Buffer) => void,
  ) => {
    askedCosts.push(options.N ?? 0)
    real.scrypt(password, salt, length, { ...options, N: 1024 }, done)
  }) as typeof real.scrypt
  return { ...real, scrypt }
}
