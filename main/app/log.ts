import { randomInt } from 'node:crypto'
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const MAX_BYTES = 500_000
const FILES_KEPT = 3

/** The app's technical journal: events and ids, never a name nor a payload. */
export type Log = {
  info(text: string): void
  /** Writes where a bug showed and gives the six-digit number that the user is shown. */
  fault(where: string, error: unknown): string
}

/** Writes to `cartable.log` in `folder`; the older `cartable.1.log` and `cartable.2.log` make way in turn. */
export function createLog(folder: string, now: () => Date = () => new Date()): Log {
  const write = (level: string, text: string) =>
    append(folder, `${now().toISOString()} ${level} ${text}\n`)
  return {
    info: (text) => write('info', text),
    fault(where, error) {
      const reference = String(randomInt(0, 1_000_000)).padStart(6, '0')
      write('fault', `${reference} ${where}: ${describeError(error)}`)
      return reference
    },
  }
}

function append(folder: string, line: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    makeRoom(folder)
    appendFileSync(join(folder, 'cartable.log'), line)
  } catch (cause) {
    // A full disk must not hide the fault being told: it goes to the terminal, with the reason.
    process.stderr.write(`${line}(not logged: ${describeError(cause)})\n`)
  }
}

function makeRoom(folder: string): void {
  const nth = (n: number) => join(folder, n === 0 ? 'cartable.log' : `cartable.${n}.log`)
  const size = statSync(nth(0), { throwIfNoEntry: false })?.size ?? 0
  if (size < MAX_BYTES) return
  rmSync(nth(FILES_KEPT - 1), { force: true })
  for (let n = FILES_KEPT - 2; n >= 0; n--) {
    if (statSync(nth(n), { throwIfNoEntry: false })) renameSync(nth(n), nth(n + 1))
  }
}

/** Classes whose message the engine or SQLite composes from code and schema, never from a record. */
const CLASSES_WITH_SAFE_MESSAGE: ReadonlySet<string> = new Set([
  'TypeError',
  'ReferenceError',
  'SqliteError',
])

/**
 * Class, code and stack frames: enough to find the place. Another message is left out since it may
 * quote a record (`JSON.parse` quotes its input).
 */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const message = CLASSES_WITH_SAFE_MESSAGE.has(error.name) ? ` ${error.message}` : ''
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [`${error.name}${code}${message}`, ...frames].join('\n')
}
