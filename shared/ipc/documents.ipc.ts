import { z } from 'zod'
import { channel } from './channel.ts'

/** A file that this run of the app has written: the window names it by id, never by a path of its own. */
export type DocumentWritten = {
  readonly documentId: string
  readonly path: string
  readonly name: string
}

const documentIdSchema = z.strictObject({ documentId: z.string() })

const MAX_COLONNES = 50
/** As many as the longest file that is read. */
const MAX_LIGNES = 20_000

const texte = z.string().max(10_000)

/** A list of the window: as many texts in each row as there are columns. */
const listeTableurSchema = z.strictObject({
  titre: z.string().min(1).max(300),
  colonnes: z.array(texte).min(1).max(MAX_COLONNES),
  lignes: z.array(z.array(texte).max(MAX_COLONNES)).max(MAX_LIGNES),
})
export type ListeTableur = z.infer<typeof listeTableurSchema>

/** Start of a PNG data URL, signature of the format included. */
const PNG = 'data:image/png;base64,iVBORw0KGgo'
/** In characters: twenty times the largest picture of a chart. */
const MAX_IMAGE = 8_000_000

export const documentsIpc = {
  'documents:open': channel(documentIdSchema).returns<void>(),
  'documents:showInFolder': channel(documentIdSchema).returns<void>(),
  /** Main asks where; a list of the window as an .xlsx named after its title. */
  'documents:writeListe': channel(listeTableurSchema).returns<DocumentWritten>(),
  /** Puts a picture (PNG, as a data URL) in the clipboard of the computer, to paste in any document. */
  'documents:copyImage': channel(
    z.strictObject({ image: z.string().startsWith(PNG).max(MAX_IMAGE) }),
  ).returns<void>(),
} as const
