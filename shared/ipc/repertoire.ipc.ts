import { z } from 'zod'
import {
  type SaisieEtablissement,
  type SaisiePartenaire,
  saisieEtablissementSchema,
  saisiePartenaireSchema,
} from '../domain/repertoire.ts'
import { channel } from './channel.ts'

export type EtablissementLigne = SaisieEtablissement & {
  readonly etablissementId: string
  /** Number of enfants inscribed from this school, over all années. */
  readonly enfants: number
}

export type PartenaireLigne = SaisiePartenaire & {
  readonly partenaireId: string
  readonly concertations: number
}

const etablissementId = z.strictObject({ etablissementId: z.string() })
const partenaireId = z.strictObject({ partenaireId: z.string() })

export const repertoireIpc = {
  /** Sorted by name in French order. */
  'repertoire:findEtablissements': channel(z.void()).returns<readonly EtablissementLigne[]>(),
  'repertoire:createEtablissement': channel(saisieEtablissementSchema).returns<{
    readonly etablissementId: string
  }>(),
  'repertoire:saveEtablissement': channel(
    etablissementId.extend({ saisie: saisieEtablissementSchema }),
  ).returns<void>(),
  /** Refused while enfants or meetings refer to it. */
  'repertoire:deleteEtablissement': channel(etablissementId).returns<void>(),
  /** Sorted by name in French order. */
  'repertoire:findPartenaires': channel(z.void()).returns<readonly PartenaireLigne[]>(),
  'repertoire:createPartenaire': channel(saisiePartenaireSchema).returns<{
    readonly partenaireId: string
  }>(),
  'repertoire:savePartenaire': channel(
    partenaireId.extend({ saisie: saisiePartenaireSchema }),
  ).returns<void>(),
  /** Refused while concertations refer to it. */
  'repertoire:deletePartenaire': channel(partenaireId).returns<void>(),
} as const
