import { dialog } from 'electron'
import { openFolder } from './open-folder.ts'
import { describeStartUpFailure } from './start-up-failure.ts'

/** Says why the app cannot open, and offers the folder of the copies until the user leaves. */
export async function showStartUpFailure(
  error: unknown,
  reference: string,
  backups: string,
): Promise<void> {
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Cartable',
      ...describeStartUpFailure(error, reference),
      buttons: ['Ouvrir le dossier des sauvegardes', 'Quitter'],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    })
    if (response !== 0) return
    await openFolder(backups)
  }
}
