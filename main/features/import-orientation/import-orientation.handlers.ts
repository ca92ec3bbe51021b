import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type {
  DemandeImport,
  importOrientationIpc,
} from '../../../shared/ipc/import-orientation.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { OpenedFiles } from '../imports/opened-files.service.ts'
import type { Services } from '../services.ts'
import {
  apercuOrientation,
  commitOrientation,
  type ImportOptions,
} from './import-orientation.service.ts'

/** A school's list, before and when it is taken in. */
export function createImportOrientationHandlers(
  { database: { db }, now }: Pick<Services, 'database' | 'now'>,
  opened: OpenedFiles,
): Pick<Handlers, keyof typeof importOrientationIpc> {
  const optionsOf = (demande: DemandeImport): Result<[string, ImportOptions], AppError> => {
    const path = opened.find(demande.fichierId)
    if (path === null) return err({ code: 'not-found', what: 'fichier', name: '' })
    return ok([path, importOptions(demande, now())])
  }
  return {
    'orientations:preview': async (demande) => {
      const options = optionsOf(demande)
      return options.ok ? apercuOrientation(db, ...options.value) : options
    },
    'orientations:import': async (demande) => {
      const options = optionsOf(demande)
      return options.ok ? commitOrientation(db, ...options.value) : options
    },
  }
}

const importOptions = (demande: DemandeImport, now: Date): ImportOptions => ({
  anneeId: demande.anneeId,
  now,
  etablissement: demande.etablissement ?? undefined,
  actionId: demande.actionId ?? undefined,
  collectifId: demande.collectifId ?? undefined,
  corrections: demande.corrections,
  decisions: demande.decisions,
  correspondances: demande.correspondances,
})
