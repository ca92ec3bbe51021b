import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { launchApp } from '../e2e/launch-app.ts'
import type { LargeBase } from './large-base.ts'
import { processorOf } from './process-tree.ts'

/** The built app on a copy of a base. */
export type BenchWindow = {
  /**
   * Goes to a screen with nothing of it kept from before, until its rows are drawn. Gives milliseconds of
   * processor of the page's own thread: what it reads of the answers, its script, layout and drawing.
   */
  openScreen(address: string): Promise<number>
  close(): Promise<void>
}

/** A screen with a form: its save makes every other forget what it read. */
const ELSEWHERE = '#/reglages?section=structure'

export async function openWindow({ open, arreteAu }: LargeBase): Promise<BenchWindow> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cartable-bench-window-'))
  open.sqlite.prepare('vacuum into ?').run(join(dataFolder, 'cartable.sqlite'))
  const { page, close } = await launchApp({ dataFolder, today: arreteAu })
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const goTo = opener(page)
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
  return {
    async openScreen(address) {
      await forgetAll(page, goTo)
      const before = await spent()
      await goTo(address, 'main table')
      return (await spent()) - before
    },
    async close() {
      await close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** The same for every screen: of the whole app, what answers and what draws. Gives milliseconds of processor. */
export async function openWindowOn(
  data: string,
  today: string,
): Promise<{ openScreen(address: string): Promise<number>; close(): Promise<void> }> {
  const { page, pid, close } = await launchApp({ dataFolder: data, today })
  const goTo = opener(page)
  return {
    async openScreen(address) {
      await forgetAll(page, goTo)
      const before = processorOf(pid)
      await goTo(address, 'main h1')
      await whenStill(page)
      await whenDrawn(page, 'main h1')
      return processorOf(pid) - before
    },
    close,
  }
}

/** Resolves once there is such content, nothing is being read any more and it is drawn. */
export async function whenDrawn(page: Page, content: string): Promise<void> {
  await page.locator(content).first().waitFor()
  await page.waitForFunction(
    () => document.querySelector('[role=status][aria-label="Chargement en cours"]') === null,
  )
  await page.evaluate(() => new Promise((drawn) => requestIdleCallback(drawn)))
}

/** Longest pause between two answers that one screen waits for, in milliseconds. */
const STILL_MS = 200

/** Resolves once nothing of the page has changed for a while: the title of a screen comes before what it reads. */
const whenStill = (page: Page): Promise<void> =>
  page.evaluate(
    (pause) =>
      new Promise<void>((resolve) => {
        const changes = new MutationObserver(() => wait())
        let timer = 0
        const wait = () => {
          window.clearTimeout(timer)
          timer = window.setTimeout(() => {
            changes.disconnect()
            resolve()
          }, pause)
        }
        const all = { subtree: true, childList: true, attributes: true, characterData: true }
        changes.observe(document.body, all)
        wait()
      }),
    STILL_MS,
  )

type GoTo = ReturnType<typeof opener>

const opener =
  (page: Page) =>
  async (address: string, content: string): Promise<void> => {
    await page.evaluate((hash) => {
      window.location.hash = hash
    }, address)
    await whenDrawn(page, content)
  }

async function forgetAll(page: Page, goTo: GoTo): Promise<void> {
  await goTo(ELSEWHERE, 'main form')
  await page.keyboard.press('Control+s')
  await page.getByText('Enregistré', { exact: true }).waitFor()
}
