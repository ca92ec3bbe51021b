import { z } from 'zod'
import type { IsoDate, IsoTime } from '../dates.ts'
import { type SaisieIntervenant, saisieIntervenantSchema } from '../domain/intervenant.ts'
import type { Jour, Statut } from '../domain/listes.ts'
import { channel } from './channel.ts'
import type { HeuresLigne } from './heures.ipc.ts'

/** One line of the list of intervenants. */
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
  /** True when three weeks of séances of their collectifs, or more, were held without them. */
  readonly isPlusVenu: boolean
}

/** Everything known of an intervenant in an année. */
export type IntervenantFiche = SaisieIntervenant & {
  readonly intervenantId: string
  /** Séances tenues of the année, latest first. */
  readonly seances: readonly {
    readonly seanceId: string
    readonly date: IsoDate
    readonly collectif: string
    readonly minutes: number
  }[]
  /** Hours entered in the année, latest first. */
  readonly heures: readonly HeuresLigne[]
}

/** One créneau of a collectif, with the intervenants who are free then. */
export type CreneauCouvert = {
  readonly creneauId: string
  readonly collectif: string
  readonly jour: Jour
  readonly debut: IsoTime
  readonly fin: IsoTime
  /** Intervenants free for the whole créneau, by name; each is counted for one group at a time. */
  /** Intervenants that the rule of the année asks for at a séance; null asks nothing. */
  readonly attendus: number | null
  readonly disponibles: readonly IntervenantBref[]
  /** Intervenants free for the whole créneau, but counted for another group at the same time. */
  readonly comptesAilleurs: readonly (IntervenantBref & { readonly collectif: string })[]
  /** Intervenants free for a part of the créneau. */
  readonly enPartie: readonly IntervenantBref[]
}

export type IntervenantBref = { readonly intervenantId: string; readonly nom: string }

/** Availability of the intervenants, créneau by créneau. */
export type Couverture = {
  /** The day whose statuts are looked at. */
  readonly date: IsoDate
  readonly creneaux: readonly CreneauCouvert[]
  /** Intervenants with disponibilités but no statut that day: counted in no créneau. */
  readonly sansStatut: readonly IntervenantBref[]
}

const perimetre = z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() })
const intervenantId = z.strictObject({ intervenantId: z.string() })

export const intervenantsIpc = {
  /** Whoever holds a statut or has minutes in the année; sorted by name in French order. */
  'intervenants:findAll': channel(perimetre).returns<readonly IntervenantLigne[]>(),
  'intervenants:find': channel(
    intervenantId.extend({ anneeId: z.string() }),
  ).returns<IntervenantFiche>(),
  'intervenants:create': channel(saisieIntervenantSchema).returns<{
    readonly intervenantId: string
  }>(),
  'intervenants:save': channel(
    intervenantId.extend({ saisie: saisieIntervenantSchema }),
  ).returns<void>(),
  /** Refused while séances or hours stand on it. */
  'intervenants:delete': channel(intervenantId).returns<void>(),
  'intervenants:findCouverture': channel(perimetre).returns<Couverture>(),
} as const
