import { normalizeNom } from '../../../../shared/domain/nom.ts'

type Personne = { readonly nom: string; readonly prenom: string }

/** Length of the shortest names in which one letter of difference is taken for a slip: « Ali » is not « Alia ». */
const SHORTEST = 6

/**
 * True when two names that are not the same may still be one person: the same words cut otherwise, a
 * prénom shortened (« H. », « Jo »), a name alone, or one letter of difference.
 */
export function mayBeSame(a: Personne, b: Personne): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  if (one.sorted === other.sorted) return true
  if (one.nom !== '' && one.nom === other.nom) {
    return one.prenom.startsWith(other.prenom) || other.prenom.startsWith(one.prenom)
  }
  const isNameAlone = one.nom === '' || one.prenom === ''
  if (isNameAlone) return [other.nom, other.prenom].includes(one.nom + one.prenom)
  const [short, long] = [one.nom + one.prenom, other.nom + other.prenom]
  return Math.min(short.length, long.length) >= SHORTEST && isOneLetterApart(short, long)
}

function wordsOf({ nom, prenom }: Personne) {
  const joined = (text: string): string => normalizeNom(text).replaceAll(' ', '')
  const sorted = normalizeNom(`${nom} ${prenom}`).split(' ').sort().join(' ')
  return { nom: joined(nom), prenom: joined(prenom), sorted }
}

/** Whether two words differ by one letter added, taken away or changed. */
function isOneLetterApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let start = 0
  while (start < short.length && short[start] === long[start]) start++
  const skip = short.length === long.length ? 1 : 0
  return short.slice(start + skip) === long.slice(start + 1)
}
