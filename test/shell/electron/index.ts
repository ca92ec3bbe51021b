/** The part of Electron's main process that Cartable uses; an import of anything else does not link. */
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { dialog, shell } from './dialog.ts'
export { ipcMain } from './ipc-main.ts'
export { Menu } from './menu.ts'
export { protocol } from './protocol.ts'
export { screen } from './screen.ts'
export { session } from './session.ts'
