import { z } from 'zod'
import { isIsoDate } from './dates.ts'

/*
 * Apart from `dates.ts`, which the window's first screen needs without the library of schemas.
 */

/** A civil date of the calendar. */
export const isoDateSchema = z
  .string()
  .refine(isIsoDate, { error: 'date attendue sous la forme AAAA-MM-JJ' })
  .meta({ format: 'date' })

/** A time of day, 24 hours. */
export const isoTimeSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'heure attendue sous la forme HH:MM' })
