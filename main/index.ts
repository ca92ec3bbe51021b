import { app, type BrowserWindow, Menu, session } from 'electron'
import { showAbout } from './app/about.ts'
import { claimFolders } from './app/claim-folders.ts'
import { createDialogs, fileOpener } from './app/dialogs.ts'
import { leaveOnUnexpectedError, offerToReopenPage } from './app/faults.ts'
import { createLog } from './app/log.ts'
import { type MenuActions, menuTemplate } from './app/menu.ts'
import { openFolder } from './app/open-folder.ts'
import { APP_ORIGIN } from './app/origin.ts'
import { appPaths } from './app/paths.ts'
import { registerScheme, serveRenderer } from './app/protocol.ts'
import { lockPages, lockSession } from './app/security.ts'
import { showStartUpFailure } from './app/show-start-up-failure.ts'
import { bringToFront, isOurWindow, openWindow } from './app/window.ts'
import { dataFolder } from './data-folder.ts'
import { type OpenDatabase, openDatabase } from './db/open.ts'
import { createWrittenDocuments } from './features/documents/written-documents.ts'
import { createHandlers } from './features/index.ts'
import type { Services } from './features/services.ts'
import { trustedCaller } from './ipc/guard.ts'
import { registerHandlers } from './ipc/register.ts'
import { send } from './ipc/send.ts'

const paths = appPaths(dataFolder(), app.getAppPath())
const log = createLog(paths.logs)

app.enableSandbox()
leaveOnUnexpectedError(log)
registerScheme()
lockPages(app)

try {
  if (claimFolders(paths)) void app.whenReady().then(start)
  else app.quit()
} catch (error) {
  void app.whenReady().then(() => refuseToStart(error))
}

function start(): void | Promise<void> {
  let database: OpenDatabase
  try {
    database = openDatabase(paths.database)
  } catch (error) {
    return refuseToStart(error)
  }
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', () => database.sqlite.close())

  lockSession(session.defaultSession)
  serveRenderer(paths.renderer)
  const window = openWindow(paths, log)
  app.on('second-instance', () => bringToFront(window))
  offerToReopenPage(window, log)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menuActions(window))))

  const handlers = createHandlers(servicesOf(database, window))
  const isTrusted = trustedCaller(isOurWindow, APP_ORIGIN)
  registerHandlers(handlers, { isTrusted, reportFault: log.fault })
}

async function refuseToStart(error: unknown): Promise<void> {
  await showStartUpFailure(error, log.fault('start-up', error), paths.backups)
  app.quit()
}

const servicesOf = (database: OpenDatabase, window: BrowserWindow): Services => ({
  database,
  dialogs: createDialogs(window),
  opener: fileOpener,
  documents: createWrittenDocuments(),
  emit: (event, payload) => send(window.webContents, event, payload),
  resources: paths.resources,
  version: app.getVersion(),
  now: () => new Date(),
})

const menuActions = (window: BrowserWindow): MenuActions => ({
  openBackups: () => void openFolder(paths.backups),
  openLogs: () => void openFolder(paths.logs),
  showAbout: () => void showAbout(window, app.getVersion()),
})
