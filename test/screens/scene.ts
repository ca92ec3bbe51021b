import type { LaunchedApp } from '../e2e/launch-app.ts'

/** One thing to look at: an address, and what is done there before the picture is taken. */
export type Scene = {
  /** Names its pictures: « enfants-fiche ». */
  readonly name: string
  /** « enfants?vue=attente ». */
  readonly at: string
  /** Writes nothing that the scenes after it would see, unless it is the last one. */
  readonly steps?: (app: LaunchedApp) => Promise<unknown>
  /** What comes out of the printer instead of what is on the screen. */
  readonly isPrinted?: boolean
}

/** Goes to the address of a scene and plays it, whatever the one before has left open. */
export async function play(app: LaunchedApp, { at, steps }: Scene): Promise<void> {
  await leaveTo(app, `#/${at}`)
  await steps?.(app)
}

/** Goes to an address, from a form that is not saved too. Before there is any année, there is none to go to. */
export async function leaveTo({ page }: LaunchedApp, hash: string): Promise<void> {
  if (!(await page.getByRole('navigation', { name: 'Navigation principale' }).isVisible())) return
  const go = (next: string) =>
    page.evaluate((address) => {
      window.location.hash = address
    }, next)
  const leave = page.getByRole('button', { name: /^Quitter sans/ })
  await page.keyboard.press('Escape')
  await go('#/reglages?section=apparence')
  await page.getByRole('heading', { name: 'Apparence' }).or(leave).first().waitFor()
  if (await leave.isVisible()) await leave.click()
  await go(hash)
}

type Role = Parameters<LaunchedApp['page']['getByRole']>[0]

/** A click on the first control of that role and name. */
export const click =
  (role: Role, name: string | RegExp) =>
  async ({ page }: LaunchedApp): Promise<void> =>
    page.getByRole(role, { name }).first().click()

/** Several steps, one after the other. */
export const inTurn =
  (...steps: readonly ((app: LaunchedApp) => Promise<unknown>)[]) =>
  async (app: LaunchedApp): Promise<void> => {
    for (const step of steps) await step(app)
  }

/** A click on the nth opener of a list. */
export const openRow =
  (table: string, index = 0) =>
  async ({ page }: LaunchedApp): Promise<void> => {
    const rows = page.getByRole('table', { name: table }).getByRole('rowheader')
    await rows.getByRole('button').nth(index).click()
  }
