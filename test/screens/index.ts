import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { launchApp } from '../e2e/launch-app.ts'

// Pictures of every screen for a human eye: `npm run screens`, into screens/.
const OUT = resolve(import.meta.dirname, '../../screens')

/** The coordinator's laptop (1366×768), the same at 125 %, and the smallest window we promise. */
const SIZES = [
  { name: '1366', width: 1366, height: 768 },
  { name: '1093-125pc', width: 1093, height: 614 },
  { name: '1024', width: 1024, height: 640 },
] as const

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(350)
}

async function shoot(page: Page, name: string): Promise<void> {
  for (const { name: size, width, height } of SIZES) {
    await page.setViewportSize({ width, height })
    await settle(page)
    await page.screenshot({ path: join(OUT, `${name}-${size}.png`) })
  }
}

/** Every entry of the navigation, as the app itself lists them. */
async function shootScreens(page: Page, state: string): Promise<void> {
  const links = page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link')
  for (let index = 0; index < (await links.count()); index++) {
    const label = (await links.nth(index).textContent()) ?? ''
    await links.nth(index).click()
    await shoot(
      page,
      `${state}-${index}-${label
        .trim()
        .toLowerCase()
        .replaceAll(/[^\p{L}]+/gu, '-')}`,
    )
  }
}

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })

const full = await launchApp()
await shoot(full.page, 'premier-demarrage')
await full.page.getByRole('button', { name: /année d’exemple/ }).click()
await full.page.getByRole('navigation', { name: 'Navigation principale' }).waitFor()
for (const colorScheme of ['light', 'dark'] as const) {
  await full.page.emulateMedia({ colorScheme })
  await shootScreens(full.page, colorScheme === 'light' ? 'clair' : 'sombre')
}
await full.close()
process.stdout.write(`${OUT}\n`)
