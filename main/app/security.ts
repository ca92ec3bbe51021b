import type { App, Session, WebContents } from 'electron'
import { isOwnPage, isOwnUrl } from './origin.ts'

/** Refuses, in every page that will ever exist, to leave the app's own page or to open another. */
export function lockPages(app: App): void {
  app.on('web-contents-created', (_event, contents) => lockPage(contents))
}

function lockPage(contents: WebContents): void {
  contents.on('will-navigate', refuseForeign)
  contents.on('will-redirect', refuseForeign)
  contents.on('will-frame-navigate', refuseForeign)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

function refuseForeign(event: { readonly url: string; preventDefault(): void }): void {
  if (!isOwnPage(event.url)) event.preventDefault()
}

/** Refuses every permission, device and download, and every request that is not for the app's own files. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !isLocal(url) }))
}

/**
 * True for the app's own files, images written in the page itself and the developer tools: none leaves the
 * computer.
 */
const isLocal = (url: string): boolean => isOwnUrl(url) || /^(data|blob|devtools):/.test(url)
