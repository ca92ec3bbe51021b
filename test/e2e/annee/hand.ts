import type { Locator, Page } from '@playwright/test'

/**
 * What a person does to the window, whatever she does it with. She sees (locators); the hand acts, and
 * may use nothing but its own device.
 */
export type Hand = {
  readonly page: Page
  /** Follows the way to a screen. */
  goTo(screen: string): Promise<void>
  /** A button or a link. */
  press(target: Locator): Promise<void>
  /** Writes in a field, in the place of what it holds. */
  type(field: Locator, text: string): Promise<void>
  /** One entry of a list that drops down. */
  choose(list: Locator, option: string): Promise<void>
  /** One box, or one of the chips. */
  tick(box: Locator): Promise<void>
  /** One of a few choices side by side: radio buttons, or tabs. */
  pick(group: Locator, choice: string): Promise<void>
  /** Goes to a part of the form of the bilan; null: back to the head of the screen. */
  turnTo(part: string | null): Promise<void>
  /** Sends the form that this button sends. */
  save(button: Locator): Promise<void>
  /** Closes the panel at the right. */
  close(): Promise<void>
  /** Writes one day of the month grid: P, A, E or · (unknown) for each enfant of that day in turn. */
  fillDay(grid: Locator, jour: string, etats: string): Promise<void>
}

/** The boxes of one day that are open, from top to bottom. */
export const boxesOf = (grid: Locator, jour: string): Locator =>
  grid
    .getByRole('gridcell', { name: `, ${jour}` })
    .and(grid.page().locator('[aria-readonly="false"]'))

/** Writes where the focus is: the first letter by its key, the rest as it would come from a paste, which is drawn once. */
export async function write({ keyboard }: Page, text: string): Promise<void> {
  await keyboard.type(text.slice(0, 1))
  await keyboard.insertText(text.slice(1))
}
