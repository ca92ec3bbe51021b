import { clePersonne } from '../../../../shared/domain/nom.ts'
import type { LigneLue } from '../../../import/understand/ligne-lue.ts'

type Naissance = { readonly dateNaissance: string | null; readonly anneeNaissance: number | null }

/** Keys of the names of each row, computed once: rows are compared with each other, then with the base. */
const known = new WeakMap<LigneLue, readonly string[]>()

/** The keys of the names that the child of a row may bear: usage name and family name. */
export function clesOf(ligne: LigneLue): readonly string[] {
  const already = known.get(ligne)
  if (already) return already
  const cles = findCles(ligne)
  known.set(ligne, cles)
  return cles
}

function findCles({ enfant, nomFamille }: LigneLue): readonly string[] {
  const usuelle = clePersonne(enfant)
  if (nomFamille === null || nomFamille === enfant.nom) return [usuelle]
  const autre = clePersonne({ nom: nomFamille, prenom: enfant.prenom })
  return autre === usuelle ? [usuelle] : [usuelle, autre]
}

/**
 * Whether two births are of one child: `same` when both are known as well and agree, `different` when
 * they cannot agree, `unsure` when one says less than the other.
 */
export function compareNaissances(a: Naissance, b: Naissance): 'same' | 'different' | 'unsure' {
  const years = [yearOf(a), yearOf(b)]
  if (years.includes(null)) return 'unsure'
  if (years[0] !== years[1]) return 'different'
  if (a.dateNaissance === null && b.dateNaissance === null) return 'same'
  if (a.dateNaissance === null || b.dateNaissance === null) return 'unsure'
  return a.dateNaissance === b.dateNaissance ? 'same' : 'different'
}

/** Year of a birth, from its date or from the year alone; null when neither is known. */
export function yearOf({ dateNaissance, anneeNaissance }: Naissance): number | null {
  return dateNaissance === null ? anneeNaissance : Number(dateNaissance.slice(0, 4))
}

/** A birth as one key: two births are `same` exactly when their keys are equal and not empty. */
export const birthKey = ({ dateNaissance, anneeNaissance }: Naissance): string =>
  dateNaissance ?? (anneeNaissance === null ? '' : String(anneeNaissance))
