import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LaunchedApp } from '../e2e/launch-app.ts'
import { leaveTo, type Scene } from './scene.ts'

/** The coordinator's laptop, 1366×768 at 125 %, and the smallest window we promise. */
const SIZES = [
  { name: '1366', width: 1093, height: 614 },
  { name: '1024', width: 1024, height: 640 },
] as const
const COLOURS = [
  { name: 'clair', colorScheme: 'light' },
  { name: 'sombre', colorScheme: 'dark' },
] as const

/** Plays a scene and takes its pictures into the folder. */
export async function takePictures(
  app: LaunchedApp,
  scene: Scene,
  into: { readonly folder: string; readonly name: string },
): Promise<void> {
  const { page } = app
  await page.setViewportSize({ width: SIZES[0].width, height: SIZES[0].height })
  await goTo(app, scene.at)
  await scene.steps?.(app)
  await settle(app)
  if (scene.isPrinted === true) return print(app, into)
  for (const { name: size, ...viewport } of SIZES) {
    await page.setViewportSize(viewport)
    for (const { name: colour, colorScheme } of COLOURS) {
      await page.emulateMedia({ colorScheme })
      await settle(app)
      const file = `${into.name}-${size}-${colour}.png`
      await page.screenshot({ path: join(into.folder, file) })
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Starts the page again at an address, whatever the scene before has left open or chosen. */
async function goTo(app: LaunchedApp, at: string): Promise<void> {
  const { page } = app
  await leaveTo(app, `#/${at}`)
  await page.evaluate(() => window.localStorage.clear())
  await page.reload()
  // Printing is ours to do, once the page is drawn.
  await page.evaluate(() => {
    window.print = () => undefined
  })
}

async function settle({ page }: LaunchedApp): Promise<void> {
  const loading = page.getByRole('status', { name: 'Chargement en cours' })
  await loading.first().waitFor({ state: 'detached' })
  // Charts and panels come in gently.
  await page.waitForTimeout(250)
}

/** The pages that come out, the first ones as pictures where the machine can draw them. */
async function print(
  { page }: LaunchedApp,
  { folder, name }: { readonly folder: string; readonly name: string },
): Promise<void> {
  const file = join(folder, `${name}.pdf`)
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, format: 'A4' }))
  try {
    execFileSync('pdftoppm', ['-png', '-r', '60', '-l', '3', file, join(folder, name)])
  } catch {
    process.stderr.write(`${name} : sans image, pdftoppm n’est pas installé.\n`)
  }
}
