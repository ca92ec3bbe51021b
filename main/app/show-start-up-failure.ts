import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { dialog, shell } from 'electron'
import { restoreLast } from '../features/sauvegardes/restauration.service.ts'
import type { AppPaths } from './paths.ts'
import { describeStartUpFailure } from './start-up-failure.ts'

const BOX = { title: 'Cartable', noLink: true } as const

/**
 * Says why the app cannot open, and offers the folder of the copies, or the last of them where that mends it, until
 * the user leaves. True once a copy has taken the place of the data: the app can open.
 */
export async function showStartUpFailure(
  error: unknown,
  reference: string,
  paths: Pick<AppPaths, 'database' | 'backups'>,
): Promise<boolean> {
  const { isRestorable, ...text } = describeStartUpFailure(error, reference, paths.database)
  const buttons = [
    ...(isRestorable ? ['Restaurer la dernière sauvegarde'] : []),
    'Ouvrir le dossier des sauvegardes',
    'Quitter',
  ]
  const last = buttons.length - 1
  for (;;) {
    const { response } = await dialog.showMessageBox({
      ...BOX,
      ...text,
      type: 'error',
      buttons,
      defaultId: last,
      cancelId: last,
    })
    if (response === last) return false
    if (response === last - 1) await openFolder(paths.backups)
    else if (await restoreAndTell(paths.database)) return true
  }
}

async function restoreAndTell(base: string): Promise<boolean> {
  const restored = await restoreLast(base, new Date())
  const isDone = restored.ok && restored.value !== null
  const moment = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeStyle: 'short' })
  await dialog.showMessageBox({
    ...BOX,
    type: isDone ? 'info' : 'error',
    message: isDone
      ? `Vos données du ${moment.format(new Date(restored.value.date))} sont restaurées.`
      : 'Aucune sauvegarde n’a pu être restaurée.',
    detail: isDone
      ? 'Ce qui a été saisi depuis est à refaire. Le fichier abîmé est gardé dans le dossier des sauvegardes.'
      : 'Aucune n’est lisible, ou le disque est plein. Vos fichiers n’ont pas été modifiés. Si vous avez une copie sur une clé USB, gardez-la précieusement et adressez-vous à la personne qui vous aide en informatique.',
    buttons: [isDone ? 'Ouvrir Cartable' : 'Revenir'],
  })
  return isDone
}

/** Shows a folder of the app to the user, or the one above while nothing has been put in it yet. */
export async function openFolder(folder: string): Promise<void> {
  await shell.openPath(existsSync(folder) ? folder : dirname(folder))
}
