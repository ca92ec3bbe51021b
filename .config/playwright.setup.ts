import { APP_ROOT, SHELL } from '../test/e2e/launch-app.ts'
import { buildIfStale, ROOT } from '../test/shell/build.ts'
import { ensureChromium } from '../test/shell/ensure-chromium.ts'

/** Says what is about to be tested, and sees to it that it is there. */
export default function setUp(): void {
  if (APP_ROOT === ROOT) buildIfStale()
  const runtime = SHELL === 'electron' ? 'Electron' : `Chromium (${ensureChromium('headless')})`
  process.stdout.write(`e2e: ${APP_ROOT} in ${runtime}\n`)
}
