import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import type { ChampTrame } from '../../../shared/domain/trame.ts'
import type { Valeur } from '../../../shared/domain/valeur.ts'
import { texteOf } from '../../../shared/texts/valeurs.ts'
import { dateOrNone, numberTyped } from '../../ui/parse.ts'

/** Value of a field while it is edited: text (an unfinished number too), a number, yes/no, or ticked options. */
export type Saisie = string | number | boolean | null | readonly string[]

/** Answer as its field holds it: for a text question, a list becomes a text to go on from. */
export function toSaisie(champ: ChampTrame, bilan: BilanRempli, valeur: Valeur): Saisie {
  switch (champ.kind) {
    case 'text':
    case 'long-text':
    case 'date':
      return texteOf(bilan.trame, champ, valeur) ?? ''
    case 'number':
    case 'hours':
      return typeof valeur === 'number' ? valeur : ''
    case 'yes-no':
      return typeof valeur === 'boolean' ? valeur : null
    case 'choice':
      return Array.isArray(valeur) ? (valeur as readonly string[]) : []
  }
}

/** Answer made by the typed value; a text that is no date is kept as typed, for main to refuse it. */
export function toValeur(champ: ChampTrame, saisie: Saisie): Valeur {
  if (typeof saisie !== 'string') return saisie
  if (champ.kind === 'date') return dateOrNone(saisie)
  if (champ.kind === 'number' || champ.kind === 'hours') return numberTyped(saisie)
  return saisie.trim() === '' ? null : saisie
}
