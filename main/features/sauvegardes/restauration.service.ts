import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { copyFile, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { libelleAnnee } from '../../../shared/dates.ts'
import type { Sauvegarde } from '../../../shared/domain/sauvegarde.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { ContenuBase } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { backupsOf } from '../../db/backups.ts'
import { type Cles, type OpenKey, readCles, unwrap, writeCles } from '../../db/cles.ts'
import { CoffreError, isCoffre, openCoffre } from '../../db/coffre.ts'
import { copyTo } from '../../db/copy.ts'
import {
  copyCles,
  keyOf,
  openByKey,
  openSqlite,
  protectionOf,
  protectionOfOpen,
  readHead,
  rememberKey,
} from '../../db/engine.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { convert } from '../../db/protected-file.ts'
import { finishReplacement, placeReplacement, replacementOf } from '../../db/replacement.ts'
import {
  addVersions,
  CopyRefusedError,
  openCopy,
  openCopyInWorker,
  type Progress,
  replaceContent,
} from '../../db/restore.ts'
import { lastEntriesOf } from '../../db/storage-error.ts'
import { freeNameBeside, type WrittenFile, writeFileSafely } from '../../documents/write-file.ts'
import { findContenu } from './sauvegardes.repository.ts'
import { freeSauvegarde, keepSauvegarde, listSauvegardes } from './sauvegardes.service.ts'

/** Result of a restoration: the file restored, and the copy of the data it replaced, null when there were none. */
export type Restauration<Copie extends string | null = string | null> = WrittenFile & {
  readonly copie: Copie
  /** True where bilans marked as sent may be lost: the replaced base, kept as it is, could not be read. */
  readonly hasLostVersions: boolean
}

/** Preview of a restoration: content of the file, and data that it would replace. */
export async function previewRestauration(
  open: OpenDatabase,
  path: string,
): Promise<Result<{ readonly copie: ContenuBase; readonly actuel: ContenuBase }, AppError>> {
  const copy = await readCopy(path)
  if (!copy.ok) return copy
  try {
    return ok({ copie: await contenuOf(copy.value), actuel: await contenuOf(open) })
  } finally {
    await copy.value.close()
  }
}

async function contenuOf({ db }: OpenDatabase): Promise<ContenuBase> {
  const { annees, enfants, seances, last } = await findContenu(db)
  return { annees: annees.map(libelleAnnee), enfants, seances, derniere: last }
}

/**
 * Replaces all the data by those of a copy, after copying the data replaced. The base stays open; on any
 * failure it is as it was.
 */
export async function restore(
  open: OpenDatabase,
  path: string,
  now: Date,
  onProgress?: Progress,
): Promise<Result<Restauration<string>, AppError>> {
  const copy = await readCopy(path)
  if (!copy.ok) return copy
  try {
    const kept = await keepReplaced(open, now)
    if (!kept.ok) return kept
    await replaceContent(open, copy.value.sqlite, onProgress)
    const { size } = await stat(open.file)
    return ok({ path: open.file, octets: size, copie: kept.value, hasLostVersions: false })
  } catch (error) {
    return refusalOf(error, path, open.file)
  } finally {
    await copy.value.close()
  }
}

/** Keeps a copy of the data to be replaced; damaged data are set aside as they are, being the reason to restore. */
async function keepReplaced(open: OpenDatabase, now: Date): Promise<Result<string, AppError>> {
  const kept = await keepSauvegarde(open, 'avant-restauration', now)
  if (kept.ok) return ok(kept.value.path)
  return kept.error.code === 'unusable-file' ? setAside(open.file, now) : kept
}

/** Whether a base is there, holds together and is of this Cartable or an earlier one. */
export async function isSound(file: string): Promise<boolean> {
  try {
    finishReplacement(file)
    if (!existsSync(file)) return false
    await openCopy(file).close()
    return true
  } catch (error) {
    if (error instanceof CopyRefusedError) return false
    throw error
  }
}

/**
 * Restores where the base cannot be opened, or is not there: the file in its place is copied as it is, or its last entries
 * where they are all that is left, then the copy takes its name in one move. Its last commits (`-wal`) go with it, never before.
 */
export async function restoreUnopened(
  file: string,
  path: string,
  now: Date,
): Promise<Result<Restauration, AppError>> {
  const copy = await readCopy(path)
  if (!copy.ok) return copy
  try {
    finishReplacement(file)
    const isLost = lastEntriesOf(file) !== null
    let hasLostVersions = isLost
    const kept = await keepUnopened(file, now)
    if (!kept.ok) return kept
    const to = protectionWanted(file, copy.value)
    const written = await writeFileSafely(replacementOf(file), async (temporary) => {
      if (to === null) copyTo(copy.value.sqlite, temporary)
      else convert(copy.value.file, temporary, to, { isCopy: false })
      if (kept.value !== null && !isLost) hasLostVersions = !keepVersions(temporary, to, kept.value)
    })
    if (!written.ok) return written
    if (to !== null) writeCles(file, to.cles)
    placeReplacement(file)
    return ok({ path: file, octets: written.value.octets, copie: kept.value, hasLostVersions })
  } catch (error) {
    return refusalOf(error, file, file)
  } finally {
    await copy.value.close()
  }
}

/** Adds to a base about to be put in place the versions sent of the one it replaces; false where some cannot be read. */
function keepVersions(base: string, protection: OpenKey | null, replaced: string): boolean {
  const sqlite = protection === null ? openSqlite(base) : openByKey(base, protection.key)
  try {
    return addVersions(sqlite, replaced)
  } finally {
    sqlite.close()
  }
}

/** Protection of the restored base: by the key of the replaced one if it was protected, else as that of the copy. */
function protectionWanted(file: string, { sqlite }: OpenDatabase): OpenKey | null {
  const own = readCles(file)
  return (own === null ? null : keyOf(own)) ?? protectionOfOpen(sqlite)
}

/**
 * Puts the last readable copy in the place of a base that is not; null when there is none. Copies of data
 * replaced by a restoration come after the others: the user gave those data up.
 */
export async function restoreLast(
  file: string,
  now: Date,
): Promise<Result<(Sauvegarde & Pick<Restauration, 'hasLostVersions'>) | null, AppError>> {
  const listed = await listSauvegardes(file)
  const isGivenUp = ({ raison }: Sauvegarde) => raison === 'avant-restauration'
  for (const one of [...listed.filter((l) => !isGivenUp(l)), ...listed.filter(isGivenUp)]) {
    const restored = await restoreUnopened(file, join(backupsOf(file), one.sauvegardeId), now)
    if (restored.ok) return ok({ ...one, hasLostVersions: restored.value.hasLostVersions })
    // The disk refuses: another copy would do no better.
    if (restored.error.code !== 'unusable-file') return restored
  }
  return ok(null)
}

/** Copies what stands in the place of a base that cannot be opened; null where nothing does. */
async function keepUnopened(file: string, now: Date): Promise<Result<string | null, AppError>> {
  const entries = lastEntriesOf(file)
  if (entries !== null) return copyLastEntries(file, entries, now)
  return existsSync(file) ? setAside(file, now) : ok(null)
}

/**
 * Moves the last entries of a base that is gone among the copies, so that another base can be begun. Returns the path of
 * the kept file; null where there are none.
 */
export async function keepLastEntries(
  file: string,
  now: Date,
): Promise<Result<string | null, AppError>> {
  const entries = lastEntriesOf(file)
  if (entries === null) return ok(null)
  const kept = await copyLastEntries(file, entries, now)
  if (kept.ok) await rm(entries)
  return kept
}

/** Copies last entries under a name that is no copy's: nothing can be restored from them, and no sweep takes them away. */
async function copyLastEntries(
  file: string,
  entries: string,
  now: Date,
): Promise<Result<string, AppError>> {
  const named = await freeSauvegarde(file, 'avant-restauration', now)
  if (!named.ok) return named
  const wanted = `${named.value}.dernieres-saisies`
  const target = existsSync(wanted) ? join(backupsOf(file), await freeNameBeside(wanted)) : wanted
  const written = await writeFileSafely(target, (temporary) => copyFile(entries, temporary))
  return written.ok ? ok(target) : written
}

/** Copies a base byte for byte, its last commits beside it, for someone who would know how to mend it. */
async function setAside(file: string, now: Date): Promise<Result<string, AppError>> {
  const target = await freeSauvegarde(file, 'avant-restauration', now)
  if (!target.ok) return target
  for (const part of ['-wal', '']) {
    if (!existsSync(`${file}${part}`)) continue
    const copied = await writeFileSafely(`${target.value}${part}`, (temporary) =>
      copyFile(`${file}${part}`, temporary),
    )
    if (!copied.ok) return copied
  }
  copyCles(file, target.value)
  return target
}

/**
 * Content of a locked copy, as a private file to restore from until `remove`; the file itself when it is not locked.
 * A wrong password is told beside its field.
 */
export async function unlockCopy(
  path: string,
  motDePasse: string,
): Promise<Result<{ readonly path: string; readonly remove: () => void }, AppError>> {
  const cles = clesOfCopy(path)
  if (cles !== null) {
    const key = await unwrap(cles, motDePasse)
    if (key === null) return err({ code: 'validation', fields: { motDePasse: WRONG_PASSWORD } })
    rememberKey({ key, cles })
    return ok({ path, remove: () => undefined })
  }
  if (!(await isCoffre(path))) return ok({ path, remove: () => undefined })
  try {
    return ok(await openCoffre(path, motDePasse))
  } catch (error) {
    if (!(error instanceof CoffreError)) return refusalOf(error, path, path)
    return error.reason === 'wrong-password'
      ? err({ code: 'validation', fields: { motDePasse: WRONG_PASSWORD } })
      : err({ code: 'unusable-file', file: basename(path), reason: REFUSALS[error.reason] })
  }
}

const WRONG_PASSWORD =
  'Ce mot de passe n’ouvre pas cette sauvegarde : retapez-le, majuscules comprises.'

/** Whether a file to restore from needs a password not given yet: it is locked, or protected by another one. */
export const asksForPassword = async (path: string): Promise<boolean> =>
  (await isCoffre(path)) || clesOfCopy(path) !== null

/** Clés that open a protected copy, or a base with its clés beside it; null when no password is needed. */
function clesOfCopy(path: string): Cles | null {
  const cles = readHead(path)?.cles ?? protectionOf(path)
  return cles === null || keyOf(cles) !== null ? null : cles
}

const LOCKED =
  'cette sauvegarde est protégée par un mot de passe. Rouvrez-la par « Restaurer depuis un fichier », qui le demande (en ligne de commande : « --mot-de-passe »).'

async function readCopy(path: string): Promise<Result<OpenDatabase, AppError>> {
  if (await isCoffre(path)) {
    return err({ code: 'unusable-file', file: basename(path), reason: LOCKED })
  }
  try {
    return ok(await openCopyInWorker(path))
  } catch (error) {
    return refusalOf(error, path, path)
  }
}

const REFUSALS: Readonly<Record<CopyRefusedError['reason'], string>> = {
  'not-ours':
    'ce fichier n’est pas une sauvegarde de Cartable. Choisissez un fichier dont le nom commence par « cartable » ou « Cartable » et finit par « .sqlite ».',
  newer:
    'cette sauvegarde vient d’une version plus récente de Cartable. Installez la dernière version, puis recommencez.',
  foreign:
    'ce fichier ressemble à une sauvegarde de Cartable, mais ses tables ne sont pas les siennes : un autre programme l’a modifié. Choisissez-en un autre.',
  locked: LOCKED,
  damaged: 'cette sauvegarde est abîmée. Choisissez-en une autre, par exemple celle de la veille.',
}

const DOSSIER =
  'c’est le dossier d’une année, pas une sauvegarde : ouvrez-le par « Ouvrir un dossier » (en ligne de commande : « dossier importer »).'

/** Whether a file that is no copy begins as the JSON of a dossier; false for a folder or an unreadable file. */
function beginsAsDossier(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false
  const handle = openSync(path, 'r')
  try {
    const head = Buffer.alloc(64)
    readSync(handle, head)
    return /^\uFEFF?\s*\{\s*"/.test(head.toString('utf8'))
  } finally {
    closeSync(handle)
  }
}

const UNREADABLE =
  'ce fichier ne peut pas être lu. Vérifiez que la clé USB est branchée et que le fichier n’est pas ouvert ailleurs, puis recommencez.'
const BUSY =
  'les données sont utilisées par un autre programme. Fermez-le, attendez quelques secondes, puis recommencez.'

/** Refusal for a failure of the disk or of the file; any other error is a bug, and is thrown again. */
function refusalOf(error: unknown, path: string, base: string): Result<never, AppError> {
  const file = basename(path)
  if (error instanceof CopyRefusedError) {
    const reason =
      error.reason === 'not-ours' && beginsAsDossier(path) ? DOSSIER : REFUSALS[error.reason]
    return err({ code: 'unusable-file', file, reason })
  }
  const code = (error as { code?: string }).code ?? ''
  if (code === 'ENOENT' && !existsSync(path))
    return err({ code: 'not-found', what: 'fichier', name: file })
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC')
    return err({ code: 'unwritable', path: base, cause: 'full' })
  if (code.startsWith('SQLITE_BUSY')) {
    return err({ code: 'unusable-file', file: basename(base), reason: BUSY })
  }
  if (/^E[A-Z]+$/.test(code)) return err({ code: 'unusable-file', file, reason: UNREADABLE })
  throw error
}
