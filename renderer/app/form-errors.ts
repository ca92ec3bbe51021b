/** Messages by field path: `enfant.nom`. */
export type Errors = Readonly<Record<string, string>>

/** Messages of the fields under `path`, keyed by the rest of their path. */
export function errorsUnder(errors: Readonly<Record<string, unknown>>, path: string): Errors {
  const prefix = `${path}.`
  return Object.fromEntries(
    Object.entries(errors).flatMap(([field, text]) =>
      field.startsWith(prefix) && typeof text === 'string'
        ? [[field.slice(prefix.length), text]]
        : [],
    ),
  )
}

/** True when the field at `path` has changed, or for a list its line: its message is then removed. */
export function isAnswered(path: string, before: object, after: object): boolean {
  const steps = path.split('.')
  const line = steps.findLastIndex((step) => /^\d+$/.test(step))
  const place = line === -1 ? steps : steps.slice(0, line + 1)
  return valueAt(before, place) !== valueAt(after, place)
}

const valueAt = (value: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>(
    (at, step) => (at instanceof Object ? (at as Record<string, unknown>)[step] : undefined),
    value,
  )
