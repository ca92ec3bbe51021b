import type { Channel } from '../../shared/ipc/contract.ts'
import type { OpenDatabase } from '../db/open.ts'
import { storageCauseOf, watchPlace } from '../db/storage-error.ts'
import { keepSauvegarde } from '../features/sauvegardes/sauvegardes.service.ts'
import type { GuardOptions } from '../ipc/guard.ts'
import type { Log } from './log.ts'

/** What stays open once the file of the base has gone: the frame, and copies of what is still open. */
const ALLOWED: ReadonlySet<Channel> = new Set<Channel>([
  'app:findContexte',
  'sauvegardes:find',
  'sauvegardes:findAlerte',
  'sauvegardes:create',
  'sauvegardes:copyElsewhere',
  'sauvegardes:showInFolder',
])

/** The window is held meanwhile: after that, the user is told what holds the base, and tries again. */
const BUSY_TIMEOUT_MS = 1500

/**
 * Answers for the disk, at each call: a base whose file was replaced or removed while the app runs takes no more
 * writing, which would be lost; the first time, what is still open is copied beside it.
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
    // Other files have failures of their own, which their writers tell.
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
