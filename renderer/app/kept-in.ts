/**
 * What was kept of a form, in the groups of fields that it has now: another version of the app may have
 * kept it, and a field that it did not know stays as the form opens with it.
 */
export const keptIn = <V extends Record<string, object>>(initial: V, kept: Partial<V>): V =>
  Object.fromEntries(
    Object.entries(initial).map(([group, fields]) => [group, { ...fields, ...kept[group] }]),
  ) as V
