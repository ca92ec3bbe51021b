import { z } from 'zod'
import {
  type SaisieAction,
  type SaisieCadre,
  saisieActionSchema,
  saisieCadreSchema,
} from '../domain/action.ts'
import { channel } from './channel.ts'

/** An action as it is entered. */
export type ActionSaisie = SaisieAction & { readonly actionId: string }

const actionId = z.strictObject({ actionId: z.string() })

export const actionsIpc = {
  'actions:find': channel(actionId).returns<ActionSaisie>(),
  /** Adds an action to the année, with its number alone to begin with. */
  'actions:create': channel(
    z.strictObject({
      anneeId: z.string(),
      numero: saisieActionSchema.shape.numero,
      intitule: saisieActionSchema.shape.intitule,
    }),
  ).returns<{ readonly actionId: string }>(),
  'actions:save': channel(actionId.extend({ saisie: saisieActionSchema })).returns<void>(),
  /** The diagnostic and the charte of the action; all null while none was entered. */
  'actions:findCadre': channel(actionId).returns<SaisieCadre>(),
  'actions:saveCadre': channel(actionId.extend({ saisie: saisieCadreSchema })).returns<void>(),
  /** Refused when collectifs, inscriptions, hours or meetings stand on it. */
  'actions:delete': channel(actionId).returns<void>(),
} as const
