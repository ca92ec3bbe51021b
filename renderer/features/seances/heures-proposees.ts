import type { IsoTime } from '../../../shared/dates.ts'

type Heures = { readonly debut: IsoTime; readonly fin: IsoTime }

/** Hours of a collectif, from its first créneau. */
export function heuresDe({ creneaux: [first] }: { readonly creneaux: readonly Heures[] }): Heures {
  return { debut: first?.debut ?? '16:30', fin: first?.fin ?? '18:00' }
}

/** Hours after a change of collectif: those of the new one, unless the user typed others than the proposed ones. */
export function heuresAfter(typed: Heures, proposed: Heures, chosen: Heures): Heures {
  const isUntouched = typed.debut === proposed.debut && typed.fin === proposed.fin
  return isUntouched ? chosen : { debut: typed.debut, fin: typed.fin }
}
