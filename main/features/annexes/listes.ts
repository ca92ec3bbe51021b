/** List read from a column that `json_group_array` wrote. */
export const parseListe = (json: string): readonly string[] => JSON.parse(json) as string[]

/** Codes of `listed` that the JSON holds, in the order of `listed`. */
export function codesOf<C extends string>(json: string, listed: readonly C[]): readonly C[] {
  const codes = parseListe(json)
  return listed.filter((code) => codes.includes(code))
}
