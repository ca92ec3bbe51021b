import { z } from 'zod'
import { isoDateSchema } from '../date-schemas.ts'
import type { EtatObjectif } from '../domain/objectif.ts'
import { channel } from './channel.ts'

/** The fourteen objectives of the four axes. */
export const objectifsIpc = {
  /** State of each objective for an action as of a date, in the order of the référentiel. */
  'objectifs:findAll': channel(
    z.strictObject({ actionId: z.string(), arreteAu: isoDateSchema }),
  ).returns<readonly EtatObjectif[]>(),
} as const
