import { expect, test } from 'vitest'
import { windowOptions } from '../../../main/app/window-options.ts'

test('the window keeps the page apart from Node, in its sandbox, with nothing loosened', () => {
  const place = { width: 1280, height: 720, minWidth: 1024, minHeight: 640 }

  const { webPreferences, ...rest } = windowOptions(place, '/app/preload.cjs')

  expect(webPreferences).toEqual({
    preload: '/app/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  })
  expect(rest).toMatchObject({ ...place, show: false })
})
