import { z } from 'zod'
import type { IsoDate } from '../dates.ts'
import type { Statut } from '../domain/listes.ts'
import { channel } from './channel.ts'

export type IntervenantLigne = {
  readonly intervenantId: string
  readonly nom: string
  readonly prenom: string
  readonly telephone: string | null
  readonly mail: string | null
  /** In order of time. */
  readonly statuts: readonly {
    readonly statut: Statut
    readonly debut: IsoDate
    readonly fin: IsoDate | null
  }[]
  readonly seancesTenues: number
  /** Minutes up to today, on days when a statut was in force. */
  readonly minutesSeances: number
  readonly minutesAutres: number
  /** Minutes on days when no statut was in force: they count nowhere in the bilan. */
  readonly minutesSansStatut: number
  readonly derniereSeance: IsoDate | null
  /** Three weeks of séances of their collectifs, or more, were held since their last one. */
  readonly isPlusVenu: boolean
}

export const intervenantsIpc = {
  /** Whoever holds a statut or has minutes in the année; sorted by name in French order. */
  'intervenants:findAll': channel(
    z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() }),
  ).returns<readonly IntervenantLigne[]>(),
} as const
