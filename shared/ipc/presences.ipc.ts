import { z } from 'zod'
import { ETATS_PRESENCE } from '../domain/listes.ts'
import { channel } from './channel.ts'

const saisieSchema = z.strictObject({
  seanceId: z.string(),
  enfantId: z.string(),
  /** null takes the record away: unknown, which is not absent. */
  etat: z.enum(ETATS_PRESENCE).nullable(),
  /** A late arrival, a reason… Left out, the note in place stays; null or '' takes it away. */
  note: z
    .string()
    .trim()
    .max(300, { error: 'Cette note est trop longue : gardez l’essentiel (300 signes au plus).' })
    .nullable()
    .optional(),
})
export type SaisiePresence = z.infer<typeof saisieSchema>

export const presencesIpc = {
  /**
   * Records présences in one operation, which undo calls `label` (« Présences du mardi 28/09 »). A
   * séance prévue whose day has come becomes tenue, in the same operation. Refused whole, under
   * `presences.<index>`: an enfant who is not inscribed that day, a séance annulée, a séance to come
   * (where an excuse may be noted ahead). Of two lines for one enfant and séance, the last counts.
   */
  'presences:save': channel(
    z.strictObject({
      label: z.string().trim().min(1).max(200),
      presences: z.array(saisieSchema).min(1).max(5000),
    }),
  ).returns<{
    /** Séances that became tenue. */
    readonly tenues: readonly string[]
  }>(),
} as const
