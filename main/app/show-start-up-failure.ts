import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { dialog, shell } from 'electron'
import { keepLastEntries, restoreLast } from '../features/sauvegardes/restauration.service.ts'
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
  const { gardeALaRestauration, isLost, ...text } = describeStartUpFailure(
    error,
    reference,
    paths.database,
  )
  /** What each button does: true once the app can open, false to leave, undefined to ask again. */
  const choices: readonly (readonly [string, () => Promise<boolean | undefined>])[] = [
    ...(gardeALaRestauration === undefined
      ? []
      : ([
          [
            'Restaurer la dernière sauvegarde',
            () => restoreAndTell(paths.database, gardeALaRestauration),
          ],
        ] as const)),
    ...(isLost
      ? ([['Commencer sans ces données', () => beginWithout(paths.database)]] as const)
      : []),
    ['Ouvrir le dossier des sauvegardes', () => openFolder(paths.backups).then(() => undefined)],
    ['Quitter', async () => false],
  ]
  const last = choices.length - 1
  for (;;) {
    const { response } = await dialog.showMessageBox({
      ...BOX,
      ...text,
      type: 'error',
      buttons: choices.map(([label]) => label),
      defaultId: last,
      cancelId: last,
    })
    const canOpen = await choices[response]?.[1]()
    if (canOpen !== undefined) return canOpen
  }
}

async function restoreAndTell(base: string, kept: string): Promise<true | undefined> {
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
      ? [
          'Ce qui a été saisi depuis est à refaire.',
          kept,
          ...(restored.value.hasLostVersions
            ? [
                'Les bilans marqués comme envoyés depuis n’ont pas tous pu être relus : leurs fichiers sont peut-être encore dans vos dossiers.',
              ]
            : []),
        ].join(' ')
      : 'Aucune n’est lisible, ou le disque est plein. Vos fichiers n’ont pas été modifiés. Si vous avez une copie sur une clé USB, gardez-la précieusement et adressez-vous à la personne qui vous aide en informatique.',
    buttons: [isDone ? 'Ouvrir Cartable' : 'Revenir'],
  })
  return isDone || undefined
}

/** Keeps what is left of the data among the copies, and says where: the app then opens on its first screen. */
async function beginWithout(base: string): Promise<true | undefined> {
  const kept = await keepLastEntries(base, new Date())
  await dialog.showMessageBox({
    ...BOX,
    type: kept.ok ? 'info' : 'error',
    message: kept.ok
      ? 'Ce qui restait de vos dernières saisies est gardé.'
      : 'Ce qui reste de vos dernières saisies n’a pas pu être gardé.',
    detail: kept.ok
      ? `C’est le fichier « ${basename(kept.value ?? base)} » du dossier des sauvegardes. Montrez-le à la personne qui vous aide en informatique ; supprimez-le une fois vos données retrouvées ou refaites : il contient des noms.`
      : 'Le dossier des sauvegardes ne peut pas être écrit, ou le disque est plein. Vos fichiers n’ont pas été modifiés. Libérez de la place, puis recommencez.',
    buttons: [kept.ok ? 'Ouvrir Cartable' : 'Revenir'],
  })
  return kept.ok || undefined
}

/** Shows a folder of the app to the user, or the one above while nothing has been put in it yet. */
export async function openFolder(folder: string): Promise<void> {
  await shell.openPath(existsSync(folder) ? folder : dirname(folder))
}
