import { z } from 'zod'
import { isoDateSchema } from '../date-schemas.ts'
import { documentEcritSchema, type TexteEcrit, textesEcritSchema } from '../domain/ecrit.ts'
import type { DocumentEnPages } from '../domain/page.ts'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'

/** A document of an action; the figures in its proposed texts are read as of `arreteAu`, as those of the bilan. */
const ecrit = z.strictObject({
  actionId: z.string(),
  document: documentEcritSchema,
  arreteAu: isoDateSchema,
})

export const ecritsIpc = {
  /** Texts of a document of an action, in the document's order. */
  'ecrits:find': channel(ecrit).returns<readonly TexteEcrit[]>(),
  /** Keeps the texts that were changed; a text left as proposed follows the records. */
  'ecrits:save': channel(ecrit.extend({ textes: textesEcritSchema })).returns<void>(),
  'ecrits:preview': channel(ecrit).returns<DocumentEnPages>(),
  /** Main asks where; a file that the user corrected is never replaced. */
  'ecrits:write': channel(
    ecrit.extend({ format: z.enum(['docx', 'pdf']) }),
  ).returns<DocumentWritten>(),
} as const
