import { existsSync, statSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { todayOf } from '../../../shared/dates.ts'
import {
  bySauvegardeOrder,
  isOrdinaire,
  nextSauvegarde,
  parseSauvegarde,
  type RaisonSauvegarde,
  type Sauvegarde,
  sauvegardesOfTrop,
} from '../../../shared/domain/sauvegarde.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { backupsOf } from '../../db/backups.ts'
import { clesFile, createClesToSend } from '../../db/cles.ts'
import { inPrivateFolder, lockFile } from '../../db/coffre.ts'
import { convertAside } from '../../db/convert-base.ts'
import { copyTo, DamagedCopyError } from '../../db/copy.ts'
import { isProtectedCopy, protectionOfOpen } from '../../db/engine.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { ASIDE_PREFIX, CopyRefusedError } from '../../db/prepare-copy.ts'
import { runInWorker } from '../../db/run-in-worker.ts'
import {
  makeFolder,
  removeLeftOvers,
  type WriteDeps,
  type WrittenFile,
  writeFileSafely,
} from '../../documents/write-file.ts'
import { hasAnnee } from './sauvegardes.repository.ts'

/** Copies kept beside a base, the last made first; other files that the user put there are left out. */
export async function listSauvegardes(file: string): Promise<readonly Sauvegarde[]> {
  const folder = backupsOf(file)
  // None was made yet, or a file bears the folder's name: making a copy then says so.
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return []
  const names = await readdir(folder)
  return names.flatMap((name) => parseSauvegarde(name) ?? []).sort(bySauvegardeOrder)
}

/** Whether a base, and so each copy of it, opens by a password. */
export const isEncrypted = ({ sqlite }: OpenDatabase): boolean => protectionOfOpen(sqlite) !== null

/** Path of a copy of the list; null when no copy with that id is there. */
export function sauvegardePath(file: string, sauvegardeId: string): string | null {
  const path = join(backupsOf(file), sauvegardeId)
  return parseSauvegarde(sauvegardeId) !== null && existsSync(path) ? path : null
}

/**
 * Copies the base beside itself, deletes the copies in excess, then checks that the new one is there. On failure
 * nothing has changed, the older copies included.
 */
export async function keepSauvegarde(
  open: OpenDatabase,
  raison: RaisonSauvegarde,
  now: Date,
  deps: WriteDeps = {},
): Promise<Result<WrittenFile, AppError>> {
  const path = await freeSauvegarde(open.file, raison, now)
  if (!path.ok) return path
  const written = ofCopies(await writeCopy(open, path.value, deps))
  if (!written.ok) return written
  await letGo(open.file, now)
  const octets = (await stat(path.value).catch(() => null))?.size
  if (octets === written.value.octets) return written
  return ofCopies(err({ code: 'unwritable', path: path.value, cause: 'other' }))
}

/** Marks what cannot be written in the folder of copies: the user did not choose it, and cannot choose another one. */
const ofCopies = <T>(result: Result<T, AppError>): Result<T, AppError> =>
  result.ok || result.error.code !== 'unwritable'
    ? result
    : err({ ...result.error, isOfCopies: true })

/** Deletes the copies in excess; one that another program holds stays until the next time. */
async function letGo(file: string, now: Date): Promise<void> {
  for (const { sauvegardeId } of sauvegardesOfTrop(await listSauvegardes(file), todayOf(now))) {
    const path = join(backupsOf(file), sauvegardeId)
    // A copy set aside as it was has its last commits and its clés beside it.
    for (const one of [path, `${path}-wal`, clesFile(path)]) {
      await rm(one, { force: true }).catch(() => undefined)
    }
  }
}

/** Age from which the files of a run prove it dead, in milliseconds. */
const DEAD_AFTER_MS = 24 * 3_600_000

/** Removes the files left by runs that were cut short: beside the base, beside its copies, among temporary files. */
export async function sweepDeadRuns(file: string, temporary: string = tmpdir()): Promise<void> {
  await removeLeftOvers(dirname(file))
  await removeLeftOvers(backupsOf(file))
  const names = await readdir(temporary).catch(() => [])
  for (const name of names.filter((one) => one.startsWith(ASIDE_PREFIX))) {
    // The disk's clock may differ from ours: a living process keeps its files, whatever their date.
    if (isAlive(Number(name.slice(ASIDE_PREFIX.length).split('-')[0]))) continue
    const path = join(temporary, name)
    const found = await stat(path).catch(() => null)
    if (found === null || Math.abs(Date.now() - found.mtimeMs) < DEAD_AFTER_MS) continue
    // The folder may be another user's, who then sweeps it.
    await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: the process lives, and is another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The automatic copy, once a day; null when today has an ordinary one already, or there is nothing to keep. */
export async function keepDailySauvegarde(
  open: OpenDatabase,
  now: Date,
): Promise<Result<WrittenFile | null, AppError>> {
  const today = todayOf(now)
  const isDone = (await listSauvegardes(open.file)).some(
    (one) => isOrdinaire(one) && todayOf(new Date(one.date)) === today,
  )
  if (isDone || !(await hasAnnee(open.db))) return ok(null)
  return keepSauvegarde(open, 'automatique', now)
}

/** Copies the base to a file that the user named: a USB stick, another disk. */
export async function writeCopy(
  open: OpenDatabase,
  path: string,
  deps: WriteDeps = {},
): Promise<Result<WrittenFile, AppError>> {
  if (await isSameFile(path, open.file)) {
    return err({ code: 'unusable-file', file: basename(path), reason: LIVE_BASE })
  }
  try {
    // No transaction may be open meanwhile: every other call on the base waits.
    return await open.db.connection().execute(() =>
      writeFileSafely(
        path,
        async (temporary) => {
          await copyAway(open, temporary)
          // SQLite's files left by an older copy of that name would be taken for the end of this one.
          for (const part of SQLITE_PARTS) await rm(`${path}${part}`, { force: true })
        },
        deps,
      ),
    )
  } catch (error) {
    if (!(error instanceof DamagedCopyError)) throw error
    return err({ code: 'unusable-file', file: basename(open.file), reason: DAMAGED_BASE })
  }
}

const SQLITE_PARTS = ['-journal', '-wal', '-shm']

/** Size from which a copy would hold the window noticeably. */
const LARGE_BYTES = 8_000_000

/** Copies in a worker where the base is large; by the open connection where it is small, or its file has gone. */
async function copyAway({ sqlite, file }: OpenDatabase, target: string): Promise<void> {
  const { size } = await stat(file).catch(() => ({ size: 0 }))
  if (size < LARGE_BYTES) return copyTo(sqlite, target)
  try {
    await runInWorker({ genre: 'copy', source: file, target })
  } catch (error) {
    throw error instanceof CopyRefusedError ? new DamagedCopyError() : error
  }
}

/** Copies the base to a file locked by a password, without which nobody can restore it. */
export async function writeLockedCopy(
  open: OpenDatabase,
  path: string,
  motDePasse: string,
): Promise<Result<WrittenFile, AppError>> {
  const plain = await inPrivateFolder(basename(open.file), async () => undefined)
  try {
    const copied = await writeCopy(open, plain.path)
    if (!copied.ok) return copied
    if (await isSameFile(path, open.file)) {
      return err({ code: 'unusable-file', file: basename(path), reason: LIVE_BASE })
    }
    // A protected base leaves no plain copy, were it for a moment: its pages go under a key of their own.
    const to = isProtectedCopy(plain.path) ? await createClesToSend(motDePasse) : null
    return await writeFileSafely(path, async (temporary) => {
      if (to === null) return lockFile(plain.path, temporary, motDePasse)
      await convertAside(plain.path, temporary, to, { isCopy: true })
    })
  } finally {
    plain.remove()
  }
}

/** Whether two paths lead to one file, by device and inode: a shortcut may lead to the base. */
async function isSameFile(path: string, base: string): Promise<boolean> {
  const [one, other] = await Promise.all(
    [path, base].map((file) => stat(file, { bigint: true }).catch(() => null)),
  )
  return one != null && other != null && one.dev === other.dev && one.ino === other.ino
}

const LIVE_BASE =
  'ce fichier est celui des données elles-mêmes. Choisissez un autre nom, ou un autre dossier.'

const DAMAGED_BASE =
  'vos données sont abîmées, ou le disque l’est : la copie n’a pas été gardée. Restaurez une sauvegarde plus ancienne, et faites vérifier ce disque.'

/** Path of a copy made now; its folder is made when missing. */
export async function freeSauvegarde(
  file: string,
  raison: RaisonSauvegarde,
  now: Date,
): Promise<Result<string, AppError>> {
  const folder = backupsOf(file)
  const made = ofCopies(await makeFolder(folder))
  if (!made.ok) return made
  return ok(join(folder, nextSauvegarde(await listSauvegardes(file), raison, now)))
}
