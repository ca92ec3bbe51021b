/**
 * A bug met in main reaches the window as a number alone, which the log carries too: no message and
 * no stack, since these may hold a name.
 */
export const faultMessage = (reference: string): string => `fault ${reference}`

/**
 * The number in the error that `invoke` rejected with (Electron writes words before it), or null when there is
 * none.
 */
export function faultReference(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  return /\bfault (\d{6})$/.exec(error.message)?.[1] ?? null
}
