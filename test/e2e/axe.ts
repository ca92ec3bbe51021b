import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** `where` says what was looked at, should something be found there; `part` (CSS) what of the page is looked at, default all. */
export type ExpectAccessible = (where: string, part?: string) => Promise<void>

/** What stands over a screen, or beside it, once it is opened: panels and dialogs. The screen itself was looked at before. */
export const OPENED = 'aside, [role=dialog]'

/** All that changes in the dark. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * Looks at the page as it stands, in light by every rule that axe knows of, then in dark by those of
 * colour. What is found is told and the test goes on, to fail at its end.
 */
export function accessibilityOf(page: Page): ExpectAccessible {
  return async (where, part = 'html') => {
    // A dialog takes its name just after it is drawn.
    for (const dialog of await page.locator('[role=dialog]').all()) {
      await expect.soft(dialog, where).toHaveAccessibleName(/./)
    }
    await page.emulateMedia({ colorScheme: 'light' })
    expect.soft(await violationsOf(page, part), `${where}, light`).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect.soft(await violationsOf(page, part, COLOUR_RULES), `${where}, dark`).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
  }
}

/**
 * In the words of axe's own report: what, and on which element. axe is put in the page once: its own
 * driver for Playwright does so at each look, which took as long as looking.
 */
async function violationsOf(
  page: Page,
  part: string,
  rules: readonly string[] | null = null,
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const violations = await page.evaluate(
    async ({ include, only }) => {
      const { axe: inPage } = window as unknown as { axe: typeof axe }
      const options = { resultTypes: ['violations' as const] }
      const results = await inPage.run(
        { include },
        only === null ? options : { ...options, runOnly: { type: 'rule', values: [...only] } },
      )
      return results.violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })),
      }))
    },
    { include: part, only: rules },
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} · ${help} · ${target} · ${failureSummary}`),
  )
}
