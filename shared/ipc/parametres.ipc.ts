import { z } from 'zod'
import type { ParametresAnnee } from '../domain/faits.ts'
import { channel } from './channel.ts'

const TOLERANCE = 'Indiquez un pourcentage de 0 à 100.'

const NOMBRE = 'Indiquez un nombre de 1 à 100, ou laissez vide.'
const regleSchema = z
  .int({ error: NOMBRE })
  .min(1, { error: NOMBRE })
  .max(100, { error: NOMBRE })
  .nullable()

/** The rules of an année, as they are typed. */
export const parametresSchema = z.strictObject({
  lectureEncadrement: z.enum(['par-seance', 'par-effectif']),
  toleranceEcart: z
    .number({ error: TOLERANCE })
    .min(0, { error: TOLERANCE })
    .max(1, { error: TOLERANCE }),
  effectifMin: regleSchema,
  effectifMax: regleSchema,
  intervenantsParSeance: regleSchema,
  enfantsParIntervenant: regleSchema,
  absencesAvantAppel: regleSchema,
  seancesParSemaine: regleSchema,
  registresComplets: regleSchema,
}) satisfies z.ZodType<ParametresAnnee>

export const parametresIpc = {
  /** Settings of an année: how its figures are read, and the rules of its groups. */
  'parametres:find': channel(z.strictObject({ anneeId: z.string() })).returns<ParametresAnnee>(),
  'parametres:save': channel(
    z.strictObject({ anneeId: z.string(), parametres: parametresSchema }),
  ).returns<void>(),
} as const
