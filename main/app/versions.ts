import { shell } from 'electron'

/** Page of the releases, set by the build (`.config/electron-vite.config.ts`); null when unknown. */
declare const VERSIONS_PAGE: string | null

/**
 * « Vérifier les mises à jour »: the browser opens the page of the releases, the app itself asks the network
 * nothing. False when this build knows no such page, or one that is not https.
 */
export async function openVersions(page: string | null = VERSIONS_PAGE): Promise<boolean> {
  if (page === null || !URL.canParse(page) || new URL(page).protocol !== 'https:') return false
  await shell.openExternal(new URL(page).href)
  return true
}
