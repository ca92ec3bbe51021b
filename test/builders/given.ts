/** The value of a step that a test stands on; a refusal fails the test there, with its reason. */
export function given<T>(result: {
  readonly ok: boolean
  readonly value?: T
  readonly error?: unknown
}): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value as T
}
