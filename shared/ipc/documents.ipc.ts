import { z } from 'zod'
import { channel } from './channel.ts'

/** A file that this run of the app has written: the window names it by id, never by a path of its own. */
export type DocumentWritten = {
  readonly documentId: string
  readonly path: string
  readonly name: string
}

const documentIdSchema = z.strictObject({ documentId: z.string() })

export const documentsIpc = {
  'documents:open': channel(documentIdSchema).returns<void>(),
  'documents:showInFolder': channel(documentIdSchema).returns<void>(),
} as const
