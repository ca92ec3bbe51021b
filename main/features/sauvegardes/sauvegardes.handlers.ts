import { basename } from 'node:path'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { SourceRestauration, sauvegardesIpc } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import { copyElsewhere, findRappel, postponeRappel } from './ailleurs.service.ts'
import { findEtat } from './etat.service.ts'
import {
  asksForPassword,
  previewRestauration,
  restore,
  unlockCopy,
} from './restauration.service.ts'
import { isEncrypted, keepSauvegarde, sauvegardePath } from './sauvegardes.service.ts'

const KINDS = [{ name: 'Sauvegarde de Cartable', extensions: ['sqlite'] }]

const LOCKED_KINDS = [{ name: 'Sauvegarde protégée de Cartable', extensions: ['cartable'] }]
const ALL_KINDS = [{ name: 'Sauvegarde de Cartable', extensions: ['sqlite', 'cartable'] }]

/** Copies of all the data, made and restored; every path is chosen in the computer's own dialogs or is ours. */
export const createSauvegardesHandlers: CreateHandlers<typeof sauvegardesIpc> = ({
  database,
  dialogs,
  documents,
  opener,
  opened,
  emit,
  sante,
  now,
  today,
}) => {
  /** The private files that locked copies were opened to, by the id of each; they go once restored. */
  const unlockedFiles = new Map<string, () => void>()
  const pathOf = (source: SourceRestauration): Result<string, AppError> => {
    const path =
      'fichierId' in source
        ? opened.find(source.fichierId)
        : sauvegardePath(database.file, source.sauvegardeId)
    const name = 'fichierId' in source ? '' : source.sauvegardeId
    return path === null ? err({ code: 'not-found', what: 'fichier', name }) : ok(path)
  }
  return {
    'sauvegardes:find': async () => ok(await findEtat(database.file, now())),
    'sauvegardes:create': async () => {
      const kept = await keepSauvegarde(database, 'demandee', now())
      sante.noteCopie(kept)
      return kept.ok ? ok(documents.add(kept.value.path)) : kept
    },
    'sauvegardes:copyElsewhere': async ({ motDePasse }) => {
      const isLocked = motDePasse !== null || isEncrypted(database)
      const path = await dialogs.saveFile({
        title: 'Copier sur une clé USB ou un autre disque',
        name: `Cartable ${today()}.${isLocked ? 'cartable' : 'sqlite'}`,
        kinds: isLocked ? LOCKED_KINDS : KINDS,
      })
      if (path === null) return err({ code: 'cancelled' })
      const written = await copyElsewhere(database, path, now(), motDePasse)
      return written.ok ? ok(documents.add(written.value.path)) : written
    },
    'sauvegardes:findRappel': async () => ok(await findRappel(database.file, now())),
    'sauvegardes:postponeRappel': () => postponeRappel(database.file, now()),
    'sauvegardes:chooseFile': async () => {
      const path = await dialogs.chooseFile({ title: 'Restaurer une sauvegarde', kinds: ALL_KINDS })
      if (path === null) return err({ code: 'cancelled' })
      return ok({ ...opened.add(path), isProtegee: await asksForPassword(path) })
    },
    'sauvegardes:unlock': async ({ fichierId, motDePasse }) => {
      const path = opened.find(fichierId)
      if (path === null) return err({ code: 'not-found', what: 'fichier', name: '' })
      const unlocked = await unlockCopy(path, motDePasse)
      if (!unlocked.ok) return unlocked
      const file = opened.add(unlocked.value.path)
      unlockedFiles.set(file.fichierId, unlocked.value.remove)
      return ok(file)
    },
    'sauvegardes:preview': async (source) => {
      const path = pathOf(source)
      return path.ok ? previewRestauration(database, path.value) : path
    },
    'sauvegardes:restore': async (source) => {
      const path = pathOf(source)
      if (!path.ok) return path
      const restored = await restore(database, path.value, now(), (done, total) =>
        emit('sauvegardes:progress', { done, total }),
      )
      if (restored.ok) {
        sante.noteControle([])
        if ('fichierId' in source) unlockedFiles.get(source.fichierId)?.()
      }
      return restored.ok ? ok({ sauvegardeId: basename(restored.value.copie) }) : restored
    },
    'sauvegardes:showInFolder': async (source) => {
      const path = pathOf(source)
      if (!path.ok) return path
      opener.showInFolder(path.value)
      return ok(undefined)
    },
  }
}
