import { STATUTS_LIGNE } from '../../../shared/domain/import-orientation.ts'
import { formatCount } from '../../../shared/format.ts'

export type Mots = Readonly<Record<(typeof STATUTS_LIGNE)[number], readonly [string, string]>>

/** Words for enfants. */
const MOTS: Mots = {
  nouveau: ['nouveau', 'nouveaux'],
  'a-completer': ['complété', 'complétés'],
  connu: ['déjà connu', 'déjà connus'],
  'doublon-fichier': ['doublon', 'doublons'],
  ambigu: ['laissé de côté', 'laissés de côté'],
  erreur: ['en erreur', 'en erreur'],
}

/** Words for rows that are no person. */
export const MOTS_LIGNES: Mots = {
  nouveau: ['nouvelle ligne', 'nouvelles lignes'],
  'a-completer': ['complétée', 'complétées'],
  connu: ['déjà connue', 'déjà connues'],
  'doublon-fichier': ['doublon', 'doublons'],
  ambigu: ['laissée de côté', 'laissées de côté'],
  erreur: ['en erreur', 'en erreur'],
}

/** Counts by statut in words: « 12 nouveaux, 3 complétés, 1 en erreur ». */
export function comptesText(comptes: Readonly<Record<string, number>>, mots: Mots = MOTS): string {
  return STATUTS_LIGNE.flatMap((statut) => {
    const count = comptes[statut] ?? 0
    return count === 0 ? [] : [formatCount(count, ...mots[statut])]
  }).join(', ')
}

/** Number of rows of each statut. */
export const countStatuts = (
  lignes: readonly { readonly statut: string }[],
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(lignes, ({ statut }) => statut)].map(([statut, rows]) => [statut, rows.length]),
  )
