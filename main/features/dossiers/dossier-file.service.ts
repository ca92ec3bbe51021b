import { readFile, stat } from 'node:fs/promises'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { parseDossier } from '../../../shared/domain/dossier-check.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { CoffreError, isCoffre, lockFile, readCoffre } from '../../db/coffre.ts'
import { isProtectedCopy } from '../../db/engine.ts'
import { regularFile, type WrittenFile, writeFileSafely } from '../../documents/write-file.ts'

/** Limits of a file, read within 3 s and 700 MB: a year of a town of 700 enfants takes 4 MB and 170,000 values. */
const MAX_BYTES = 60_000_000
const MAX_VALUES = 800_000

/** Whether the bytes are more than an année; a value of JSON comes after a comma or a bracket. */
function isTooLarge(bytes: Uint8Array): boolean {
  if (bytes.length > MAX_BYTES) return true
  let values = 0
  for (const byte of bytes) if (byte === COMMA || byte === BRACE || byte === BRACKET) values += 1
  return values > MAX_VALUES
}
const [COMMA, BRACE, BRACKET] = [0x2c, 0x7b, 0x5b]

/**
 * Reads a dossier's file whole, opened by the password where it is locked; every problem is told with its path in the
 * file. A wrong password is told beside its field.
 */
export async function readDossierFile(
  path: string,
  motDePasse: string | null = null,
): Promise<Result<Dossier, AppError>> {
  const bytes = await readBytes(path, motDePasse)
  if (!bytes.ok) return bytes
  if (isTooLarge(bytes.value)) return unusable(path, REFUSALS.large)
  let json: unknown
  try {
    json = JSON.parse(bytes.value.toString('utf8').replace(/^\uFEFF/, ''))
  } catch {
    return unusable(path, REFUSALS['not-ours'])
  }
  const dossier = parseDossier(json)
  return dossier.ok ? dossier : err({ code: 'dossier-refused', problems: dossier.error })
}

async function readBytes(
  path: string,
  motDePasse: string | null,
): Promise<Result<Buffer, AppError>> {
  try {
    const { size } = await stat(await regularFile(path))
    // A locked file is a little longer than what it holds.
    if (size > MAX_BYTES + 1_000_000) return unusable(path, REFUSALS.large)
    if (isProtectedCopy(path)) return unusable(path, REFUSALS.sauvegarde)
    if (!(await isCoffre(path))) {
      const bytes = await readFile(path)
      return isBase(bytes) ? unusable(path, REFUSALS.sauvegarde) : ok(bytes)
    }
    if (motDePasse === null) return unusable(path, REFUSALS.locked)
    const bytes = await readCoffre(path, motDePasse)
    return isBase(bytes) ? unusable(path, REFUSALS.sauvegarde) : ok(bytes)
  } catch (error) {
    if (error instanceof CoffreError) {
      return error.reason === 'wrong-password'
        ? err({ code: 'validation', fields: { motDePasse: WRONG_PASSWORD } })
        : unusable(path, REFUSALS[error.reason])
    }
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return err({ code: 'not-found', what: 'fichier', name: path })
    return unusable(path, REFUSALS.unreadable)
  }
}

/** Whether a dossier asks for a password before it is read. */
export const isDossierLocked = (path: string): Promise<boolean> => isCoffre(path)

/** A copy of all the data, taken for a dossier. */
const isBase = (bytes: Buffer): boolean =>
  bytes.subarray(0, BASE.length).toString('latin1') === BASE
const BASE = 'SQLite format 3'

const WRONG_PASSWORD =
  'Ce mot de passe n’ouvre pas ce dossier : retapez-le, majuscules comprises, ou redemandez-le à qui vous l’a envoyé.'

const REFUSALS = {
  'not-ours':
    'ce fichier n’est pas un dossier de Cartable, ou il est abîmé : redemandez-le à qui vous l’a envoyé.',
  large:
    'ce fichier est trop gros pour le dossier d’une année : vérifiez que c’est le bon. Pour toutes vos données, prenez une sauvegarde.',
  written:
    'cette année est trop grosse pour un dossier : faites une sauvegarde, qui garde toutes vos données.',
  sauvegarde:
    'c’est une sauvegarde de toutes les données, pas le dossier d’une année : ouvrez-la par « Restaurer depuis un fichier » (en ligne de commande : « restaurer »).',
  locked:
    'ce dossier est protégé par un mot de passe : ouvrez-le par « Ouvrir un dossier », qui le demande (en ligne de commande : « --mot-de-passe-dossier »).',
  damaged:
    'ce dossier protégé est abîmé, ou quelqu’un l’a modifié : rien n’en a été repris. Redemandez-le à qui vous l’a envoyé.',
  newer:
    'ce dossier protégé vient d’une version plus récente de Cartable. Installez la dernière version, puis recommencez.',
  unreadable:
    'ce fichier ne peut pas être lu : fermez-le s’il est ouvert ailleurs, ou choisissez-en un autre.',
} as const

const unusable = (file: string, reason: string) =>
  err({ code: 'unusable-file', file, reason } as const)

/** Text of a dossier's file, indented so that a person can read the data kept of her. */
export const dossierText = (dossier: Dossier): string => `${JSON.stringify(dossier, null, 1)}\n`

/** Writes a dossier whole or not at all; with a password, nothing of it is readable on the disk, were it for a moment. */
export async function writeDossierFile(
  path: string,
  dossier: Dossier,
  motDePasse: string | null,
): Promise<Result<WrittenFile, AppError>> {
  const bytes = new TextEncoder().encode(dossierText(dossier))
  if (isTooLarge(bytes)) return unusable(path, REFUSALS.written)
  return motDePasse === null
    ? writeFileSafely(path, bytes)
    : writeFileSafely(path, (temporary) => lockFile(bytes, temporary, motDePasse))
}
