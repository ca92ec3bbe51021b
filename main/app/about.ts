import { type BrowserWindow, dialog } from 'electron'

/** « À propos »: the version that a helper asks for. */
export async function showAbout(parent: BrowserWindow, version: string): Promise<void> {
  await dialog.showMessageBox(parent, {
    type: 'info',
    title: 'À propos de Cartable',
    message: `Cartable ${version}`,
    detail:
      'Cartable tient l’année d’un Clas et remplit le bilan de la Caf.\n\nAucune donnée ne quitte cet ordinateur.',
    buttons: ['Fermer'],
    noLink: true,
  })
}
