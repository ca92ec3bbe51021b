import { homedir } from 'node:os'
import { join } from 'node:path'

type Machine = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly home: string
}

const thisMachine = (): Machine => ({
  env: process.env,
  platform: process.platform,
  home: homedir(),
})

/**
 * Folder that holds the database, its copies and the logs; the window and the command line share it.
 * `CARTABLE_DATA` names another one. On Windows the local folder, not the roaming one: a folder that
 * is synchronised while the database is open corrupts it.
 */
export function dataFolder({ env, platform, home }: Machine = thisMachine()): string {
  if (env.CARTABLE_DATA) return env.CARTABLE_DATA
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Cartable')
  }
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Cartable')
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'cartable')
}

/** The one database file of a data folder; its copies go beside it (`main/db/backups.ts`). */
export const databaseFile = (folder: string): string => join(folder, 'cartable.sqlite')
