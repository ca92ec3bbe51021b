import type { Channel } from '../../shared/ipc/contract.ts'
import type { OpenDatabase } from '../db/open.ts'
import { storageCauseOf, watchPlace } from '../db/storage-error.ts'
import { keepSauvegarde } from '../features/sauvegardes/sauvegardes.service.ts'
import type { GuardOptions } from '../ipc/guard.ts'
import type { Log } from './log.ts'

/** Channels that still answer once the file of the base is gone: the frame, and copies of the open base. */
const ALLOWED: ReadonlySet<Channel> = new Set<Channel>([
  'app:findContexte',
  'sauvegardes:find',
  'sauvegardes:findAlerte',
  'sauvegardes:create',
  'sauvegardes:copyElsewhere',
  'sauvegardes:showInFolder',
])

/**
 * Longest wait for a busy base, which blocks the window: then the user is told what holds the base, and tries
 * again.
 */
const BUSY_TIMEOUT_MS = 1500

/**
 * Checks the disk at each call: a base whose file was replaced or removed while the app runs accepts no more
 * writes, which would be lost; the first time, the open base is copied beside it.
 */
export function watchStorage(
  database: OpenDatabase,
  log: Log,
  now: () => Date = () => new Date(),
): NonNullable<GuardOptions['storage']> {
  database.sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  const findMoved = watchPlace(database.file)
  let isKept = false
  const keep = async () => {
    isKept = true
    try {
      const kept = await keepSauvegarde(database, 'automatique', now())
      log.info(`base moved: copy ${kept.ok ? 'kept' : kept.error.code}`)
    } catch (error) {
      log.fault('copy of a moved base', error)
    }
  }
  const refusalOf = (error: unknown) => {
    const code = String((error as { code?: unknown } | null)?.code)
    // Leave failures of other files to their writers.
    if (!/^(SQLITE_|MISSING|REPLACED|ENOSPC)/.test(code)) return null
    const cause = storageCauseOf(error, database.file)
    if (cause === null) return null
    log.info(`storage: ${cause} ${code}`)
    return { code: 'storage', cause } as const
  }
  return {
    check(channel) {
      const moved = findMoved()
      if (moved === null) return null
      if (!isKept) void keep()
      return ALLOWED.has(channel) ? null : refusalOf(moved)
    },
    refusalOf,
  }
}
