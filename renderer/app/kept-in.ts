/**
 * Draft of a form, in the groups of fields that the form has now. Another version of the app may have
 * kept the draft: a field that the draft lacks keeps its initial value.
 */
export const keptIn = <V extends Record<string, object>>(initial: V, kept: Partial<V>): V =>
  Object.fromEntries(
    Object.entries(initial).map(([group, fields]) => [group, { ...fields, ...kept[group] }]),
  ) as V
