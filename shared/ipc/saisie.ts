import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import { isIsoDate } from '../dates.ts'
import { formatNumber } from '../format.ts'

/** A date typed by the user, once read as `AAAA-MM-JJ`: 31/02 is refused in her words. */
export const dateSaisieSchema = z.string().refine(isIsoDate, {
  error: 'Cette date n’existe pas : écrivez-la ainsi, 28/09/2021.',
})

/** A time of day typed by the user, once read as `HH:MM`. */
export const heureSaisieSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
  error: 'Cette heure n’existe pas : écrivez-la ainsi, 16:30.',
})

/**
 * A text of `max` characters at most, typed by the user and cleaned; a blank one becomes null. Null
 * is accepted too: a record that was read can be saved unchanged.
 */
export const texteSaisieSchema = (max: number) =>
  z
    .string()
    .max(max, { error: `Ce texte est trop long : ${formatNumber(max)} caractères au plus.` })
    .nullable()
    .transform((text) => cleanText(text ?? '').trim() || null)

/** A line of text. */
export const ligneSaisieSchema = texteSaisieSchema(300)

/** A paragraph. */
export const paragrapheSaisieSchema = texteSaisieSchema(5_000)

/** A required name; `error` is the message when it is missing. */
export const nomSaisieSchema = (error: string) =>
  z
    .string()
    .transform((text) => cleanText(text).trim())
    .pipe(
      z
        .string()
        .min(1, { error })
        .max(200, { error: 'Ce nom est trop long : 200 caractères au plus.' }),
    )
