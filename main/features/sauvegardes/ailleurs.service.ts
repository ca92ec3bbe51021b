import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { isoDateSchema } from '../../../shared/date-schemas.ts'
import { todayOf } from '../../../shared/dates.ts'
import { rappelAilleurs, type SuiviAilleurs } from '../../../shared/domain/sauvegarde.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { RappelSauvegarde } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { type WrittenFile, writeFileSafely } from '../../documents/write-file.ts'
import { writeCopy, writeLockedCopy } from './sauvegardes.service.ts'

const suiviSchema = z.strictObject({
  derniere: z.iso.datetime().nullable(),
  reporteLe: isoDateSchema.nullable(),
}) satisfies z.ZodType<SuiviAilleurs>

/** File that remembers copies made elsewhere, beside the base: inside it, a restoration would bring back an old state. */
const fileOf = (base: string): string => join(dirname(base), 'copies-ailleurs.json')

/** Reads when the last copy elsewhere was made or put off; both null when the file is missing or wrong. */
export async function readSuiviAilleurs(base: string): Promise<SuiviAilleurs> {
  const text = await readFile(fileOf(base), 'utf8').catch(() => '')
  try {
    return suiviSchema.parse(JSON.parse(text))
  } catch {
    return { derniere: null, reporteLe: null }
  }
}

const writeSuivi = (base: string, suivi: SuiviAilleurs) =>
  writeFileSafely(fileOf(base), new TextEncoder().encode(JSON.stringify(suivi)))

/** Copies the base to a file outside of its folder, locked where a password is given, and remembers when. */
export async function copyElsewhere(
  open: OpenDatabase,
  path: string,
  now: Date,
  motDePasse: string | null = null,
): Promise<Result<WrittenFile, AppError>> {
  const written = await (motDePasse === null
    ? writeCopy(open, path)
    : writeLockedCopy(open, path, motDePasse))
  if (!written.ok) return written
  const noted = await writeSuivi(open.file, { derniere: now.toISOString(), reporteLe: null })
  return noted.ok ? written : noted
}

/** Whether Accueil proposes a copy outside of the computer, to someone who has used the base for a while. */
export async function findRappel(base: string, now: Date): Promise<RappelSauvegarde | null> {
  const found = await stat(base).catch(() => null)
  if (found === null) return null
  return rappelAilleurs(await readSuiviAilleurs(base), todayOf(found.birthtime), todayOf(now))
}

/** Puts off the reminder of a copy elsewhere. */
export async function postponeRappel(base: string, now: Date): Promise<Result<void, AppError>> {
  const suivi = await readSuiviAilleurs(base)
  const noted = await writeSuivi(base, { ...suivi, reporteLe: todayOf(now) })
  return noted.ok ? ok(undefined) : noted
}
