import { z } from 'zod'
import { type Critere, LIENS_CRITERE } from '../domain/critere.ts'
import { normalizeNom } from '../domain/nom.ts'
import type { DelaisOrientation } from '../domain/orientation.ts'
import { channel } from './channel.ts'
import { nomSaisieSchema } from './saisie.ts'

const JOURS = 'Indiquez un nombre de jours, de 1 à 365.'

export const critereSchema = z.strictObject({
  libelle: nomSaisieSchema('Indiquez le nom du critère, ou retirez-le.').pipe(
    z
      .string()
      .max(60, { error: 'Ce nom est trop long pour une liste : 60 caractères au plus.' })
      // They part several criteria written in one box of the fiche.
      .regex(/^[^,;•]*$/, { error: 'Écrivez ce critère sans virgule ni point-virgule.' })
      .refine((text) => normalizeNom(text) !== '', { error: 'Écrivez ce critère en lettres.' }),
  ),
  lien: z.enum(LIENS_CRITERE).nullable(),
}) satisfies z.ZodType<Critere>

const joursSchema = z.int({ error: JOURS }).min(1, { error: JOURS }).max(365, { error: JOURS })

export const delaisSchema = z.strictObject({
  contact: joursSchema,
  reponse: joursSchema,
  inscription: joursSchema,
}) satisfies z.ZodType<DelaisOrientation>

/** The criteria of the network, in their order, none said twice. */
const criteresSchema = z
  .array(critereSchema)
  .min(1, { error: 'Gardez au moins un critère : la fiche les propose en liste.' })
  .max(24, {
    error: 'Vingt-quatre critères au plus : la fiche à imprimer n’en porte pas davantage.',
  })
  .superRefine((criteres, context) => {
    const names = criteres.map(({ libelle }) => normalizeNom(libelle))
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) === index) continue
      const message = 'Ce critère est déjà dans la liste.'
      context.addIssue({ code: 'custom', path: [index, 'libelle'], message })
    }
  })

/** How a structure follows what schools propose, année by année. */
export type ReglagesOrientations = {
  readonly criteres: readonly Critere[]
  readonly delais: DelaisOrientation
}

export const reglagesOrientationsIpc = {
  'orientations:findReglages': channel(
    z.strictObject({ anneeId: z.string() }),
  ).returns<ReglagesOrientations>(),
  'orientations:saveReglages': channel(
    z.strictObject({ anneeId: z.string(), criteres: criteresSchema, delais: delaisSchema }),
  ).returns<void>(),
} as const
