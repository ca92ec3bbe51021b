import { z } from 'zod'
import {
  type SaisieActionParents,
  type SaisieConcertation,
  saisieActionParentsSchema,
  saisieConcertationSchema,
} from '../domain/rencontre.ts'
import { channel } from './channel.ts'

export type ActionParentsLigne = SaisieActionParents & {
  readonly rencontreId: string
  readonly action: string
}

export type ConcertationLigne = SaisieConcertation & {
  readonly rencontreId: string
  readonly action: string
  readonly etablissement: string | null
  readonly partenaire: string | null
}

const perimetre = z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() })
const rencontreId = z.strictObject({ rencontreId: z.string() })

export const rencontresIpc = {
  /** Latest first. */
  'rencontres:findActionsParents': channel(perimetre).returns<readonly ActionParentsLigne[]>(),
  'rencontres:createActionParents': channel(saisieActionParentsSchema).returns<void>(),
  'rencontres:saveActionParents': channel(
    rencontreId.extend({ saisie: saisieActionParentsSchema }),
  ).returns<void>(),
  'rencontres:deleteActionParents': channel(rencontreId).returns<void>(),
  /** Latest first. */
  'rencontres:findConcertations': channel(perimetre).returns<readonly ConcertationLigne[]>(),
  'rencontres:createConcertation': channel(saisieConcertationSchema).returns<void>(),
  'rencontres:saveConcertation': channel(
    rencontreId.extend({ saisie: saisieConcertationSchema }),
  ).returns<void>(),
  'rencontres:deleteConcertation': channel(rencontreId).returns<void>(),
} as const
