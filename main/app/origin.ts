/** The app's own scheme: it reads the renderer's built files and nothing else (`protocol.ts`). */
export const APP_SCHEME = 'app'
const APP_HOST = 'cartable'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`
export const INDEX_URL = `${APP_ORIGIN}/index.html`

/** Whether a URL is the one page of the app: the only place that a window may go to or reload. */
export function isOwnPage(url: string): boolean {
  return isOwnUrl(url) && ['/', '/index.html'].includes(new URL(url).pathname)
}

/** Whether a URL is read from the app itself; false for whatever does not parse. */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return protocol === `${APP_SCHEME}:` && host === APP_HOST && username === '' && password === ''
}
