import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import type { IsoDate } from '../dates.ts'
import type { ZoneScolaire } from '../domain/listes.ts'
import { channel } from './channel.ts'
import { dateSaisieSchema } from './saisie.ts'

const periodeSchema = z.strictObject({
  nom: z
    .string()
    .overwrite(cleanText)
    .trim()
    .min(1, { error: 'Donnez un nom à cette période, par exemple « Vacances de Noël ».' })
    .max(100, { error: 'Ce nom est trop long : 100 signes au plus.' }),
  debut: dateSaisieSchema,
  fin: dateSaisieSchema,
})
/** Days off in a row, both ends included; one day alone begins and ends on itself. */
export type PeriodeFermee = z.infer<typeof periodeSchema>

/** Days of an année on which nothing takes place. */
export type CalendrierAnnee = {
  readonly annee: { readonly debut: IsoDate; readonly fin: IsoDate }
  /** null: the structure has not said its zone, so that no holiday is known. */
  readonly zone: ZoneScolaire | null
  /** False: the périodes are the official ones of the zone, and follow its changes. */
  readonly isPropre: boolean
  /** In order of time. */
  readonly vacances: readonly PeriodeFermee[]
  /** Official périodes of the zone, whatever the user corrected: « Reprendre les dates officielles » restores them. */
  readonly officielles: readonly PeriodeFermee[]
  /** Names of the official holidays whose dates Cartable does not know: to be entered by hand. */
  readonly inconnues: readonly string[]
  /** Public holidays, computed, never edited; in order of time. */
  readonly feries: readonly { readonly date: IsoDate; readonly nom: string }[]
}

export const calendrierIpc = {
  'calendrier:find': channel(z.strictObject({ anneeId: z.string() })).returns<CalendrierAnnee>(),
  /**
   * Replaces the périodes of an année; null goes back to the official ones. Refused under
   * `vacances.<index>.<champ>`: an end before the beginning, a period wholly outside the année.
   */
  'calendrier:save': channel(
    z.strictObject({
      anneeId: z.string(),
      vacances: z.array(periodeSchema).max(100).nullable(),
    }),
  ).returns<CalendrierAnnee>(),
} as const
