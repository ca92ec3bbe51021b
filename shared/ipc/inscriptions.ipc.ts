import { z } from 'zod'
import { saisieInscriptionSchema } from '../domain/enfant.ts'
import { channel } from './channel.ts'
import { dateSaisieSchema } from './saisie.ts'

const inscriptionId = z.strictObject({ inscriptionId: z.string() })

export const inscriptionsIpc = {
  'inscriptions:create': channel(
    z.strictObject({ enfantId: z.string(), saisie: saisieInscriptionSchema }),
  ).returns<{ readonly inscriptionId: string }>(),
  'inscriptions:save': channel(
    inscriptionId.extend({ saisie: saisieInscriptionSchema }),
  ).returns<void>(),
  /** Sets the last day of an enfant in its collectif. */
  'inscriptions:depart': channel(inscriptionId.extend({ fin: dateSaisieSchema })).returns<void>(),
  /** Refused while présences stand on it. */
  'inscriptions:delete': channel(inscriptionId).returns<void>(),
  /** Moves an enfant from the waiting list into a collectif of its action, from a given day on. */
  'inscriptions:promote': channel(
    inscriptionId.extend({ collectifId: z.string(), debut: dateSaisieSchema }),
  ).returns<void>(),
  /** The waiting list of an action, in the order wanted. */
  'inscriptions:orderAttente': channel(
    z.strictObject({ inscriptionIds: z.array(z.string()).max(2000) }),
  ).returns<void>(),
} as const
