import { afterReady, beforeReady } from './app.ts'
import { onlyKnown, strict } from './strict.ts'

type SchemeHandler = (request: Request) => Response | Promise<Response>

const standardSchemes = new Set<string>()
const handlers = new Map<string, SchemeHandler>()

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: readonly { scheme: string; privileges?: object }[]) {
    beforeReady('protocol.registerSchemesAsPrivileged')
    for (const { scheme, privileges = {} } of schemes) {
      onlyKnown('scheme privilege', privileges, ['standard', 'secure', 'supportFetchAPI'])
      if (!('standard' in privileges && 'secure' in privileges)) {
        throw new Error(`${scheme}: only standard, secure schemes have a page here`)
      }
      standardSchemes.add(scheme)
    }
  },
  handle(scheme: string, handler: SchemeHandler) {
    afterReady('protocol.handle')
    if (!standardSchemes.has(scheme)) throw new Error(`unknown scheme ${scheme}`)
    handlers.set(scheme, handler)
  },
})

/*
 * Chromium knows nothing of the app's schemes: `app://cartable/x` is read by the page as
 * `https://cartable.app.test/x`, a secure origin too, on a domain that no network has.
 */

/** The address under which Chromium loads a URL of the app; any other stays as it is. */
export function toPageUrl(url: string): string {
  const { protocol: scheme, host, pathname, search, hash } = new URL(url)
  const name = scheme.slice(0, -1)
  if (!standardSchemes.has(name)) return url
  return `https://${host}.${name}.test${pathname}${search}${hash}`
}

/** The URL that Electron would show for an address of Chromium. */
export function toAppUrl(url: string): string {
  for (const scheme of standardSchemes) {
    const match = new RegExp(`^https://([^/?#]+)\\.${scheme}\\.test(?=[/?#]|$)`).exec(url)
    if (match) return `${scheme}://${match[1]}${url.slice(match[0].length)}`
  }
  return url
}

/** Answer of the app for one of its own URLs, or null when the URL is not of its schemes. */
export async function askScheme(url: string, method: string): Promise<Response | null> {
  const handler = handlers.get(new URL(url).protocol.slice(0, -1))
  if (handler === undefined) return null
  // A Request of Node refuses nothing that Electron's accepts but a body on GET, which has none.
  return handler(new Request(url, { method }))
}
