import type { Comparaison } from '../../../shared/domain/ecarts.ts'
import type { ChampTrame, Trame } from '../../../shared/domain/trame.ts'
import {
  PROVENANCE_KINDS,
  type ProvenanceKind,
  type Valeur,
} from '../../../shared/domain/valeur.ts'
import { formatCount } from '../../../shared/format.ts'
import type { BilanVue } from '../../../shared/ipc/bilans.ipc.ts'
import { LIBELLES_PROVENANCE } from '../../../shared/texts/libelles.ts'
import { texteOf } from '../../../shared/texts/valeurs.ts'

/** Number of records of each kind behind a value. */
type Compte = BilanVue['comptes'][string]

/** Count of records in words: `12 séances`, `3 enfants`. */
export function countText(kind: ProvenanceKind, count: number): string {
  const [one, many] = LIBELLES_PROVENANCE[kind]
  return formatCount(count, one, many)
}

/** Counts of all kinds behind a value: `3 enfants, 4 inscriptions`; empty when no record is behind it. */
export function compteText(compte: Compte | undefined): string {
  if (compte === undefined) return ''
  return PROVENANCE_KINDS.flatMap((kind) => {
    const count = compte[kind] ?? 0
    return count === 0 ? [] : [countText(kind, count)]
  }).join(', ')
}

/** Id of a question in the page, target of the sommaire's links. */
export const champId = (code: string): string => `champ-${code}`

/** Prévu and réel after their question: « Nombre de semaines : prévu 32 sur l’année, 19 à cette date ; réel 17 ; encore 12 prévues ». */
export const comparaisonText = (
  trame: Trame,
  champ: ChampTrame,
  comparaison: Comparaison,
): string => `${champ.label}\u00a0: ${prevuText(trame, champ, comparaison)}`

/** Text of `comparaisonText` without its question. */
export function prevuText(trame: Trame, champ: ChampTrame, comparaison: Comparaison): string {
  const { prevu, prevuALaDate, reel, aVenir } = comparaison
  if (typeof prevu === 'boolean') {
    return prevu ? 'prévu, pas encore réalisé' : 'réalisé sans être prévu'
  }
  const unit = champ.kind === 'hours' ? '\u00a0h' : ''
  const text = (valeur: Valeur) => {
    const shown = texteOf(trame, champ, valeur)
    return shown === null ? 'rien' : `${shown}${unit}`
  }
  const announced =
    aVenir === null
      ? `prévu ${text(prevu)}`
      : `prévu ${text(prevu)} sur l’année, ${text(prevuALaDate)} à cette date`
  const later =
    aVenir === null || aVenir === 0 ? '' : `, encore ${text(aVenir)} dans les séances prévues`
  return `${announced}, réel ${text(reel)}${later}`
}
