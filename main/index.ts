import { app, type BrowserWindow, Menu, session } from 'electron'
import { showAbout } from './app/about.ts'
import { createDialogs, fileOpener } from './app/dialogs.ts'
import { leaveOnUnexpectedError, offerToReopenPage } from './app/faults.ts'
import { createLog } from './app/log.ts'
import { menuTemplate } from './app/menu.ts'
import { APP_ORIGIN } from './app/origin.ts'
import { appPaths } from './app/paths.ts'
import { registerScheme, serveRenderer } from './app/protocol.ts'
import { lockPages, lockSession } from './app/security.ts'
import { openFolder, showStartUpFailure } from './app/show-start-up-failure.ts'
import { bringToFront, isOurWindow, openWindow } from './app/window.ts'
import { dataFolder } from './data-folder.ts'
import { type OpenDatabase, openDatabase } from './db/open.ts'
import { createWrittenDocuments } from './features/documents/written-documents.ts'
import { createHandlers } from './features/index.ts'
import { trustedCaller } from './ipc/guard.ts'
import { registerHandlers } from './ipc/register.ts'
import { send } from './ipc/send.ts'

const paths = appPaths(dataFolder(), app.getAppPath())
const log = createLog(paths.logs)

app.setPath('userData', paths.data)
app.setPath('sessionData', paths.session)
app.enableSandbox()
leaveOnUnexpectedError(log)
registerScheme()
lockPages()

// One process at a time on one data folder: the lock lies in it.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

async function start(): Promise<void> {
  const database = await openData()
  if (database === null) return app.quit()
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', () => database.sqlite.close())

  lockSession(session.defaultSession)
  serveRenderer(paths.renderer)
  const window = openWindow(paths, log)
  app.on('second-instance', () => bringToFront(window))
  offerToReopenPage(window, log)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menuActions(window))))

  const handlers = createHandlers({
    database,
    dialogs: createDialogs(() => window),
    opener: fileOpener,
    documents: createWrittenDocuments(),
    emit: (event, payload) => send(window.webContents, event, payload),
    resources: paths.resources,
    version: app.getVersion(),
    now: () => new Date(),
  })
  const isTrusted = trustedCaller(isOurWindow, APP_ORIGIN)
  registerHandlers(handlers, { isTrusted, reportFault: log.fault })
}

/** The database up to date, or null once the user has read why it cannot be opened. */
async function openData(): Promise<OpenDatabase | null> {
  try {
    return openDatabase(paths.database)
  } catch (error) {
    await showStartUpFailure(error, log.fault('start-up', error), paths.backups)
    return null
  }
}

function menuActions(window: BrowserWindow) {
  return {
    openBackups: () => void openFolder(paths.backups),
    openLogs: () => void openFolder(paths.logs),
    showAbout: () => void showAbout(window, app.getVersion()),
  }
}
