import { z } from 'zod'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'
import { dateSaisieSchema } from './saisie.ts'

export const orientationsIpc = {
  /** Main asks where; the blank fiche for a school, to be filled on screen or on paper. */
  'orientations:writeFiche': channel(
    z.strictObject({
      anneeId: z.string(),
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
