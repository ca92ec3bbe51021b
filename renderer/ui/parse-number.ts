/**
 * Number held by a NumberInput; null when empty. The input gives text while a number is unfinished («
 * 12, », « 05 »).
 */
export const numberTyped = (typed: string | number): number | null =>
  typed === '' ? null : Number(typed)
