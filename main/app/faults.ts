import { app, type BrowserWindow, dialog } from 'electron'
import type { Log } from './log.ts'
import { loadPage } from './window.ts'

/**
 * Handles a bug outside of any call from the window, for which Electron's own answer is a box full
 * of stack. The state of the process is unknown after it, so the app gives the place of the log, and
 * leaves.
 */
export function leaveOnUnexpectedError(log: Log): void {
  const leave = (error: unknown) => {
    const reference = log.fault('main', error)
    dialog.showErrorBox(
      'Cartable doit se fermer',
      `Une erreur inattendue s’est produite. Ce que vous avez enregistré est conservé.\n\nOuvrez Cartable à nouveau. Si cela se répète, transmettez le numéro ${reference} à la personne qui vous aide en informatique.`,
    )
    app.exit(1)
  }
  process.on('uncaughtException', leave)
  process.on('unhandledRejection', leave)
}

/** Offers to draw a crashed page again, or to leave: it shows nothing any more. */
export function offerToReopenPage(window: BrowserWindow, log: Log): void {
  window.webContents.on('render-process-gone', async (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.info(`page gone: ${reason} ${exitCode}`)
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      title: 'Cartable',
      message: 'La fenêtre s’est arrêtée.',
      detail: 'Ce que vous avez enregistré est conservé.',
      buttons: ['Rouvrir la fenêtre', 'Quitter'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    })
    if (response === 0) void loadPage(window)
    else app.quit()
  })
}
