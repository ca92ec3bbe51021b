import type { OpenDatabase } from '../db/open.ts'
import { keepDailySauvegarde } from '../features/sauvegardes/sauvegardes.service.ts'
import type { Log } from './log.ts'

/** Once the window is drawn: copying holds everything else for a moment. */
const FIRST_MS = 10_000
/** A window left open overnight has its copy of the new day too. */
const EVERY_MS = 3_600_000

/** Keeps the automatic copy of each day while the app runs. */
export function startDailySauvegarde(database: OpenDatabase, log: Log): void {
  const keep = async () => {
    try {
      const kept = await keepDailySauvegarde(database, new Date())
      if (!kept.ok) log.info(`no automatic copy: ${kept.error.code}`)
    } catch (error) {
      log.fault('automatic copy', error)
    }
  }
  setTimeout(() => void keep(), FIRST_MS).unref()
  setInterval(() => void keep(), EVERY_MS).unref()
}
