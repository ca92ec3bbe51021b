import { createHash } from 'node:crypto'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import type { Entete } from './entete.ts'

/**
 * What makes a row of titles known again: the same titles in the same columns, accents, case and stars
 * aside. A digest, so that what it was made of cannot be read where it is kept: a row taken for titles by
 * mistake holds names. null for fewer than two titles, which would make anything known again.
 */
export function formeOf({ titres }: Pick<Entete<string>, 'titres'>): string | null {
  if (titres.length < 2) return null
  const parts = titres.map(({ index, texte }) => `${index} ${normalizeNom(texte)}`)
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}
