import { expect, type Locator, type Page } from '@playwright/test'
import { boxesOf, type Hand, write } from './hand.ts'

/** Nobody goes further than that with Tab. */
const FAR = 60

/** A hand that has nothing but the keyboard. */
export function keyboardHand(page: Page): Hand {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

  /** Goes from one control to the next until this one has the focus, by the shorter way round. */
  async function reach(target: Locator): Promise<void> {
    await target.waitFor({ state: 'attached' })
    // Looked for once: names are slow to work out at each step.
    const element = await target.elementHandle()
    for (let steps = 0; steps < FAR; steps += 1) {
      const key = await element?.evaluate((wanted) => {
        const at = document.activeElement
        if (at === wanted) return null
        const isBehind =
          at !== null && wanted.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING
        return isBehind ? 'Shift+Tab' : 'Tab'
      })
      if (!key) return
      await page.keyboard.press(key)
    }
    throw new Error(`${target} is not reached with Tab`)
  }

  /** Goes down a list that is open until this entry is the one that Entrée would choose. */
  async function goDownTo(option: Locator): Promise<void> {
    await option.waitFor()
    const element = await option.elementHandle()
    for (let steps = 0; steps < FAR; steps += 1) {
      const isChosen = await element?.evaluate((one) => one.hasAttribute('data-combobox-selected'))
      if (isChosen) return
      await press('ArrowDown')
    }
    throw new Error(`${option} is not reached with the arrows`)
  }

  /** Goes down the rows of a list until the one that holds this has the focus. */
  async function goThroughRowsTo(target: Locator): Promise<void> {
    await reach(target.locator('xpath=ancestor::section[@aria-keyshortcuts][1]'))
    const element = await target.elementHandle()
    for (let steps = 0; steps < FAR; steps += 1) {
      await press('ArrowDown')
      const isThere = await element?.evaluate(
        (one) => one.closest('tr') === document.activeElement?.closest('tr'),
      )
      if (isThere) return
    }
    throw new Error(`${target} is not reached with the arrows`)
  }

  return {
    page,
    async goTo(screen) {
      await press('Control+k')
      const search = page.getByRole('textbox', { name: 'Rechercher' })
      await expect(search).toBeFocused()
      await page.keyboard.type(screen)
      await press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible()
    },
    async press(target) {
      await target.waitFor({ state: 'attached' })
      // A row of a list is no stop of Tab: the list is one, and the arrows go through its rows.
      const isRow = await target.evaluate((one) => one.closest('tr[tabindex="-1"]') !== null)
      await (isRow ? goThroughRowsTo(target) : reach(target))
      await press('Enter')
    },
    async type(field, text) {
      await reach(field)
      await press('Control+a')
      await write(page, text)
    },
    async choose(list, option) {
      await reach(list)
      if ((await list.getAttribute('aria-expanded')) !== 'true') await press('ArrowDown')
      if ((await list.getAttribute('readonly')) === null) {
        await press('Control+a')
        await page.keyboard.type(option)
      }
      await goDownTo(page.getByRole('option', { name: option }).first())
      await press('Enter')
    },
    async tick(box) {
      await reach(box)
      await press('Space')
    },
    async pick(group, choice) {
      const choices = group.getByRole('radio').or(group.getByRole('tab'))
      const chosen = group.locator(':checked, [aria-selected="true"]')
      await choices.first().waitFor({ state: 'attached' })
      await reach((await chosen.count()) > 0 ? chosen : choices.first())
      const wanted = group
        .getByRole('radio', { name: choice, exact: true })
        .or(group.getByRole('tab', { name: choice, exact: true }))
      for (let steps = await choices.count(); !(await isFocused(wanted)); steps -= 1) {
        if (steps === 0) throw new Error(`${choice} is not reached with the arrows`)
        await press('ArrowRight')
        // A choice may be drawn anew with what it shows.
        await expect(group.locator(':focus')).toBeAttached()
      }
      // Where nothing was chosen, reaching the first is not choosing it.
      await press('Space')
    },
    async turnTo(part) {
      const place =
        part === null
          ? page.getByRole('main')
          : page.locator('section[id]', {
              has: page.getByRole('heading', { level: 2, name: part }),
            })
      for (let steps = 0; steps < FAR && !(await isFocused(place)); steps += 1) {
        await press(part === null ? 'Control+PageUp' : 'Control+PageDown')
      }
      await expect(place).toBeFocused()
    },
    async save(button) {
      await button.waitFor()
      await press('Control+s')
    },
    async close() {
      await press('Escape')
    },
    async fillDay(grid, jour, etats) {
      await reach(grid)
      await press('Control+Home')
      const first = await boxesOf(grid, jour).first().getAttribute('id')
      for (let steps = 0; steps < FAR; steps += 1) {
        if ((await grid.getAttribute('aria-activedescendant')) === first) break
        await press('ArrowRight')
      }
      for (const etat of etats) await press(etat === '·' ? 'Delete' : etat.toLowerCase())
    },
  }
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement)
