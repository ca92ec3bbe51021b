import { z } from 'zod'
import { isoDateSchema } from '../dates.ts'
import { documentEcritSchema, type TexteEcrit, textesEcritSchema } from '../domain/ecrit.ts'
import type { DocumentEnPages } from '../domain/page.ts'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'

/** The figures that the proposed texts say are read as of `arreteAu`, as those of the bilan. */
const ecrit = z.strictObject({
  actionId: z.string(),
  document: documentEcritSchema,
  arreteAu: isoDateSchema,
})

export const ecritsIpc = {
  /** The texts of a document of an action, in its order. */
  'ecrits:find': channel(ecrit).returns<readonly TexteEcrit[]>(),
  /** Keeps what was changed; a text left as proposed follows the records. */
  'ecrits:save': channel(ecrit.extend({ textes: textesEcritSchema })).returns<void>(),
  'ecrits:preview': channel(ecrit).returns<DocumentEnPages>(),
  /** Main asks where; a file that the user corrected is never replaced. */
  'ecrits:write': channel(
    ecrit.extend({ format: z.enum(['docx', 'pdf']) }),
  ).returns<DocumentWritten>(),
} as const
