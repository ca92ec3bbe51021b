import { normalizeNom } from '../../../shared/domain/nom.ts'

const STOP_WORDS = new Set(
  'de du des d l la le les et ou a au aux en par un une sur son sa ses leur'.split(' '),
)

/** « Né(e) », « Élève(s) », « (jj/mm/aaaa) », « (oui / non) »: marks of gender, number or format. */
export const MARKS =
  /\((?:e|s|es|x|ne|[^)]*(?:jj|aaaa|oui|non|cocher|obligatoire|facultatif)[^)]*)\)/gi

/** The words of a header, singular, without accents, little words nor marks. */
export function canonical(header: string): string {
  const words = normalizeNom(header.replace(MARKS, ' '))
    .replace(/\be mail\b/g, 'mail')
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
    .filter((word) => !STOP_WORDS.has(word))
  return words.join(' ')
}
