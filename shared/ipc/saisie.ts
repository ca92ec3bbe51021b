import { z } from 'zod'
import { isIsoDate } from '../dates.ts'

/** A date typed by the user, once read as `AAAA-MM-JJ`: 31/02 is refused in her words. */
export const dateSaisieSchema = z.string().refine(isIsoDate, {
  error: 'Cette date n’existe pas : écrivez-la ainsi, 28/09/2021.',
})

/** A time of day typed by the user, once read as `HH:MM`. */
export const heureSaisieSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
  error: 'Cette heure n’existe pas : écrivez-la ainsi, 16:30.',
})
