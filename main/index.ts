import { setTimeout } from 'node:timers/promises'
import { app, powerMonitor, session } from 'electron'
import { watchDay } from './app/day-turn.ts'
import { leaveOnUnexpectedError, offerToReopenPage } from './app/faults.ts'
import { createLog } from './app/log.ts'
import { appPaths, claimFolders, verificationFile } from './app/paths.ts'
import { registerScheme, serveRenderer } from './app/protocol.ts'
import { lockPages, lockSession } from './app/security.ts'
import { closeAtSessionEnd } from './app/session-end.ts'
import { bringToFront, openWindow } from './app/window.ts'
import { dataFolder } from './data-folder.ts'
import type { Answer } from './ipc/guard.ts'
import { openChannels } from './ipc/register.ts'
import { send } from './ipc/send.ts'

// The same as in electron-builder.yml: Windows ties the window to its shortcut by it.
const APP_ID = 'fr.cartable.app'

/**
 * Time left to the window's own process before main reads its code, which takes some 70 ms: without it, that process was launched only
 * after the reading; with 30 ms, the page began 20 ms later than with 15.
 */
const HEAD_START_MS = 15

const paths = appPaths(dataFolder(), app.getAppPath())
const log = createLog(paths.logs)

app.enableSandbox()
leaveOnUnexpectedError(log)
registerScheme()
lockPages(app)

if (process.platform === 'win32') app.setAppUserModelId(APP_ID)

const report = verificationFile(process.argv)
try {
  if (report !== null) void app.whenReady().then(() => verify(report))
  else if (claimFolders(paths)) void app.whenReady().then(start)
  else app.quit()
} catch (error) {
  void app.whenReady().then(() => refuseToStart(error))
}

/** Opens the window first: its page is read by another process while this one loads its code and opens the base. */
async function start(): Promise<void> {
  const { promise: answer, resolve } = Promise.withResolvers<Answer>()
  app.on('window-all-closed', () => app.quit())

  lockSession(session.defaultSession)
  serveRenderer(paths.renderer)
  openChannels(answer)
  const window = openWindow(paths, log, answer)
  app.on('second-instance', () => bringToFront(window))
  offerToReopenPage(window, log)
  closeAtSessionEnd(window)
  watchDay(
    (today) => send(window.webContents, 'app:dayTurned', { today }),
    (look) => powerMonitor.on('resume', look),
  )
  await setTimeout(HEAD_START_MS)
  const { run } = await import('./app/running.ts')
  const answering = await run({ window, paths, log })
  if (answering !== null) resolve(answering)
}

async function verify(file: string): Promise<void> {
  const { verifyAndLeave } = await import('./app/verification.ts')
  await verifyAndLeave(paths, file)
}

async function refuseToStart(error: unknown): Promise<void> {
  const { showStartUpFailure } = await import('./app/show-start-up-failure.ts')
  const isMended = await showStartUpFailure(error, log.fault('start-up', error), paths)
  return isMended ? start() : app.quit()
}
