import { release } from 'node:os'
import { app, type BrowserWindow, powerMonitor, session } from 'electron'
import { startDailySauvegarde } from './app/daily-sauvegarde.ts'
import { watchDay } from './app/day-turn.ts'
import { copyImage, createDialogs, fileOpener } from './app/dialogs.ts'
import { checkEngine } from './app/engine.ts'
import { leaveOnUnexpectedError, offerToReopenPage } from './app/faults.ts'
import { installMenu } from './app/install-menu.ts'
import { createLog } from './app/log.ts'
import { APP_ORIGIN } from './app/origin.ts'
import { appPaths, claimFolders } from './app/paths.ts'
import { printPdf } from './app/print-pdf.ts'
import { registerScheme, serveRenderer } from './app/protocol.ts'
import { lockPages, lockSession } from './app/security.ts'
import { closeAtSessionEnd } from './app/session-end.ts'
import { showStartUpFailure } from './app/show-start-up-failure.ts'
import { watchStorage } from './app/storage.ts'
import { verificationFile, verifyAndLeave } from './app/verification.ts'
import {
  type BaseVerrou,
  createLock,
  createVerrou,
  type Turns,
  watchAbsence,
} from './app/verrou.ts'
import { openVersions } from './app/versions.ts'
import { bringToFront, isOurWindow, openWindow } from './app/window.ts'
import { dataFolder } from './data-folder.ts'
import { holdCipherEngine } from './db/engine.ts'
import { type OpenDatabase, openDatabase } from './db/open.ts'
import { createWrittenDocuments } from './features/documents/written-documents.ts'
import { createHandlers } from './features/index.ts'
import { protectionHandlers } from './features/protection/protection.handlers.ts'
import { isProtegee, isVerrouillee } from './features/protection/protection.service.ts'
import { readMinutes } from './features/protection/verrou.service.ts'
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
  let database: OpenDatabase | null
  try {
    checkEngine(paths.engine)
    holdCipherEngine(() => checkEngine(paths.cipherEngine))
    database = isVerrouillee(paths.database) ? null : openDatabase(paths.database)
  } catch (error) {
    return refuseToStart(error)
  }
  log.info(`started ${app.getVersion()} on ${process.platform} ${release()}`)
  app.on('window-all-closed', () => app.quit())

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
  answer(window, database)
}

/** What works on the base while it is open. */
function openingOf(database: OpenDatabase, window: BrowserWindow, verrou: () => Turns) {
  const sante = createSante()
  const stop = startDailySauvegarde(database, sante, log, (work) => verrou().run(true, work))
  return {
    database,
    handlers: createHandlers({ ...servicesOf(database, sante, window), verrou: verrou() }),
    storage: watchStorage(database, log),
    close() {
      stop()
      return database.close()
    },
  }
}

/** Answers the window, by what works on the base while it is open; about its password alone while it is shut. */
function answer(window: BrowserWindow, database: OpenDatabase | null): void {
  const verrou: BaseVerrou<Ouverte> = createVerrou<Ouverte>({
    file: paths.database,
    open: async () => openingOf(await openOrLeave(), window, () => verrou),
    onChange: () => send(window.webContents, 'protection:changed', null),
  })
  if (database !== null) verrou.use(openingOf(database, window, () => verrou))
  const current = () => verrou.current()
  app.on('will-quit', () => current()?.database.sqlite.close())
  const protection = protectionHandlers(verrou)
  registerHandlers(
    {
      handlers: () => ({ ...current()?.handlers, ...protection }),
      run: (channel, work) => verrou.run(!channel.startsWith('protection:'), work),
    },
    {
      isTrusted: trustedCaller(isOurWindow, APP_ORIGIN),
      reportFault: log.fault,
      storage: {
        check: (channel) => current()?.storage.check(channel) ?? null,
        refusalOf: (error) => current()?.storage.refusalOf(error) ?? null,
      },
    },
  )
  const lock = createLock(
    {
      isProtected: () => verrou.isOpen() && isProtegee(paths.database),
      warn: () => send(window.webContents, 'app:sessionEnds', null),
      shut: verrou.shut,
    },
    log,
  )
  watchAbsence(powerMonitor, () => readMinutes(paths.database), lock)
  installMenu(window, paths, lock)
}

/** Opens the base once its password was given; what prevents it is told as at start. */
async function openOrLeave(): Promise<OpenDatabase> {
  for (;;) {
    try {
      return openDatabase(paths.database)
    } catch (error) {
      if (await showStartUpFailure(error, log.fault('opening', error), paths)) continue
      app.quit()
      throw error
    }
  }
}

type Ouverte = ReturnType<typeof openingOf>

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
