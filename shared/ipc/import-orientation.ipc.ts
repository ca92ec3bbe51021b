import { z } from 'zod'
import type { ApercuImport, PreviewImport } from '../domain/import-orientation.ts'
import { channel } from './channel.ts'
import { correspondancesSchema } from './correspondances.ipc.ts'

const placeLigne = { feuille: z.string(), ligne: z.int(), rang: z.int() }

/** A file opened in this run, and what the person says of it. */
const demandeImport = z.strictObject({
  fichierId: z.string(),
  anneeId: z.string(),
  /** School of the rows that name none. */
  etablissement: z.string().nullable(),
  /** Proposes the inscription there; on the waiting list without a collectif. */
  actionId: z.string().nullable(),
  collectifId: z.string().nullable(),
  corrections: z
    .array(z.strictObject({ ...placeLigne, champ: z.string(), texte: z.string().max(2000) }))
    .max(5000),
  decisions: z
    .array(
      z.strictObject({
        ...placeLigne,
        choix: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('enfant'), enfantId: z.string() }),
          z.strictObject({ kind: z.literal('nouveau') }),
          z.strictObject({ kind: z.literal('ignorer') }),
        ]),
      }),
    )
    .max(20_000),
  correspondances: correspondancesSchema,
})
export type DemandeImport = z.infer<typeof demandeImport>

export const importOrientationIpc = {
  /** What importing the file would do; writes nothing. */
  'orientations:preview': channel(demandeImport).returns<ApercuImport>(),
  'orientations:import': channel(demandeImport).returns<PreviewImport>(),
} as const
