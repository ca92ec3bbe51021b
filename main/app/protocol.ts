import { protocol } from 'electron'
import { APP_SCHEME } from './origin.ts'
import { createRendererFiles } from './renderer-files.ts'

/** Gives `app://` an origin of its own; Electron wants it before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built renderer under `app://`. */
export function serveRenderer(folder: string): void {
  protocol.handle(APP_SCHEME, createRendererFiles(folder))
}
