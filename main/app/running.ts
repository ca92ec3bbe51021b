import { release } from 'node:os'
import { app, type BrowserWindow, powerMonitor } from 'electron'
import { holdCipherEngine } from '../db/engine.ts'
import { type OpenDatabase, openDatabase } from '../db/open.ts'
import { createWrittenDocuments } from '../features/documents/written-documents.ts'
import { createHandlers } from '../features/index.ts'
import { protectionHandlers } from '../features/protection/protection.handlers.ts'
import { isProtegee, isVerrouillee } from '../features/protection/protection.service.ts'
import { readMinutes } from '../features/protection/verrou.service.ts'
import { createSante, type Sante } from '../features/sauvegardes/sante.service.ts'
import type { Services } from '../features/services.ts'
import { type Answer, guardAll, trustedCaller } from '../ipc/guard.ts'
import { send } from '../ipc/send.ts'
import { startDailySauvegarde } from './daily-sauvegarde.ts'
import { copyImage, createDialogs, fileOpener, openVersions } from './dialogs.ts'
import { checkEngine } from './engine.ts'
import { installMenu } from './install-menu.ts'
import type { Log } from './log.ts'
import { APP_ORIGIN } from './origin.ts'
import type { AppPaths } from './paths.ts'
import { printPdf } from './print-pdf.ts'
import { showStartUpFailure } from './show-start-up-failure.ts'
import { watchStorage } from './storage.ts'
import { type BaseVerrou, createLock, createVerrou, type Turns, watchAbsence } from './verrou.ts'
import { isOurWindow } from './window.ts'

/** What the parts of the running app share. */
type Running = { readonly window: BrowserWindow; readonly paths: AppPaths; readonly log: Log }

/**
 * Opens the base, then gives what answers the window; null where the base cannot be opened: the user was told why, and
 * the app leaves. This module holds most of main's code: `main/index.ts` loads it once the window is open.
 */
export async function run(running: Running): Promise<Answer | null> {
  const { paths, log } = running
  const opened = await untilOpened(() => openAtStart(paths), running)
  if (opened === null) {
    app.quit()
    return null
  }
  log.info(`started ${app.getVersion()} on ${process.platform} ${release()}`)
  return answer(running, opened.database)
}

/** Opens the base; `database` is null while it waits for its password. Throws what prevents it. */
function openAtStart({ engine, cipherEngine, database }: AppPaths) {
  checkEngine(engine)
  holdCipherEngine(() => checkEngine(cipherEngine))
  return { database: isVerrouillee(database) ? null : openDatabase(database) }
}

/** Opens as `open` does; what prevents it is told, and mended where it can be. Null: the user leaves. */
async function untilOpened<T>(open: () => T, { log, paths }: Running): Promise<T | null> {
  for (;;) {
    try {
      return open()
    } catch (error) {
      const isMended = await showStartUpFailure(error, log.fault('start-up', error), paths)
      if (!isMended) return null
    }
  }
}

/** What works on the base while it is open. */
function openingOf(database: OpenDatabase, running: Running, verrou: () => Turns) {
  const { log } = running
  const sante = createSante()
  const stop = startDailySauvegarde(database, sante, log, (work) => verrou().run(true, work))
  return {
    database,
    handlers: createHandlers({ ...servicesOf(database, sante, running), verrou: verrou() }),
    storage: watchStorage(database, log),
    close() {
      stop()
      return database.close()
    },
  }
}

/** Gives what answers the window, by what works on the base while it is open; about its password alone while it is shut. */
function answer(running: Running, database: OpenDatabase | null): Answer {
  const { window, paths, log } = running
  const verrou: BaseVerrou<Ouverte> = createVerrou<Ouverte>({
    file: paths.database,
    open: async () => openingOf(await openOrLeave(running), running, () => verrou),
    onChange: () => send(window.webContents, 'protection:changed', null),
  })
  if (database !== null) verrou.use(openingOf(database, running, () => verrou))
  const current = () => verrou.current()
  app.on('will-quit', () => current()?.database.sqlite.close())
  const protection = protectionHandlers(verrou)
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
  return guardAll(
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
}

/** Opens the base once its password was given; what prevents it is told as at start. */
async function openOrLeave(running: Running): Promise<OpenDatabase> {
  const database = await untilOpened(() => openDatabase(running.paths.database), running)
  if (database !== null) return database
  app.quit()
  throw new Error('the base was not opened')
}

type Ouverte = ReturnType<typeof openingOf>

function servicesOf(database: OpenDatabase, sante: Sante, { window, paths }: Running): Services {
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
