import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { CopiesSuivies } from '../../../shared/domain/protection.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { backupsOf } from '../../db/backups.ts'
import {
  type Cles,
  createCles,
  type OpenKey,
  unwrap,
  withNewCode,
  withPassword,
  writeCles,
} from '../../db/cles.ts'
import { convertAside, convertBase } from '../../db/convert-base.ts'
import { isPlain, keyOf, openKeyOf, protectionOf, readHead, rememberKey } from '../../db/engine.ts'
import { CopyRefusedError } from '../../db/prepare-copy.ts'
import { replaceHead } from '../../db/protected-file.ts'
import { finishReplacement } from '../../db/replacement.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import { listSauvegardes } from '../sauvegardes/sauvegardes.service.ts'

/** Whether a base is encrypted. */
export const isProtegee = (file: string): boolean => protectionOf(file) !== null

/** Whether a base asks for a password that was not given in this run. */
export function isVerrouillee(file: string): boolean {
  finishReplacement(file)
  const cles = protectionOf(file)
  return cles !== null && keyOf(cles) === null
}

/**
 * Opens a protected base to this run, by its password or its code de secours; a wrong one is told beside its field. A
 * base that is not protected asks for nothing.
 */
export async function deverrouiller(file: string, saisi: string): Promise<Result<void, AppError>> {
  finishReplacement(file)
  const cles = protectionOf(file)
  if (cles === null) return ok(undefined)
  const key = await unwrap(cles, saisi)
  if (key === null) return err({ code: 'validation', fields: { motDePasse: WRONG } })
  rememberKey({ key, cles })
  return ok(undefined)
}

const WRONG =
  'Ce mot de passe n’ouvre pas vos données : retapez-le, en vérifiant la touche Verr. Maj.'

/** Result of a protection: the code de secours to print, and the copies converted or not. */
type Protection = CopiesSuivies & { readonly codeDeSecours: string }

/**
 * Encrypts a base that is closed, then its copies. Whatever stops it, the base is plain or protected, whole; copies left
 * plain are taken up again by `suivreCopies`.
 */
export async function proteger(
  file: string,
  motDePasse: string,
): Promise<Result<Protection, AppError>> {
  if (protectionOf(file) !== null) return err(refused(file, ALREADY))
  const { codeDeSecours, ...open } = await createCles(motDePasse)
  rememberKey(open)
  await convertBase(file, open)
  return ok({ codeDeSecours, ...(await suivreCopies(file)) })
}

/** Makes a base that is closed plain again, its copies first: cut short, it is still protected. */
export async function deproteger(file: string): Promise<Result<CopiesSuivies, AppError>> {
  const open = openKeyOf(file)
  if (open === null) return err(refused(file, NOT_PROTECTED))
  const suivies = await convertCopies(file, null)
  await convertBase(file, null)
  return ok(suivies)
}

/** Puts another password on a base that is open to this run, and on its copies; the code de secours stays. */
export async function changerMotDePasse(
  file: string,
  motDePasse: string,
): Promise<Result<CopiesSuivies, AppError>> {
  const open = openKeyOf(file)
  if (open === null) return err(refused(file, NOT_PROTECTED))
  return ok(await keepCles(file, open.key, await withPassword(open, motDePasse)))
}

/** Gives a new code de secours; the one printed before opens nothing any more. */
export async function nouveauCode(file: string): Promise<Result<Protection, AppError>> {
  const open = openKeyOf(file)
  if (open === null) return err(refused(file, NOT_PROTECTED))
  const { cles, codeDeSecours } = withNewCode(open)
  return ok({ codeDeSecours, ...(await keepCles(file, open.key, cles)) })
}

async function keepCles(file: string, key: Buffer, cles: Cles): Promise<CopiesSuivies> {
  writeCles(file, cles)
  rememberKey({ key, cles })
  return suivreCopies(file)
}

/**
 * Gives every copy beside a protected base its protection. Called at each opening, to finish a run that was cut short.
 * Does nothing for a plain base.
 */
export async function suivreCopies(file: string): Promise<CopiesSuivies> {
  const open = openKeyOf(file)
  return open === null ? { refaites: 0, enClair: [], autres: [] } : convertCopies(file, open)
}

async function convertCopies(file: string, to: OpenKey | null): Promise<CopiesSuivies> {
  let refaites = 0
  const [enClair, autres]: [string[], string[]] = [[], []]
  for (const { sauvegardeId } of await listSauvegardes(file)) {
    const path = join(backupsOf(file), sauvegardeId)
    const done = await followOne(path, to)
    if (done === 'refaite') refaites += 1
    if (done === 'echec') (isPlain(path) ? enClair : autres).push(sauvegardeId)
  }
  // Plain copies that the user made herself beside the base are hers to remove.
  if (to !== null) enClair.push(...(await plainFilesBeside(file)))
  return { refaites, enClair, autres }
}

async function followOne(
  path: string,
  to: OpenKey | null,
): Promise<'refaite' | 'en-ordre' | 'echec'> {
  const head = readHead(path)
  const isSet = JSON.stringify(head?.cles ?? null) === JSON.stringify(to?.cles ?? null)
  if (isSet && (head !== null || isPlain(path))) return 'en-ordre'
  const isSameKey = to !== null && head?.cles.cleId === to.cles.cleId
  try {
    const written = await writeFileSafely(path, async (temporary) => {
      if (isSameKey) replaceHead(path, temporary, to.cles)
      else await convertAside(path, temporary, to, { isCopy: true })
    })
    if (!written.ok) return 'echec'
    // The last commits of the copy are in its file now.
    for (const part of ['-wal', '-shm']) await rm(`${path}${part}`, { force: true })
    return 'refaite'
  } catch (error) {
    if (isOfTheFile(error)) return 'echec'
    throw error
  }
}

/** Whether an error is of the copy's file (damaged, other key, held by a program), which then stays as it is and is named. */
function isOfTheFile(error: unknown): boolean {
  if (error instanceof CopyRefusedError) return true
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^(SQLITE_|LOCKED|CONVERSION|E[A-Z]+$)/.test(code)
}

async function plainFilesBeside(file: string): Promise<readonly string[]> {
  // Neither the base nor what SQLite keeps beside it is looked into: see `main/db/engine.ts`.
  const names = (await readdir(dirname(file))).filter((name) => !name.startsWith(basename(file)))
  return names.filter((name) => isPlain(join(dirname(file), name)))
}

const refused = (file: string, reason: string): AppError => ({
  code: 'unusable-file',
  file: basename(file),
  reason,
})

const ALREADY = 'ces données ont déjà un mot de passe. Changez-le, ou retirez-le d’abord.'
const NOT_PROTECTED = 'ces données n’ont pas de mot de passe.'
