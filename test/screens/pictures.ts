import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LaunchedApp } from '../e2e/launch-app.ts'
import { leaveTo, type Scene } from './scene.ts'

/** The coordinator's laptop; the same at 125 %, where most is looked at; the same with texts at 150 %. */
const VIEWS = [
  { name: '1366', width: 1366, height: 768, texte: 100, colorScheme: 'light' },
  { name: '1093', width: 1093, height: 614, texte: 100, colorScheme: 'light' },
  { name: '1093-sombre', width: 1093, height: 614, texte: 100, colorScheme: 'dark' },
  { name: '150', width: 1093, height: 614, texte: 150, colorScheme: 'light' },
] as const

/** Plays a scene and takes its pictures into the folder. */
export async function takePictures(
  app: LaunchedApp,
  scene: Scene,
  into: { readonly folder: string; readonly name: string },
): Promise<void> {
  const { page } = app
  await page.setViewportSize({ width: VIEWS[0].width, height: VIEWS[0].height })
  await goTo(app, scene.at)
  await scene.steps?.(app)
  await settle(app)
  if (scene.isPrinted === true) return print(app, into)
  for (const { name, width, height, texte, colorScheme } of VIEWS) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme })
    await showTexteAt(app, texte)
    await settle(app)
    await page.screenshot({ path: join(into.folder, `${into.name}-${name}.png`) })
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await showTexteAt(app, 100)
}

/** As Réglages › Apparence does. */
const showTexteAt = ({ page }: LaunchedApp, percent: number): Promise<void> =>
  page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size}%`
  }, percent)

/** One picture of what the screen holds, without its frame, for a page of help. */
export async function takeAidePicture(app: LaunchedApp, scene: Scene, file: string): Promise<void> {
  const { page } = app
  await page.setViewportSize({ width: 940, height: 600 })
  await page.emulateMedia({ colorScheme: 'light' })
  await goTo(app, scene.at)
  await scene.steps?.(app)
  await settle(app)
  await page.locator('#contenu').screenshot({ path: file })
}

/** Starts the page again at an address, whatever the scene before has left open or chosen. */
async function goTo(app: LaunchedApp, at: string): Promise<void> {
  const { page } = app
  await leaveTo(app, `#/${at}`)
  await page.evaluate(() => window.localStorage.clear())
  await page.reload()
  // Nothing is loading before the first screen is drawn.
  await page.getByRole('main').first().waitFor()
  // Printing is ours to do, once the page is drawn.
  await page.evaluate(() => {
    window.print = () => undefined
  })
}

async function settle({ page }: LaunchedApp): Promise<void> {
  const loading = page.getByRole('status', { name: 'Chargement en cours' })
  await loading.first().waitFor({ state: 'detached' })
  await page
    .locator('[data-chart]:not(:has(svg.recharts-surface))')
    .first()
    .waitFor({ state: 'detached' })
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
