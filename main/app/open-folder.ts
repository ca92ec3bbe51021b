import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { shell } from 'electron'

/** Shows a folder of the app to the user, or the one above while nothing has been put in it yet. */
export async function openFolder(folder: string): Promise<void> {
  await shell.openPath(existsSync(folder) ? folder : dirname(folder))
}
