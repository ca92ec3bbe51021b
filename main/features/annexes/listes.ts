/** A list that a query gives in one column, as `json_group_array` writes it. */
export const parseListe = (json: string): readonly string[] => JSON.parse(json) as string[]

/** The codes of `listed` that are there, in its order. */
export function codesOf<C extends string>(json: string, listed: readonly C[]): readonly C[] {
  const codes = parseListe(json)
  return listed.filter((code) => codes.includes(code))
}
