import { createEvents, strict } from './strict.ts'

type RequestHandler = (
  contents: object | null,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: object,
) => void
type CheckHandler = (
  contents: object | null,
  permission: string,
  origin: string,
  details: object,
) => boolean
type BeforeRequest = (
  details: { readonly url: string },
  callback: (response: { readonly cancel?: boolean }) => void,
) => void

const events = createEvents('session', ['will-download'])
let requestHandler: RequestHandler | null = null
let checkHandler: CheckHandler | null = null
let beforeRequest: BeforeRequest | null = null

const defaultSession = strict('session', {
  on: events.on,
  setPermissionRequestHandler(handler: RequestHandler | null) {
    requestHandler = handler
  },
  setPermissionCheckHandler(handler: CheckHandler | null) {
    checkHandler = handler
  },
  /** The handler is ignored: no device is ever plugged into the Chromium of a test. */
  setDevicePermissionHandler(_handler: ((details: object) => boolean) | null) {},
  webRequest: strict('webRequest', {
    onBeforeRequest(listener: BeforeRequest | null) {
      beforeRequest = listener
    },
  }),
})

export const session = strict('session', { defaultSession })

/** Permissions that Chromium lets an automation grant, each with the name that Electron gives it. */
const PERMISSIONS: readonly (readonly [chromium: string, electron: string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
  ['midi-sysex', 'midiSysex'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['background-sync', 'background-sync'],
  ['accelerometer', 'sensors'],
  ['payment-handler', 'payment-handler'],
  ['storage-access', 'storage-access'],
  ['local-fonts', 'local-fonts'],
]

/**
 * Permissions that the app grants, in Chromium's words. As in Electron, a permission that no handler
 * refuses is granted; here the handlers are asked before the page is loaded, since Chromium does not
 * ask its driver later.
 */
export function grantedPermissions(contents: object, origin: string): string[] {
  const isGranted = (permission: string): boolean => {
    let isRequestGranted = requestHandler === null
    requestHandler?.(contents, permission, (granted) => (isRequestGranted = granted), {})
    return isRequestGranted && (checkHandler?.(contents, permission, origin, {}) ?? true)
  }
  return PERMISSIONS.filter(([, electron]) => isGranted(electron)).map(([chromium]) => chromium)
}

/** Whether the app refuses a request, by `webRequest.onBeforeRequest`. */
export async function isRequestCancelled(url: string): Promise<boolean> {
  const listener = beforeRequest
  if (listener === null) return false
  const response = await new Promise<{ readonly cancel?: boolean }>((resolve) =>
    listener({ url }, resolve),
  )
  return response.cancel === true
}

/** Whether the app prevents a download. */
export const isDownloadPrevented = (url: string): boolean =>
  events.emit('will-download', {}, { getURL: () => url }, null)
