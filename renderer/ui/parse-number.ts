/**
 * What a NumberInput holds, as a number; null when it is empty. It gives text as long as the text is on
 * its way to another number (« 12, », « 05 »).
 */
export const numberTyped = (typed: string | number): number | null =>
  typed === '' ? null : Number(typed)
