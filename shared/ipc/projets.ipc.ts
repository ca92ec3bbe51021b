import { z } from 'zod'
import { type SaisieProjet, saisieProjetSchema } from '../domain/projet.ts'
import { channel } from './channel.ts'

export type ProjetLigne = SaisieProjet & {
  readonly projetId: string
  /** Numéro of its action. */
  readonly action: string
  readonly partenaire: string | null
}

const perimetre = z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() })
const projetId = z.strictObject({ projetId: z.string() })

export const projetsIpc = {
  /** Latest first. */
  'projets:findAll': channel(perimetre).returns<readonly ProjetLigne[]>(),
  'projets:create': channel(saisieProjetSchema).returns<void>(),
  'projets:save': channel(projetId.extend({ saisie: saisieProjetSchema })).returns<void>(),
  'projets:delete': channel(projetId).returns<void>(),
} as const
