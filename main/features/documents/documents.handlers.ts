import { existsSync } from 'node:fs'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { DocumentWritten } from '../../../shared/ipc/documents.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Services } from '../services.ts'

type DocumentsHandlers = Pick<Handlers, 'documents:open' | 'documents:showInFolder'>

const NO_PROGRAM =
  'Aucun logiciel de cet ordinateur n’a pu l’ouvrir. Ouvrez son dossier, puis choisissez le logiciel ' +
  'vous-même, par exemple LibreOffice.'

/** Opens or shows a file that this run has written and that is still there. */
export function createDocumentsHandlers(
  services: Pick<Services, 'documents' | 'opener'>,
): DocumentsHandlers {
  return {
    'documents:open': async ({ documentId }) => {
      const found = findOnDisk(services, documentId)
      if (!found.ok) return found
      const { path, name } = found.value
      if (await services.opener.open(path)) return ok(undefined)
      return err({ code: 'unusable-file', file: name, reason: NO_PROGRAM })
    },
    'documents:showInFolder': async ({ documentId }) => {
      const found = findOnDisk(services, documentId)
      if (!found.ok) return found
      services.opener.showInFolder(found.value.path)
      return ok(undefined)
    },
  }
}

function findOnDisk(
  { documents }: Pick<Services, 'documents'>,
  documentId: string,
): Result<DocumentWritten, AppError> {
  const document = documents.find(documentId)
  if (document !== null && existsSync(document.path)) return ok(document)
  return err({ code: 'not-found', what: 'fichier', name: document?.name ?? '' })
}
