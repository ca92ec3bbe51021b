import { z } from 'zod'
import {
  type SaisieActionParents,
  type SaisieConcertation,
  type SaisieEtablissement,
  type SaisiePartenaire,
  saisieActionParentsSchema,
  saisieConcertationSchema,
  saisieEtablissementSchema,
  saisiePartenaireSchema,
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

export type EtablissementLigne = SaisieEtablissement & {
  readonly etablissementId: string
  /** Enfants inscribed from it, over all années. */
  readonly enfants: number
}

export type PartenaireLigne = SaisiePartenaire & {
  readonly partenaireId: string
  readonly concertations: number
}

const perimetre = z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() })
const rencontreId = z.strictObject({ rencontreId: z.string() })
const etablissementId = z.strictObject({ etablissementId: z.string() })
const partenaireId = z.strictObject({ partenaireId: z.string() })

export const rencontresIpc = {
  /** Latest first. */
  'actions-parents:findAll': channel(perimetre).returns<readonly ActionParentsLigne[]>(),
  'actions-parents:create': channel(saisieActionParentsSchema).returns<void>(),
  'actions-parents:save': channel(
    rencontreId.extend({ saisie: saisieActionParentsSchema }),
  ).returns<void>(),
  'actions-parents:delete': channel(rencontreId).returns<void>(),
  /** Latest first. */
  'concertations:findAll': channel(perimetre).returns<readonly ConcertationLigne[]>(),
  'concertations:create': channel(saisieConcertationSchema).returns<void>(),
  'concertations:save': channel(
    rencontreId.extend({ saisie: saisieConcertationSchema }),
  ).returns<void>(),
  'concertations:delete': channel(rencontreId).returns<void>(),
  /** Sorted by name in French order. */
  'etablissements:findAll': channel(z.void()).returns<readonly EtablissementLigne[]>(),
  'etablissements:create': channel(saisieEtablissementSchema).returns<{
    readonly etablissementId: string
  }>(),
  'etablissements:save': channel(
    etablissementId.extend({ saisie: saisieEtablissementSchema }),
  ).returns<void>(),
  'etablissements:delete': channel(etablissementId).returns<void>(),
  'partenaires:findAll': channel(z.void()).returns<readonly PartenaireLigne[]>(),
  'partenaires:create': channel(saisiePartenaireSchema).returns<{
    readonly partenaireId: string
  }>(),
  'partenaires:save': channel(
    partenaireId.extend({ saisie: saisiePartenaireSchema }),
  ).returns<void>(),
  'partenaires:delete': channel(partenaireId).returns<void>(),
} as const
