import { z } from 'zod'
import { channel } from './channel.ts'

/** Steps of a new année, in the usual order. */
export const PAS = [
  'structure',
  'action',
  'etablissements',
  'previsionnel',
  'creneaux',
  'seances',
  'enfants',
  'intervenants',
] as const
export type Pas = (typeof PAS)[number]

/** Steps done, read from the records. */
export type PremiersPas = {
  readonly faits: Readonly<Record<Pas, boolean>>
  /** The first action of the année, where describing it goes on; null when it has none. */
  readonly actionId: string | null
}

export const premiersPasIpc = {
  'premiers-pas:find': channel(z.strictObject({ anneeId: z.string() })).returns<PremiersPas>(),
} as const
