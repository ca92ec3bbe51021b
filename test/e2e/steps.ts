import type { Locator, Page } from '@playwright/test'

/** Answers the first start with the sample year. */
export async function startSampleYear(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Voir l’année d’exemple' }).click()
  await page.getByRole('heading', { name: 'Présences par mois' }).waitFor()
  // The tour opens by itself on the sample year.
  await page.getByRole('button', { name: 'Fermer l’aide' }).click()
}

/** The ways to every screen, in their order. */
export const screenLinks = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link')

/** Follows the navigation to the screen of that name. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await screenLinks(page).filter({ hasText: screen }).click()
}

/** What was done since: clicks, and keys by what they are. */
export type Gestures = {
  readonly clicks: number
  /** Every key. */
  readonly keys: number
  /** Keys that write nothing in a field: to move, to choose, to save. */
  readonly commands: number
}

/**
 * Counts what the user does from now on, letters included. The function returned gives the count and prints it, after `what`: the figures
 * promised are read in the output of `npm test`.
 */
export async function countGestures(page: Page, what: string): Promise<() => Promise<Gestures>> {
  await page.evaluate(() => {
    const gestures = { clicks: 0, keys: 0, commands: 0 }
    const writes = ({ key, target, ctrlKey }: KeyboardEvent) =>
      key.length === 1 &&
      !ctrlKey &&
      target instanceof HTMLElement &&
      target.matches('input:not([type=radio], [type=checkbox]), textarea')
    const isAlone = (key: string) => ['Control', 'Shift', 'Alt'].includes(key)
    addEventListener(
      'keydown',
      (event) => {
        if (!event.isTrusted || isAlone(event.key)) return
        gestures.keys += 1
        if (!writes(event)) gestures.commands += 1
      },
      true,
    )
    addEventListener('pointerdown', () => (gestures.clicks += 1), true)
    Object.assign(window, { gestures })
  })
  return async () => {
    const counted = await page.evaluate(
      () => (window as unknown as { gestures: Gestures }).gestures,
    )
    const { clicks, keys, commands } = counted
    process.stdout.write(`${what}: ${clicks} clicks, ${keys} keys, ${commands} of them commands\n`)
    return counted
  }
}
