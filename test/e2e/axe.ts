import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** `where` says what was looked at, should something be found there. */
export type ExpectAccessible = (where: string) => Promise<void>

/**
 * Looks at the page as it stands, in light by every rule that axe knows of, then in dark by those of
 * colour: nothing else changes in the dark. What is found is told and the test goes on, to fail at its end.
 */
export function accessibilityOf(page: Page): ExpectAccessible {
  return async (where) => {
    await page.emulateMedia({ colorScheme: 'light' })
    expect.soft(await violationsOf(axe(page)), `${where}, light`).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    const ofColour = axe(page).withRules(['color-contrast', 'link-in-text-block'])
    expect.soft(await violationsOf(ofColour), `${where}, dark`).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
  }
}

/** The legacy mode alone runs in the page itself: the app's window opens no other. */
const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

/** In the words of axe's own report: what, and on which element. */
async function violationsOf(builder: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await builder.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} · ${help} · ${target} · ${failureSummary}`),
  )
}
