import type { OpenDatabase } from '../db/open.ts'
import { storageCauseOf } from '../db/storage-error.ts'
import { pruneJournal } from '../features/journal/journal.service.ts'
import { suivreCopies } from '../features/protection/protection.service.ts'
import { checkQuickly, type Sante } from '../features/sauvegardes/sante.service.ts'
import { keepDailySauvegarde, sweepDeadRuns } from '../features/sauvegardes/sauvegardes.service.ts'
import type { Log } from './log.ts'

/** Wait before the quick check, so that its worker does not start beside the window. */
const CHECK_MS = 2_000
/** Wait before the first copy, so that the window is drawn first: copying blocks everything else for a moment. */
const FIRST_MS = 10_000
/** Interval between two checks for a copy due: a window left open overnight gets the copy of the new day. */
const EVERY_MS = 3_600_000

/**
 * Watches over the data while the app runs: a quick check once the window is open, then the
 * automatic copy of each day, which reads them whole. Faults are shown on Accueil. Returns the function that stops;
 * `inTurn` runs the work during which the base must not be closed.
 */
export function startDailySauvegarde(
  database: OpenDatabase,
  sante: Sante,
  log: Log,
  inTurn: (work: () => Promise<void>) => Promise<void> = (work) => work(),
): () => void {
  const check = async () => {
    try {
      await checkQuickly(database.file, sante)
      if (sante.find() !== null) log.info('quick check: damaged')
    } catch (error) {
      log.fault('quick check', error)
    }
  }
  const keep = async () => {
    try {
      await sweepDeadRuns(database.file)
      // Protect again copies left plain, or under the former password, by an app stopped too early.
      const suivies = await suivreCopies(database.file)
      if (suivies.refaites > 0) log.info(`copies protected: ${suivies.refaites}`)
      const kept = await keepDailySauvegarde(database, new Date())
      if (!kept.ok) log.info(`no automatic copy: ${kept.error.code}`)
      if (!kept.ok || kept.value !== null) sante.noteCopie(kept)
      // Prune the journal once a copy of today holds all of it; names in the acts pruned are then gone for good.
      if (kept.ok && kept.value !== null) {
        const { finishAnonymisations } = await import('../features/personnes/revue.service.ts')
        await finishAnonymisations(database, new Date())
        await pruneJournal(database.db, new Date())
      }
    } catch (error) {
      log.fault('automatic copy', error)
      const cause = storageCauseOf(error, database.file)
      if (cause !== null) sante.noteCopie({ ok: false, error: { code: 'storage', cause } })
    }
  }
  const timers = [
    setTimeout(() => void inTurn(check), CHECK_MS).unref(),
    setTimeout(() => void inTurn(keep), FIRST_MS).unref(),
    setInterval(() => void inTurn(keep), EVERY_MS).unref(),
  ]
  return () => timers.forEach(clearInterval)
}
