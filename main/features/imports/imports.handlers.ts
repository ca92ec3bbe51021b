import type { GenreImport } from '../../../shared/domain/listes.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { importsIpc } from '../../../shared/ipc/imports.ipc.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Services } from '../services.ts'
import { findImports, undoImport } from './imports.service.ts'
import type { OpenedFiles } from './opened-files.service.ts'

const TITLES: Readonly<Record<GenreImport, string>> = {
  orientations: 'Ouvrir la liste de l’école',
  responsables: 'Ouvrir la liste de l’école',
  heures: 'Ouvrir le tableur des heures',
}

const SPREADSHEETS = [{ name: 'Tableur', extensions: ['xlsx', 'xls', 'ods', 'csv', 'txt'] }]

/** What every import has in common: the file chosen, the history, the way back. */
export function createImportsHandlers(
  { database: { db }, dialogs, now }: Services,
  opened: OpenedFiles,
): Pick<Handlers, keyof typeof importsIpc> {
  return {
    'imports:openFile': async ({ genre }) => {
      const path = await dialogs.chooseFile({ title: TITLES[genre], kinds: SPREADSHEETS })
      return path === null ? err({ code: 'cancelled' }) : ok(opened.add(path))
    },
    'imports:findAll': async ({ anneeId }) => ok(await findImports(db, anneeId)),
    'imports:undo': async ({ importId }) => {
      const undone = await undoImport(db, importId, now())
      return undone.ok ? ok(undefined) : undone
    },
  }
}
