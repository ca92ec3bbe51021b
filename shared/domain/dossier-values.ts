import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import { isoDateSchema } from '../date-schemas.ts'
import { SEXES } from './listes.ts'

/** Optional value: absent and null are one thing in the file; in the app it is always null. */
export const optional = <S extends z.ZodType>(schema: S) =>
  schema.nullish().transform((value) => value ?? null)

/** An absent list is an empty one. */
export const list = <S extends z.ZodType>(schema: S) =>
  z
    .array(schema)
    .nullish()
    .transform((value) => value ?? [])

/** Free text, cleaned of what would spoil a document; may be empty. */
export const texte = z.string().max(20_000).transform(cleanText)
const notEmpty = { error: 'ne peut pas être vide' }
/** Name or label of a record: never empty. */
export const nom = z
  .string()
  .min(1, notEmpty)
  .max(300)
  .transform((text) => cleanText(text).trim())
  .refine((text) => text !== '', notEmpty)

/** Id, compared to the letter: one that the base could not store exactly is refused. */
export const id = z
  .string()
  .min(1, { error: 'identifiant vide' })
  .max(200)
  .refine((text) => cleanText(text) === text.normalize('NFC'), {
    error: 'caractère interdit dans un identifiant',
  })
export const reference = id
export const count = z.int().min(0).max(1_000_000)
export const heures = z.number().min(0).max(1_000_000)
export const minutes = z.int().min(0).max(14_400)
const yearMessage = { error: 'année attendue, entre 1900 et 2200' }
const anneeNaissance = z.int().min(1900, yearMessage).max(2200, yearMessage)

/** Message for refinements on two dates or times of one record. */
export const afterDebut = { error: 'se termine avant de commencer', path: ['fin'] }
export const endsAfter = (plage: { debut: string; fin: string }): boolean => plage.fin > plage.debut
export const endsOnOrAfter = (plage: { debut: string | null; fin: string | null }): boolean =>
  plage.debut === null || plage.fin === null || plage.fin >= plage.debut

/** Birth of an enfant: a day, a year alone when nothing more is known, or nothing. */
export const naissance = {
  dateNaissance: optional(isoDateSchema),
  anneeNaissance: optional(anneeNaissance),
  sexe: optional(z.enum(SEXES)),
}
/** True unless a year stands beside a date of another year. */
export const oneBirth = (enfant: { dateNaissance: string | null; anneeNaissance: number | null }) =>
  enfant.dateNaissance === null ||
  enfant.anneeNaissance === null ||
  Number(enfant.dateNaissance.slice(0, 4)) === enfant.anneeNaissance
export const birthMessage = {
  error: 'contredit la date de naissance : donnez la date, ou l’année seule',
  path: ['anneeNaissance'],
}
