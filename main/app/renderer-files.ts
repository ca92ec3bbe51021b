import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { isOwnUrl } from './origin.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** Placeholder in index.html for the nonce of the page's own styles. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__'

/**
 * Policy of the page: it loads the app's own files. Besides, only style elements that carry the
 * nonce of this very answer are accepted (the components library writes some); no other script, no
 * connection.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * Answers requests of the app's scheme from the files present in `folder` now. The list is made
 * once and looked up by exact name: no path is ever built from a URL, so none can lead elsewhere.
 */
export function createRendererFiles(folder: string): (request: Request) => Promise<Response> {
  const files = new Map(
    listFiles(folder).map((path) => [`/${path.join('/')}`, join(folder, ...path)]),
  )
  return async ({ url, method }) => {
    if (method !== 'GET') return refuse(405)
    const file = isOwnUrl(url) ? files.get(requestedName(url)) : undefined
    const type = file === undefined ? undefined : TYPES[extname(file)]
    if (file === undefined || type === undefined) return refuse(404)
    const nonce = randomBytes(16).toString('base64')
    const content = await readFile(file).catch(() => null)
    // Gone, or held by an antivirus: the page asks for it again, then tells the user.
    if (content === null) return refuse(503)
    const body = extname(file) === '.html' ? withNonce(content, nonce) : content
    return new Response(new Uint8Array(body), { headers: headers(type, nonce) })
  }
}

function listFiles(folder: string, parents: readonly string[] = []): (readonly string[])[] {
  // A symbolic link is neither a file nor a folder here: it is not followed.
  return readdirSync(join(folder, ...parents), { withFileTypes: true }).flatMap((entry) => {
    const path = [...parents, entry.name]
    if (entry.isDirectory()) return listFiles(folder, path)
    return entry.isFile() ? [path] : []
  })
}

function requestedName(url: string): string {
  const { pathname } = new URL(url)
  return pathname === '/' ? '/index.html' : pathname
}

function withNonce(html: Buffer, nonce: string): Buffer {
  return Buffer.from(html.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce))
}

const headers = (type: string, nonce: string) => ({
  'Content-Type': type,
  'Content-Security-Policy': contentSecurityPolicy(nonce),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // A page kept by the cache would come back with a nonce that its policy no longer knows.
  'Cache-Control': 'no-store',
})

const refuse = (status: number) =>
  new Response(null, { status, headers: headers('text/plain', '') })
