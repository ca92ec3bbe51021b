import { z } from 'zod'
import type { IsoDate, IsoTime } from '../dates.ts'
import type { Activite, EtatSeance } from '../domain/listes.ts'
import { channel } from './channel.ts'

export type SeanceLigne = {
  readonly seanceId: string
  readonly actionId: string
  readonly collectifId: string
  readonly collectif: string
  readonly date: IsoDate
  readonly debut: IsoTime
  readonly fin: IsoTime
  readonly minutes: number
  readonly etat: EtatSeance
  readonly motif: string | null
  readonly activites: readonly Activite[]
  readonly intervenants: readonly string[]
  readonly presents: number
  readonly absents: number
  readonly excuses: number
  /** Enfants inscribed that day whose presence nobody recorded. */
  readonly inconnus: number
}

export const seancesIpc = {
  /** Sorted by date and time. */
  'seances:findAll': channel(
    z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() }),
  ).returns<readonly SeanceLigne[]>(),
} as const
