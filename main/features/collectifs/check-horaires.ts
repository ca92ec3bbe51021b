import { type Horaire, overlaps } from '../../../shared/domain/planification.ts'

/** Why a créneau cannot be of a collectif that has those others: messages by field, none when it can. */
export function refusalsOfHoraire(
  horaire: Horaire,
  others: readonly Horaire[],
): Readonly<Record<string, string>> {
  if (horaire.fin <= horaire.debut) {
    return { fin: 'Le créneau finit avant de commencer : corrigez l’heure de fin.' }
  }
  const other = others.find(
    ({ jour, ...plage }) => jour === horaire.jour && overlaps(plage, horaire),
  )
  if (other === undefined) return {}
  const { jour, debut, fin } = other
  return {
    debut: `Ce créneau en recouvre un autre du collectif (${jour} ${debut}–${fin}) : changez l’heure ou le jour.`,
  }
}

/** The same for créneaux given together, under `creneaux.<index>.<champ>`. */
export function refusalsOfHoraires(horaires: readonly Horaire[]): Record<string, string> {
  const entries = horaires.flatMap((horaire, index) =>
    Object.entries(refusalsOfHoraire(horaire, horaires.slice(0, index))).map(
      ([field, message]) => [`creneaux.${index}.${field}`, message] as const,
    ),
  )
  return Object.fromEntries(entries)
}
