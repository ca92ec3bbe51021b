import { z } from 'zod'
import type { ApercuImport, PreviewImport } from '../domain/import-orientation.ts'
import { channel } from './channel.ts'
import { correspondancesSchema } from './correspondances.ipc.ts'
import type { DocumentWritten } from './documents.ipc.ts'
import { dateSaisieSchema } from './saisie.ts'

const anneeId = z.strictObject({ anneeId: z.string() })

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

export const orientationsIpc = {
  /** What importing the file would do; writes nothing. */
  'orientations:preview': channel(demandeImport).returns<ApercuImport>(),
  'orientations:import': channel(demandeImport).returns<PreviewImport>(),
  /** Main asks where; the blank fiche for a school, to be filled on screen or on paper. */
  'orientations:writeFiche': channel(
    anneeId.extend({
      format: z.enum(['xlsx', 'docx']),
      etablissement: z.string().nullable(),
      classes: z
        .array(
          z.strictObject({ nom: z.string().min(1).max(60), enseignant: z.string().nullable() }),
        )
        .max(30),
      retourAvant: dateSaisieSchema.nullable(),
    }),
  ).returns<DocumentWritten>(),
} as const
