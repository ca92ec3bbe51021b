import { randomUUID } from 'node:crypto'
import * as nodeFs from 'node:fs/promises'
import { mkdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { AppError } from '../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../shared/result.ts'

/** Content of a file: its bytes, or a function that writes them to the temporary file it is given. */
export type FileContent = Uint8Array | ((temporaryPath: string) => Promise<void>)

/** The part of node:fs/promises in use: tests give one that fails where they want. */
export type WriteFs = Pick<
  typeof nodeFs,
  'access' | 'lstat' | 'open' | 'readdir' | 'rename' | 'rm' | 'stat'
>

export type WriteDeps = {
  readonly fs?: WriteFs
  /** Waits between two attempts, in milliseconds. */
  readonly sleep?: (ms: number) => Promise<unknown>
}

export type WrittenFile = { readonly path: string; readonly octets: number }

type UnwritableCause = Extract<AppError, { code: 'unwritable' }>['cause']

/**
 * Antivirus, indexer and OneDrive hold a file for a moment, Word for as long as it is open: after these
 * waits (5 s in all) it is kinder to ask than to make the user wait more.
 */
const RETRY_DELAYS_MS = [10, 20, 40, 80, 150, 300, 500, 800, 1000, 1000, 1100] as const
const HELD_CODES: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** Pattern of our temporary files, copies made before a migration included, with SQLite's files beside them. */
const TEMPORARY_NAME =
  /^(~cartable-[0-9a-f]{12}\.tmp|cartable-.+\.sqlite\.partiel)(-journal|-wal|-shm|\.partiel)?(\.cles\.json(\.partiel)?)?$/
const SQLITE_PARTS = ['-journal', '-wal', '-shm']
/** Age in milliseconds from which a temporary file is a leftover of a run cut short. */
const LEFT_OVER_AFTER_MS = 3_600_000

/**
 * Writes a file whole or not at all: to a temporary file beside it, flushed to the disk, renamed over the old one,
 * then checked. The name is new or that of a regular file: a folder or a device is refused. On failure
 * (`unwritable`) the old file is intact and nothing is left beside it. Any other error of `content` (a bug, a
 * cancellation) is thrown on, after the same clean-up.
 */
export async function writeFileSafely(
  path: string,
  content: FileContent,
  { fs = nodeFs, sleep = wait }: WriteDeps = {},
): Promise<Result<WrittenFile, AppError>> {
  const folder = dirname(path)
  const temporary = join(folder, `~cartable-${randomUUID().slice(-12)}.tmp`)
  try {
    if (await isSpecial(path, fs)) return err({ code: 'unwritable', path, cause: 'special' })
    await removeLeftOvers(folder, fs)
    const octets = await writeTemporary(temporary, content, fs)
    await renameHeld(temporary, path, { fs, sleep })
    await flushFolder(folder, fs)
    const { size } = await fs.stat(path)
    if (size !== octets) return err({ code: 'unwritable', path, cause: 'other' })
    return ok({ path, octets })
  } catch (error) {
    for (const part of ['', ...SQLITE_PARTS]) await removeQuietly(`${temporary}${part}`, fs)
    const cause = await causeOf(error, path, fs)
    if (cause === null) throw error
    if (cause !== 'locked') return err({ code: 'unwritable', path, cause })
    return err({ code: 'unwritable', path, cause, libre: await freeNameBeside(path, fs) })
  }
}

/** Writes a file as `writeFileSafely` does, but under a free name beside where another program holds the file for good. */
export async function writeFileOrBeside(
  path: string,
  content: FileContent,
  deps: WriteDeps = {},
): Promise<Result<WrittenFile, AppError>> {
  const written = await writeFileSafely(path, content, deps)
  if (written.ok || written.error.code !== 'unwritable' || written.error.cause !== 'locked') {
    return written
  }
  return writeFileSafely(join(dirname(path), written.error.libre), content, deps)
}

/** A name that no file beside `path` has: « nom (2).docx », or the first such number that is free. */
export async function freeNameBeside(
  path: string,
  fs: Pick<WriteFs, 'readdir'> = nodeFs,
): Promise<string> {
  const extension = extname(path)
  const stem = basename(path, extension).replace(/ \(\d+\)$/, '')
  // Compare without case: Windows and macOS do not tell « Bilan » from « BILAN ».
  const taken = new Set((await fs.readdir(dirname(path))).map((name) => name.toLowerCase()))
  let number = 2
  while (taken.has(`${stem} (${number})${extension}`.toLowerCase())) number += 1
  return `${stem} (${number})${extension}`
}

/** Writes the temporary file and flushes it; returns its size in bytes. */
async function writeTemporary(path: string, content: FileContent, fs: WriteFs): Promise<number> {
  if (typeof content === 'function') await content(path)
  // Opened to write even when there is nothing more to write: Windows refuses to sync a file opened to read.
  const handle = await fs.open(path, typeof content === 'function' ? 'r+' : 'wx')
  try {
    if (typeof content !== 'function') await handle.writeFile(content)
    await handle.sync()
    const { size } = await handle.stat()
    return size
  } finally {
    await handle.close()
  }
}

async function renameHeld(from: string, to: string, deps: Required<WriteDeps>): Promise<void> {
  for (const delay of RETRY_DELAYS_MS) {
    try {
      return await deps.fs.rename(from, to)
    } catch (error) {
      if (!HELD_CODES.has(codeOf(error) ?? '')) throw error
      await deps.sleep(delay)
    }
  }
  return deps.fs.rename(from, to)
}

/** True for a folder or a device, which a rename would remove, or whose writing would never end. */
async function isSpecial(path: string, fs: WriteFs): Promise<boolean> {
  const found = await fs.lstat(path).catch(() => null)
  if (found === null || found.isFile()) return false
  // A shortcut is replaced when it leads to a regular file, or nowhere.
  return !found.isSymbolicLink() || !((await fs.stat(path).catch(() => null))?.isFile() ?? true)
}

/** Flushes a folder, so that the new name outlives a power cut; Windows opens no folder, and needs no flush. */
async function flushFolder(folder: string, fs: WriteFs): Promise<void> {
  const handle = await fs.open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** Removes the temporary files of runs cut short; a folder that cannot be read is for the write to report. */
export async function removeLeftOvers(folder: string, fs: WriteFs = nodeFs): Promise<void> {
  const names = await fs.readdir(folder).catch(() => [])
  for (const name of names.filter((name) => TEMPORARY_NAME.test(name))) {
    const path = join(folder, name)
    const age = await fs.stat(path).then(
      // A file dated in the future comes from a run whose clock was ahead.
      ({ mtimeMs }) => Math.abs(Date.now() - mtimeMs),
      () => 0,
    )
    if (age > LEFT_OVER_AFTER_MS) await removeQuietly(path, fs)
  }
}

/** Removes a file without failing: a later write sweeps it, and the error under way must not be hidden. */
async function removeQuietly(path: string, fs: WriteFs): Promise<void> {
  await fs.rm(path, { force: true }).catch(() => undefined)
}

/** Cause of a failed write; null for what is no failure of the file system. */
async function causeOf(error: unknown, path: string, fs: WriteFs): Promise<UnwritableCause | null> {
  const code = codeOf(error)
  switch (code) {
    case null:
      return null
    case 'EBUSY':
      return 'locked'
    case 'EPERM':
    case 'EACCES':
      return (await isHeldByAnother(error, path, fs)) ? 'locked' : 'denied'
    case 'EROFS':
      return 'denied'
    case 'ENOSPC':
    case 'EDQUOT':
      return 'full'
    case 'ENOENT':
      // Windows' controlled access to folders answers « missing » for a folder that exists.
      return (await isFolder(dirname(path), fs)) ? 'denied' : 'missing-folder'
    case 'ENOTDIR':
      return 'missing-folder'
    case 'EISDIR':
      return 'special'
    default:
      return 'other'
  }
}

const isFolder = (path: string, fs: WriteFs): Promise<boolean> =>
  fs.stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/**
 * Whether another program holds the file: Windows answers EPERM for this as for a folder or a file without write
 * access. It is held when the rename alone failed (the temporary file could be made beside it) and the file is not
 * read-only.
 */
async function isHeldByAnother(error: unknown, path: string, fs: WriteFs): Promise<boolean> {
  if ((error as NodeJS.ErrnoException).syscall !== 'rename') return false
  try {
    await fs.access(path, nodeFs.constants.W_OK)
    return true
  } catch {
    return false
  }
}

function codeOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? code : null
}

/** Makes a folder, and those above it, when it is not there. */
export async function makeFolder(path: string): Promise<Result<void, AppError>> {
  try {
    await mkdir(path, { recursive: true })
    return ok(undefined)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    return err({ code: 'unwritable', path, cause: FOLDER_CAUSES[code] ?? 'missing-folder' })
  }
}

/** Why a folder cannot be made, by the code of the system. */
const FOLDER_CAUSES: Readonly<Record<string, Exclude<UnwritableCause, 'locked'>>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  ENOSPC: 'full',
  EEXIST: 'file-in-place',
}

/**
 * Returns the path where it leads to a regular file. Throws otherwise, with the code of the system: `EISDIR` for
 * a folder, a device or a pipe, whose reading would fail or never end.
 */
export async function regularFile(path: string): Promise<string> {
  if ((await stat(path)).isFile()) return path
  throw Object.assign(new Error('not a regular file'), { code: 'EISDIR' })
}
