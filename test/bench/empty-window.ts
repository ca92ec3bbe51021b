import { join } from 'node:path'
import { app, BrowserWindow, protocol, session } from 'electron'
import { INDEX_URL } from '../../main/app/origin.ts'
import { registerScheme } from '../../main/app/protocol.ts'
import { lockPages, lockSession } from '../../main/app/security.ts'
import { windowOptions } from '../../main/app/window-options.ts'

/**
 * The least that an app of this shell can be, to measure the other beside it: a window of the same settings and one line of
 * text, given by the same scheme.
 */
const PAGE = '<!doctype html><html lang="fr"><title>Vide</title><main><h1>Vide</h1></main></html>'
const folder = process.env.CARTABLE_DATA ?? ''

app.enableSandbox()
app.setPath('userData', folder)
app.setPath('sessionData', folder)
registerScheme()
lockPages(app)
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(async () => {
  lockSession(session.defaultSession)
  const headers = { 'content-type': 'text/html' }
  protocol.handle(new URL(INDEX_URL).protocol.slice(0, -1), () => new Response(PAGE, { headers }))
  const place = { width: 1280, height: 720, minWidth: 1024, minHeight: 640 }
  const window = new BrowserWindow(windowOptions(place, join(app.getAppPath(), 'preload.cjs')))
  await window.loadURL(INDEX_URL)
})
