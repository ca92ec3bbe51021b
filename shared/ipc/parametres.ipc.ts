import { z } from 'zod'
import type { ParametresFigures } from '../domain/faits.ts'
import { channel } from './channel.ts'

const TOLERANCE = 'Indiquez un pourcentage de 0 à 100.'

const parametresSchema = z.strictObject({
  lectureEncadrement: z.enum(['par-seance', 'par-effectif']),
  toleranceEcart: z
    .number({ error: TOLERANCE })
    .min(0, { error: TOLERANCE })
    .max(1, { error: TOLERANCE }),
}) satisfies z.ZodType<ParametresFigures>

export const parametresIpc = {
  /** How an année reads its figures. */
  'parametres:find': channel(z.strictObject({ anneeId: z.string() })).returns<ParametresFigures>(),
  'parametres:save': channel(
    z.strictObject({ anneeId: z.string(), parametres: parametresSchema }),
  ).returns<void>(),
} as const
