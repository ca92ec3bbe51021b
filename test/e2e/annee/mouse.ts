import type { Locator, Page } from '@playwright/test'
import { goTo } from '../steps.ts'
import { boxesOf, type Hand, write } from './hand.ts'

/** The button over the grid that sets an état; présent is set for everybody at once. */
const CHOICES: Readonly<Record<string, string>> = { A: 'Absent', E: 'Excusé', '·': 'Inconnu' }

/** A hand that points and clicks; the keys only write in the field that was clicked. */
export function mouseHand(page: Page): Hand {
  const clickLabel = async (input: Locator) => {
    await input.waitFor({ state: 'attached' })
    const label = await input.evaluateHandle((element) => (element as HTMLInputElement).labels?.[0])
    await label.asElement()?.click()
  }
  return {
    page,
    goTo: (screen) => goTo(page, screen),
    press: (target) => target.click(),
    async type(field, text) {
      await field.click({ clickCount: 3 })
      await write(page, text)
    },
    async choose(list, option) {
      await list.click()
      await page.getByRole('option', { name: option }).first().click()
    },
    tick: clickLabel,
    async pick(group, choice) {
      await group.getByText(choice, { exact: true }).click()
    },
    async turnTo(part) {
      // The head of the screen stays in sight.
      if (part === null) return
      const sommaire = page.getByRole('navigation', { name: 'Sommaire du formulaire' })
      await sommaire.getByRole('button', { name: part }).click()
    },
    save: (button) => button.click(),
    close: () => page.getByRole('button', { name: 'Fermer le détail' }).click(),
    async fillDay(grid, jour, etats) {
      await grid.getByRole('button', { name: `Tous présents le ${jour}` }).click()
      const boxes = boxesOf(grid, jour)
      for (const [rank, etat] of [...etats].entries()) {
        const choice = CHOICES[etat]
        if (choice === undefined) continue
        await boxes.nth(rank).click()
        await page.getByRole('button', { name: choice, exact: true }).click()
      }
    },
  }
}
