/** List read from a column that `json_group_array` wrote. */
export const parseListe = (json: string): readonly string[] => JSON.parse(json) as string[]

/** Codes of `listed` that the JSON of each row holds, in the order of `listed`: rows repeat a few lists, each read once. */
export function codesReader<C extends string>(
  listed: readonly C[],
): (json: string) => readonly C[] {
  const known = new Map<string, readonly C[]>()
  return (json) => {
    const read = known.get(json)
    if (read !== undefined) return read
    const codes = new Set(parseListe(json))
    const own = listed.filter((code) => codes.has(code))
    known.set(json, own)
    return own
  }
}
