import { release } from 'node:os'
import { app, type BrowserWindow, powerMonitor, session } from 'electron'
import { claimFolders } from './app/claim-folders.ts'
import { startDailySauvegarde } from './app/daily-sauvegarde.ts'
import { watchDay } from './app/day-turn.ts'
import { copyImage, createDialogs, fileOpener } from './app/dialogs.ts'
import { checkEngine } from './app/engine.ts'
import { leaveOnUnexpectedError, offerToReopenPage } from './app/faults.ts'
import { installMenu } from './app/install-menu.ts'
import { createLog } from './app/log.ts'
import { APP_ORIGIN } from './app/origin.ts'
import { appPaths } from './app/paths.ts'
import { printPdf } from './app/print-pdf.ts'
import { registerScheme, serveRenderer } from './app/protocol.ts'
import { lockPages, lockSession } from './app/security.ts'
import { closeAtSessionEnd } from './app/session-end.ts'
import { showStartUpFailure } from './app/show-start-up-failure.ts'
import { watchStorage } from './app/storage.ts'
import { verificationFile, verifyAndLeave } from './app/verification.ts'
import { openVersions } from './app/versions.ts'
import { bringToFront, isOurWindow, openWindow } from './app/window.ts'
import { dataFolder } from './data-folder.ts'
import { holdCipherEngine } from './db/engine.ts'
import { type OpenDatabase, openDatabase } from './db/open.ts'
import { createWrittenDocuments } from './features/documents/written-documents.ts'
import { createHandlers } from './features/index.ts'
import { createSante, type Sante } from './features/sauvegardes/sante.service.ts'
import type { Services } from './features/services.ts'
import { trustedCaller } from './ipc/guard.ts'
import { registerHandlers } from './ipc/register.ts'
import { send } from './ipc/send.ts'

// The same as in electron-builder.yml: Windows ties the window to its shortcut by it.
const APP_ID = 'fr.cartable.app'

const paths = appPaths(dataFolder(), app.getAppPath())
const log = createLog(paths.logs)

app.enableSandbox()
leaveOnUnexpectedError(log)
registerScheme()
lockPages(app)

if (process.platform === 'win32') app.setAppUserModelId(APP_ID)

const report = verificationFile(process.argv)
try {
  if (report !== null) void app.whenReady().then(() => verifyAndLeave(paths, report))
  else if (claimFolders(paths)) void app.whenReady().then(start)
  else app.quit()
} catch (error) {
  void app.whenReady().then(() => refuseToStart(error))
}

function start(): void | Promise<void> {
  let database: OpenDatabase
  try {
    checkEngine(paths.engine)
    holdCipherEngine(() => checkEngine(paths.cipherEngine))
    database = openDatabase(paths.database)
  } catch (error) {
    return refuseToStart(error)
  }
  log.info(`started ${app.getVersion()} on ${process.platform} ${release()}`)
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', () => database.sqlite.close())

  lockSession(session.defaultSession)
  serveRenderer(paths.renderer)
  const window = openWindow(paths, log)
  app.on('second-instance', () => bringToFront(window))
  offerToReopenPage(window, log)
  closeAtSessionEnd(window)
  watchDay(
    (today) => send(window.webContents, 'app:dayTurned', { today }),
    (look) => powerMonitor.on('resume', look),
  )
  installMenu(window, paths)
  const sante = createSante()
  startDailySauvegarde(database, sante, log)
  const handlers = createHandlers(servicesOf(database, sante, window))
  const isTrusted = trustedCaller(isOurWindow, APP_ORIGIN)
  registerHandlers(handlers, {
    isTrusted,
    reportFault: log.fault,
    storage: watchStorage(database, log),
  })
}

async function refuseToStart(error: unknown): Promise<void> {
  const isMended = await showStartUpFailure(error, log.fault('start-up', error), paths)
  return isMended ? start() : app.quit()
}

function servicesOf(database: OpenDatabase, sante: Sante, window: BrowserWindow): Services {
  // Read now: asked of a window that has gone, it throws.
  const { webContents } = window
  return {
    database,
    dialogs: createDialogs(window),
    opener: fileOpener,
    copyImage,
    documents: createWrittenDocuments(),
    sante,
    printPdf,
    emit: (event, payload) => send(webContents, event, payload),
    resources: paths.resources,
    version: app.getVersion(),
    installation: { logs: paths.logs, licences: paths.licences, openVersions },
    now: () => new Date(),
  }
}
