import { EventEmitter } from 'node:events'
import type { App, Session } from 'electron'
import { expect, test } from 'vitest'
import { lockPages, lockSession } from '../../../main/app/security.ts'

type Handlers = Record<string, (...args: never[]) => unknown>

/** Electron's objects reduced to what they are given: their answers are then asked of it. */
function lockedPage() {
  const app = new EventEmitter()
  const given: Handlers = {}
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: () => unknown) => {
      given.windowOpen = handler
    },
  })
  lockPages(app as unknown as App)
  app.emit('web-contents-created', {}, contents)
  const isPrevented = (event: string, url: string) => {
    let prevented = false
    contents.emit(event, { url, preventDefault: () => (prevented = true) })
    return prevented
  }
  return { given, isPrevented }
}

function lockedSession() {
  const given: Handlers = {}
  const keep = (name: string) => (handler: (...args: never[]) => unknown) => {
    given[name] = handler
  }
  const events = new EventEmitter()
  lockSession({
    on: (name: string, listener: () => void) => events.on(name, listener),
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    webRequest: { onBeforeRequest: keep('beforeRequest') },
  } as unknown as Session)
  return { given: given as Record<string, (...args: unknown[]) => unknown>, events }
}

const PERMISSIONS = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'local-fonts',
  'media',
  'midi',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'storage-access',
  'usb',
  'unknown',
  'a permission of a later Electron',
]

test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
  '%s is refused but to the app’s own page',
  (event) => {
    const { isPrevented } = lockedPage()
    const urls = ['https://e.example/', 'file:///etc/passwd', 'app://evil/', 'app://cartable/']

    const answers = urls.map((url) => isPrevented(event, url))

    expect(answers).toEqual([true, true, true, false])
  },
)

test('a webview is refused whatever it shows', () => {
  const { isPrevented } = lockedPage()

  expect(isPrevented('will-attach-webview', 'app://cartable/')).toBe(true)
})

test('no page opens a window', () => {
  const { given } = lockedPage()

  expect(given.windowOpen?.()).toEqual({ action: 'deny' })
})

test.each(PERMISSIONS)('the permission « %s » is refused, asked or checked', (permission) => {
  const { given } = lockedSession()
  const asked: unknown[] = []

  given.request?.({}, permission, (granted: boolean) => asked.push(granted), {})
  const checked = given.check?.({}, permission, 'app://cartable', {})

  expect([...asked, checked]).toEqual([false, false])
})

test('devices and downloads are refused', () => {
  const { given, events } = lockedSession()
  let prevented = false

  events.emit('will-download', { preventDefault: () => (prevented = true) })

  expect(given.device?.({ deviceType: 'usb' })).toBe(false)
  expect(prevented).toBe(true)
})

test.each([
  ['app://cartable/assets/index.js', false],
  ['data:image/png;base64,AA==', false],
  ['blob:app://cartable/1', false],
  ['https://e.example/', true],
  ['http://127.0.0.1:8080/', true],
  ['ws://e.example/', true],
  ['file:///etc/passwd', true],
  ['app://evil/x', true],
])('a request for %s is stopped: %s', (url, isStopped) => {
  const { given } = lockedSession()
  const answers: unknown[] = []

  given.beforeRequest?.({ url }, (answer: unknown) => answers.push(answer))

  expect(answers).toEqual([{ cancel: isStopped }])
})
