import { createHash } from 'node:crypto'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import type { Entete, Vocabulaire } from './entete.ts'

/**
 * Digest of a row of titles, by which the row is recognised: the same titles in the same columns of the same
 * kind of table, accents, case and stars aside. A digest, since a row taken for titles by mistake holds
 * names, which nobody can read back from it. null for fewer than two titles, which would match too many
 * files.
 */
export function formeOf<C extends string>(
  { titres }: Pick<Entete<C>, 'titres'>,
  { genre }: Pick<Vocabulaire<C>, 'genre'>,
): string | null {
  if (titres.length < 2) return null
  const parts = titres.map(({ index, texte }) => `${index} ${normalizeNom(texte)}`)
  return createHash('sha256')
    .update([genre, ...parts].join('\n'))
    .digest('hex')
}
