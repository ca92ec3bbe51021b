import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import type { IsoDate } from '../dates.ts'
import { formatDate } from '../format.ts'
import { dateSaisieSchema, texteSaisieSchema } from '../ipc/saisie.ts'
import { ACTIVITES, GENRES_ECOLE, GENRES_PARENTS, NATURES_LOCAL, ZONAGES } from './listes.ts'

const line = texteSaisieSchema(500)

const count = z
  .int({ error: 'Indiquez un nombre entier.' })
  .min(0, { error: 'Ce nombre ne peut pas être négatif.' })
  .max(100_000, { error: 'Ce nombre est trop grand.' })
  .nullable()

const effectifSchema = z.strictObject({
  nombre: count,
  /**
   * Minutes of the whole year and of all intervenants together: a hundred thousand hours at most.
   */
  minutes: z
    .int({ error: 'Indiquez un nombre d’heures.' })
    .min(0, { error: 'Ce nombre ne peut pas être négatif.' })
    .max(6_000_000, { error: 'Ce nombre d’heures est trop grand.' })
    .nullable(),
})

/** Figures and lists that the projet announces; null where it announces nothing. */
const saisiePrevisionnelSchema = z.strictObject({
  debut: dateSaisieSchema.nullable(),
  fin: dateSaisieSchema.nullable(),
  semaines: count,
  intervenants: z.strictObject({
    salarie: effectifSchema,
    volontaire: effectifSchema,
    benevole: effectifSchema,
  }),
  public: z.strictObject({
    elementaire: count,
    college: count,
    lycee: count,
    autres: count,
    familles: count,
    collectifs: count,
  }),
  activites: z.array(z.enum(ACTIVITES)),
  parents: z.array(z.enum(GENRES_PARENTS)),
  ecole: z.array(z.enum(GENRES_ECOLE)),
})

/** Every field entered on an action. */
export const saisieActionSchema = z.strictObject({
  numero: z
    .string()
    .overwrite(cleanText)
    .trim()
    .min(1, { error: 'Indiquez le numéro de l’action.' })
    .max(20, { error: 'Ce numéro est trop long : 20 caractères au plus.' }),
  intitule: line,
  lieu: line,
  adresse: line,
  naturesLocal: z.array(z.enum(NATURES_LOCAL)),
  zonages: z.array(z.enum(ZONAGES)),
  bonificationEnfant: z.boolean(),
  bonificationParent: z.boolean(),
  dateRetour: dateSaisieSchema.nullable(),
  previsionnel: saisiePrevisionnelSchema,
})

/** Basis of an action: the diagnostic of the needs, the charte that was signed. */
export const saisieCadreSchema = z.strictObject({
  diagnosticLe: dateSaisieSchema.nullable(),
  diagnostic: texteSaisieSchema(5_000),
  charteLe: dateSaisieSchema.nullable(),
  charteSignataires: line,
})
export type SaisieCadre = z.infer<typeof saisieCadreSchema>

export type SaisieAction = z.infer<typeof saisieActionSchema>
export type SaisiePrevisionnel = z.infer<typeof saisiePrevisionnelSchema>

/** A prévisionnel in which nothing is announced. */
export const PREVISIONNEL_VIDE: SaisiePrevisionnel = {
  debut: null,
  fin: null,
  semaines: null,
  intervenants: {
    salarie: { nombre: null, minutes: null },
    volontaire: { nombre: null, minutes: null },
    benevole: { nombre: null, minutes: null },
  },
  public: {
    elementaire: null,
    college: null,
    lycee: null,
    autres: null,
    familles: null,
    collectifs: null,
  },
  activites: [],
  parents: [],
  ecole: [],
}

/** Messages of an action's entry, by field; empty when it can be saved. */
export function checkAction(
  { previsionnel }: SaisieAction,
  annee: { readonly debut: IsoDate; readonly fin: IsoDate },
): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {}
  for (const key of ['debut', 'fin'] as const) {
    const date = previsionnel[key]
    if (date !== null && (date < annee.debut || date > annee.fin)) {
      fields[`previsionnel.${key}`] =
        `Cette date est hors de l’année : choisissez-la du ${formatDate(annee.debut)} au ${formatDate(annee.fin)}.`
    }
  }
  const { debut, fin } = previsionnel
  if (debut !== null && fin !== null && fin < debut) {
    fields['previsionnel.fin'] = 'La fin vient avant le début : corrigez l’une des deux.'
  }
  return fields
}

/** Whether a prévisionnel announces nothing at all: it is then the same as none. */
export function isPrevisionnelVide(previsionnel: SaisiePrevisionnel): boolean {
  const { debut, fin, semaines, intervenants, activites, parents, ecole } = previsionnel
  const counts = [
    ...Object.values(intervenants).flatMap(({ nombre, minutes }) => [nombre, minutes]),
    ...Object.values(previsionnel.public),
  ]
  return (
    [debut, fin, semaines, ...counts].every((value) => value === null) &&
    activites.length + parents.length + ecole.length === 0
  )
}
