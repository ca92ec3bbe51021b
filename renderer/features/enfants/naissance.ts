import type { IsoDate } from '../../../shared/dates.ts'
import { formatDate } from '../../../shared/format.ts'
import { parseDateFr } from '../../ui/parse.ts'

/** A birth: a day, a year alone, or nothing. */
type Naissance = {
  readonly dateNaissance: IsoDate | null
  readonly anneeNaissance: number | null
}

/** Reads a birth typed as `12/03/2013` or `2013`; null when it is neither. */
export function parseNaissance(typed: string): Naissance | null {
  const text = typed.trim()
  if (text === '') return { dateNaissance: null, anneeNaissance: null }
  if (/^\d{4}$/.test(text)) return { dateNaissance: null, anneeNaissance: Number(text) }
  const dateNaissance = parseDateFr(text)
  return dateNaissance === null ? null : { dateNaissance, anneeNaissance: null }
}

/** Reason why a typed birth cannot be kept; null when it can. */
export function refusalOfNaissance(typed: string, today: IsoDate): string | null {
  const naissance = parseNaissance(typed)
  if (naissance === null) {
    return 'Écrivez la date ainsi\u00a0: 12/03/2015, ou l’année seule\u00a0: 2015.'
  }
  const { dateNaissance, anneeNaissance } = naissance
  const isToCome =
    (dateNaissance ?? '') > today || (anneeNaissance ?? 0) > Number(today.slice(0, 4))
  return isToCome ? 'Cette naissance est à venir\u00a0: vérifiez l’année.' : null
}

/** Birth as text: `12/03/2013`, `2013`, or an empty text. */
export function naissanceText({ dateNaissance, anneeNaissance }: Naissance): string {
  if (dateNaissance !== null) return formatDate(dateNaissance)
  return anneeNaissance === null ? '' : String(anneeNaissance)
}
