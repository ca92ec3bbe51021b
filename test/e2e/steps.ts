import type { Locator, Page } from '@playwright/test'

/** Answers the first start with the sample year. */
export async function startSampleYear(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Voir l’année d’exemple' }).click()
  await page.getByRole('heading', { name: 'Présences par mois' }).waitFor()
}

/** The ways to every screen, in their order. */
export const screenLinks = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link')

/** Follows the navigation to the screen of that name. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await screenLinks(page).filter({ hasText: screen }).click()
}
