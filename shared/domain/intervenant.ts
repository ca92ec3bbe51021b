import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import { addDays, type IsoDate, overlap } from '../dates.ts'
import { formatTelephone } from '../format.ts'
import {
  dateSaisieSchema,
  heureSaisieSchema,
  ligneSaisieSchema,
  nomSaisieSchema,
} from '../ipc/saisie.ts'
import { JOURS, STATUTS, type Statut } from './listes.ts'

/** Name of the one record shared by all unnamed helpers who come once. */
export const OCCASIONNEL = 'Bénévole occasionnel'

const statutSchema = z.strictObject({
  statut: z.enum(STATUTS),
  debut: dateSaisieSchema,
  fin: dateSaisieSchema.nullable(),
})

const disponibiliteSchema = z.strictObject({
  jour: z.enum(JOURS),
  debut: heureSaisieSchema,
  fin: heureSaisieSchema,
})

/** Fields entered on an intervenant. An occasional helper may have a nom alone. */
export const saisieIntervenantSchema = z.strictObject({
  nom: nomSaisieSchema('Indiquez un nom, par exemple « Bénévole occasionnel ».'),
  prenom: z
    .string()
    .max(200, { error: 'Ce prénom est trop long : 200 caractères au plus.' })
    .transform((text) => cleanText(text).trim()),
  telephone: ligneSaisieSchema.transform((text) => (text === null ? null : formatTelephone(text))),
  mail: ligneSaisieSchema,
  statuts: z.array(statutSchema).max(50),
  disponibilites: z.array(disponibiliteSchema).max(50),
})
export type SaisieIntervenant = z.infer<typeof saisieIntervenantSchema>

type StatutDate = { readonly statut: Statut; readonly debut: IsoDate; readonly fin: IsoDate | null }

const END = '9999-12-31'

/** The statut in force on a day: one at most. */
export function statutAt(statuts: readonly StatutDate[], date: IsoDate): Statut | null {
  return statuts.find((s) => s.debut <= date && (s.fin ?? END) >= date)?.statut ?? null
}

/** Weeks of séances missed in a row from which the app tells it. */
const SEMAINES_SANS_VENIR = 3

/**
 * True for someone who holds a statut and was missing from three weeks of séances of their collectifs:
 * weeks without séance, as holidays, count for nothing.
 */
export const isPlusVenu = (semainesTenuesDepuis: number, statut: Statut | null): boolean =>
  statut !== null && semainesTenuesDepuis >= SEMAINES_SANS_VENIR

/** A new statut from a day on: the one in force then ends the day before. */
export function changeStatut<S extends StatutDate>(
  statuts: readonly S[],
  next: { readonly statut: Statut; readonly debut: IsoDate },
): readonly (S | StatutDate)[] {
  const ended = statuts.map((s) =>
    s.debut < next.debut && (s.fin ?? END) >= next.debut
      ? { ...s, fin: addDays(next.debut, -1) }
      : s,
  )
  return [...ended, { ...next, fin: null }]
}

/** Messages about the statuts and disponibilités of an entry, by field; empty when it can be saved. */
export function checkIntervenant({
  statuts,
  disponibilites,
}: Pick<SaisieIntervenant, 'statuts' | 'disponibilites'>): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {}
  for (const [i, statut] of statuts.entries()) {
    if (statut.fin !== null && statut.fin < statut.debut) {
      fields[`statuts.${i}.fin`] = 'La fin vient avant le début.'
      continue
    }
    if (statuts.slice(0, i).some((other) => overlap(statut, other))) {
      fields[`statuts.${i}.debut`] =
        'Ce statut chevauche un autre : terminez le premier la veille du second.'
    }
  }
  for (const [i, { debut, fin }] of disponibilites.entries()) {
    if (fin <= debut) fields[`disponibilites.${i}.fin`] = 'La fin vient avant le début.'
  }
  return fields
}

/** A new intervenant, bénévole from a given day on, as most are. */
export const newIntervenant = (debut: IsoDate): SaisieIntervenant => ({
  nom: '',
  prenom: '',
  telephone: null,
  mail: null,
  statuts: [{ statut: 'benevole', debut, fin: null }],
  disponibilites: [],
})
