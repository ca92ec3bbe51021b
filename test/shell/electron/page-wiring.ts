import type { BrowserContext, Frame, Page, Route } from 'playwright-core'
import { invokeHandler } from './ipc-main.ts'
import { pressAccelerator } from './menu.ts'
import { BRIDGE, type BridgeCall, preloadScript } from './preload-host.ts'
import { askScheme, toAppUrl, toPageUrl } from './protocol.ts'
import { grantedPermissions, isDownloadPrevented, isRequestCancelled } from './session.ts'
import type { Contents } from './web-contents.ts'

/** A page of Chromium that behaves as the app's one window. */
export type WiredPage = { load(url: string): Promise<void> }

/** Makes Chromium ask the app wherever Electron would: requests, navigation, windows, permissions, calls. */
export async function wirePage(
  context: BrowserContext,
  page: Page,
  contents: Contents,
  preload: { readonly source: string; readonly origin: string },
): Promise<WiredPage> {
  const pageOrigin = new URL(toPageUrl(`${preload.origin}/`)).origin
  await page.exposeBinding(BRIDGE, ({ frame }, call: BridgeCall) => answer(contents, frame, call))
  await page.addInitScript({ content: preloadScript(preload.source, pageOrigin) })
  // Permissions that are not listed are refused.
  await context.grantPermissions(grantedPermissions(contents.facade, preload.origin))

  let asked: string | null = null
  await context.route('**/*', (route) => serve(route, contents, asked))
  page.on('download', (download) => {
    if (isDownloadPrevented(download.url())) void download.cancel()
  })
  // As in Electron, a page that holds its window back is not asked why.
  page.on('dialog', (dialog) => {
    // A test on the debugging port may have answered the dialog first.
    if (dialog.type() === 'beforeunload') dialog.dismiss().catch(() => undefined)
  })
  page.on('crash', () =>
    contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
  )
  return {
    async load(url) {
      asked = toPageUrl(url)
      await page.goto(asked)
      asked = null
    },
  }
}

async function serve(route: Route, contents: Contents, asked: string | null): Promise<void> {
  const request = route.request()
  const url = toAppUrl(request.url())
  if (request.isNavigationRequest() && request.url() !== asked) {
    const isMainFrame = request.frame().parentFrame() === null
    const isRefused =
      contents.emit('will-frame-navigate', { url, isMainFrame }) ||
      (isMainFrame && contents.emit('will-navigate', { url, isMainFrame }))
    // Chromium then stays on the page where it was.
    if (isRefused) return route.abort('aborted')
  }
  if (await isRequestCancelled(url)) return route.abort('blockedbyclient')
  const response = await askScheme(url, request.method())
  if (response === null) return route.continue()
  return route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

/** A call that reaches the app tells its caller as Electron does: web contents, frame, origin. */
async function answer(contents: Contents, frame: Frame, call: BridgeCall): Promise<unknown> {
  if (call.kind === 'next') {
    // To go to another anchor loads nothing: the document alone knows that it is new.
    if (call.isFirst) contents.outbox.reset()
    return contents.outbox.next()
  }
  if (call.kind === 'accelerator') return pressAccelerator(call.key)
  if (call.kind === 'close') return frame.page().close({ runBeforeUnload: true })
  const url = toAppUrl(frame.url())
  const event = {
    sender: contents.facade,
    senderFrame: { parent: frame.parentFrame() === null ? null : {}, origin: originOf(url), url },
  }
  try {
    return { value: await invokeHandler(call.channel, event, [...call.args]) }
  } catch (error) {
    return { error: String(error) }
  }
}

function originOf(url: string): string {
  const { protocol, host } = new URL(url)
  return host === '' ? 'null' : `${protocol}//${host}`
}
