import { z } from 'zod'
import { formatNumber } from '../format.ts'
import { dateSaisieSchema, ligneSaisieSchema } from '../ipc/saisie.ts'
import { CATEGORIES_HEURES, type CategorieHeures } from './listes.ts'

/** Value of one hour of bénévolat, in cents. No source sets it: each structure chooses its own. */
export const tauxSchema = z
  .int({ error: 'Indiquez un montant par heure, par exemple 11,88.' })
  .min(1, { error: 'Indiquez un montant par heure, par exemple 11,88.' })
  .max(100_000, { error: 'Ce montant est trop élevé : 1 000 € par heure au plus.' })

/** Value of some minutes, in cents, rounded to the nearest. */
export const valeurCents = (minutes: number, taux: number): number =>
  Math.round((minutes * taux) / 60)

/** `1 234,50 €`. */
export const formatMontant = (cents: number): string => `${formatNumber(cents / 100, 2, 2)}\u00a0€`

/** One entry of hours outside séances. */
export const saisieHeuresSchema = z.strictObject({
  intervenantId: z.string().min(1, { error: 'Choisissez un intervenant.' }),
  actionId: z.string().min(1, { error: 'Choisissez une action.' }),
  date: dateSaisieSchema,
  categorie: z.enum(CATEGORIES_HEURES),
  minutes: z
    .int()
    .min(1, { error: 'Indiquez une durée, par exemple 1h30.' })
    .max(14_400, { error: 'Cette durée est trop longue pour une seule saisie.' }),
  note: ligneSaisieSchema,
})
export type SaisieHeures = z.infer<typeof saisieHeuresSchema>

/** Category of time: « séances » is derived, the others are entered. */
export type CategorieTotal = CategorieHeures | 'seances'

/** Categories of time in the order of the closed list, séances first. */
export const CATEGORIES_TOTAL: readonly CategorieTotal[] = ['seances', ...CATEGORIES_HEURES]

/** Cents from an amount typed as `11,88`, `11.88 €` or `12`; null when it is no amount. */
export function parseMontant(text: string): number | null {
  const match = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0\u202f€]/g, ''))
  if (match === null) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
