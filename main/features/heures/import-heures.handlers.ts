import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { DemandeHeures, importHeuresIpc } from '../../../shared/ipc/import-heures.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { OpenedFiles } from '../imports/opened-files.service.ts'
import type { Services } from '../services.ts'
import { apercuHeures, commitHeures, type ImportHeuresOptions } from './import-heures.service.ts'

/** A spreadsheet of hours: what it would do, then doing it. */
export function createImportHeuresHandlers(
  { database: { db }, now }: Services,
  opened: OpenedFiles,
): Pick<Handlers, keyof typeof importHeuresIpc> {
  const fileOf = ({
    fichierId,
    ...options
  }: DemandeHeures): Result<[string, ImportHeuresOptions], AppError> => {
    const path = opened.find(fichierId)
    if (path === null) return err({ code: 'not-found', what: 'fichier', name: '' })
    return ok([path, { ...options, feuille: null, categorie: null }])
  }
  return {
    'heures:previewImport': async (demande) => {
      const found = fileOf(demande)
      return found.ok ? apercuHeures(db, ...found.value) : found
    },
    'heures:import': async (demande) => {
      const found = fileOf(demande)
      return found.ok ? commitHeures(db, ...found.value, now()) : found
    },
  }
}
