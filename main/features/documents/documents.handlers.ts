import { existsSync } from 'node:fs'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type {
  DocumentWritten,
  documentsIpc,
  ListeTableur,
} from '../../../shared/ipc/documents.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { fileName } from '../../documents/file-name.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import type { CreateHandlers, Services } from '../services.ts'

const NO_PROGRAM =
  'Aucun logiciel de cet ordinateur n’a pu l’ouvrir. Ouvrez son dossier, puis choisissez le logiciel ' +
  'vous-même, par exemple LibreOffice.'

const NOT_COPIED =
  'L’ordinateur n’a pas pris l’image\u00a0: un autre logiciel occupait peut-être le presse-papiers. Recommencez.'

/** Opens or shows a file that this run has written and that is still there; writes a list of the window, copies its charts. */
export const createDocumentsHandlers: CreateHandlers<typeof documentsIpc> = (services) => ({
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
  'documents:writeListe': (liste) => writeListe(services, liste),
  'documents:copyImage': async ({ image }) => {
    const png = Buffer.from(image.slice(image.indexOf(',') + 1), 'base64')
    if (await services.copyImage(png)) return ok(undefined)
    return err({ code: 'validation', fields: { image: NOT_COPIED } })
  },
})

/** Asks where to put a list, then writes it. */
async function writeListe(
  { dialogs, documents, now }: Pick<Services, 'dialogs' | 'documents' | 'now'>,
  liste: ListeTableur,
): Promise<Result<DocumentWritten, AppError>> {
  const path = await dialogs.saveFile({
    title: 'Enregistrer la liste',
    name: fileName(liste.titre, '.xlsx'),
    kinds: [{ name: 'Tableur', extensions: ['xlsx'] }],
  })
  if (path === null) return err({ code: 'cancelled' })
  // exceljs takes a moment to load: only whoever writes a list waits for it.
  const { buildListeXlsx } = await import('../../documents/liste/build-liste-xlsx.ts')
  const written = await writeFileSafely(path, await buildListeXlsx(liste, now()))
  return written.ok ? ok(documents.add(written.value.path)) : written
}

function findOnDisk(
  { documents }: Pick<Services, 'documents'>,
  documentId: string,
): Result<DocumentWritten, AppError> {
  const document = documents.find(documentId)
  if (document !== null && existsSync(document.path)) return ok(document)
  return err({ code: 'not-found', what: 'fichier', name: document?.name ?? '' })
}
