import { z } from 'zod'
import type { Envoi, EnvoiEchu } from '../domain/envoi.ts'
import { arreteSchema } from './bilans.ipc.ts'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'

export const envoisIpc = {
  /** Versions of an action's bilan that were sent, latest first. */
  'envois:find': channel(z.strictObject({ actionId: z.string() })).returns<readonly Envoi[]>(),
  /** Bilans sent more than six years ago, that the yearly review proposes to let go. */
  'envois:findEchus': channel(z.void()).returns<readonly EnvoiEchu[]>(),
  /** Deletes some of these envois for good; returns how many. */
  'envois:letGo': channel(
    z.strictObject({ envoiIds: z.array(z.string()).min(1).max(10_000) }),
  ).returns<number>(),
  /** Keeps the bilan and its pseudonymised annexes, as of that date, as sent today. */
  'envois:create': channel(
    arreteSchema.extend({
      /** A draft is refused (`brouillon`) until it is asked for. */
      brouillon: z.enum(['refuser', 'garder']),
      /**
       * Which file was sent: a corrected one is asked about (`file-corrected`), kept (`corrige`), left aside for
       * Cartable's (`cartable`), or another that main asks for (`choisir`).
       */
      fichier: z.enum(['demander', 'corrige', 'cartable', 'choisir']),
    }),
  ).returns<Envoi>(),
  /** Main asks for the folder; the files of a version, byte for byte, under free names. */
  'envois:write': channel(z.strictObject({ envoiId: z.string() })).returns<
    readonly DocumentWritten[]
  >(),
  /** Main asks where; an e-mail to the Caf with the files of a version, for the user's mail program. */
  'envois:prepareMail': channel(z.strictObject({ envoiId: z.string() })).returns<DocumentWritten>(),
} as const
