import { z } from 'zod'
import { channel } from './channel.ts'

const JSON_TEXT = 'Ce brouillon ne peut pas être gardé : il n’est pas lisible.'

/** A text that `JSON.parse` and SQLite's `json_valid` both read. */
const jsonText = (max: number) =>
  z
    .string()
    .max(max)
    .refine(
      (text) => {
        try {
          JSON.parse(text)
          return true
        } catch {
          return false
        }
      },
      { error: JSON_TEXT },
    )

/**
 * Key of a draft: a form and the record it edits, both as text. The same record gives the same key on any day.
 */
const formulaireOuvert = z.strictObject({
  formulaire: z.string().min(1).max(100),
  /** JSON: the ids of the record; of the année for one still to be entered. */
  sujet: jsonText(2000),
})

const brouillon = formulaireOuvert.extend({
  /** JSON. */
  saisie: jsonText(500_000),
  /** Place of the form: the part after # in the window's address. */
  ecran: z.string().max(2000),
})

export type FormulaireOuvert = z.infer<typeof formulaireOuvert>

/** A form's unsaved content, kept when the app stopped without closing it. */
export type Brouillon = z.infer<typeof brouillon> & {
  /** ISO date and time. */
  readonly savedAt: string
}

export const brouillonsIpc = {
  /** The draft kept for that form and record; null when there is none (saved, or left on purpose). */
  'brouillons:find': channel(formulaireOuvert).returns<Brouillon | null>(),
  /** Latest first. */
  'brouillons:findAll': channel(z.void()).returns<readonly Brouillon[]>(),
  'brouillons:save': channel(brouillon).returns<void>(),
  /** Deletes a draft; a missing one is no error. */
  'brouillons:forget': channel(formulaireOuvert).returns<void>(),
} as const
