import type { IsoTime } from '../../../shared/dates.ts'

type Heures = { readonly debut: IsoTime; readonly fin: IsoTime }

/** When a collectif meets, as its first créneau says. */
export function heuresDe({ creneaux: [first] }: { readonly creneaux: readonly Heures[] }): Heures {
  return { debut: first?.debut ?? '16:30', fin: first?.fin ?? '18:00' }
}

/** The hours once another collectif is chosen: its own, unless others than those proposed are typed. */
export function heuresAfter(typed: Heures, proposed: Heures, chosen: Heures): Heures {
  const isUntouched = typed.debut === proposed.debut && typed.fin === proposed.fin
  return isUntouched ? chosen : { debut: typed.debut, fin: typed.fin }
}
