import { basename, extname } from 'node:path'
import type { DocumentWritten } from '../../../shared/ipc/documents.ipc.ts'
import { newId } from '../../db/new-id.ts'

/** Kinds of files that Cartable writes: nothing else is ever handed over to the computer to open. */
const EXTENSIONS: ReadonlySet<string> = new Set([
  '.docx',
  '.docm',
  '.odt',
  '.xlsx',
  '.xlsm',
  '.json',
  '.pdf',
  '.ics',
  '.eml',
  '.sqlite',
  '.cartable',
  '.html',
  '.txt',
])

/** Files written in this run: the window names them by id, so that no path ever comes from it. */
export type WrittenDocuments = {
  /** Adds a file and gives it an id; throws on a kind of file that Cartable does not write. */
  add(path: string): DocumentWritten
  find(documentId: string): DocumentWritten | null
}

export function createWrittenDocuments(): WrittenDocuments {
  const documents = new Map<string, DocumentWritten>()
  return {
    add(path) {
      const extension = extname(path).toLowerCase()
      if (!EXTENSIONS.has(extension)) throw new Error(`not a document of ours: ${extension}`)
      const document = { documentId: newId(), path, name: basename(path) }
      documents.set(document.documentId, document)
      return document
    },
    find: (documentId) => documents.get(documentId) ?? null,
  }
}
