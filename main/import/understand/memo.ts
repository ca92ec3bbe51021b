const MAX_VALUES = 2_000

/**
 * The same function, remembering what it gave for each text: a column of classes, of schools or of
 * situations says the same few things on hundreds of rows. Forgets everything when it knows too many.
 */
export function memo<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= MAX_VALUES) known.clear()
    const value = read(text)
    known.set(text, value)
    return value
  }
}
