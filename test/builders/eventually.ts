import { vi } from 'vitest'

/** Waits until `check` no longer throws, and gives what it gives: a busy machine draws and writes at its own pace. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 20_000 })
