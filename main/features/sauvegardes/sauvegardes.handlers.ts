import { basename } from 'node:path'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { SourceRestauration, sauvegardesIpc } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import { copyElsewhere, findRappel, postponeRappel } from './ailleurs.service.ts'
import { findEtat } from './etat.service.ts'
import { previewRestauration, restore } from './restauration.service.ts'
import { keepSauvegarde, sauvegardePath } from './sauvegardes.service.ts'

const KINDS = [{ name: 'Sauvegarde de Cartable', extensions: ['sqlite'] }]

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
    'sauvegardes:copyElsewhere': async () => {
      const path = await dialogs.saveFile({
        title: 'Copier sur une clé USB ou un autre disque',
        name: `Cartable ${today()}.sqlite`,
        kinds: KINDS,
      })
      if (path === null) return err({ code: 'cancelled' })
      const written = await copyElsewhere(database, path, now())
      return written.ok ? ok(documents.add(written.value.path)) : written
    },
    'sauvegardes:findAlerte': async () => ok(sante.find()),
    'sauvegardes:findRappel': async () => ok(await findRappel(database.file, now())),
    'sauvegardes:postponeRappel': () => postponeRappel(database.file, now()),
    'sauvegardes:chooseFile': async () => {
      const path = await dialogs.chooseFile({ title: 'Restaurer une sauvegarde', kinds: KINDS })
      return path === null ? err({ code: 'cancelled' }) : ok(opened.add(path))
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
      if (restored.ok) sante.noteControle([])
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
