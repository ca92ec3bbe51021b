import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Kysely } from 'kysely'
import { MAX_OCTETS_LOGO, readLogo } from '../../../shared/domain/logo.ts'
import type { SaisieStructure } from '../../../shared/domain/structure.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import type { LogoImage } from '../../documents/word/logo.ts'
import { regularFile } from '../../documents/write-file.ts'
import { findLogoUri, findStructure, putLogo, updateStructure } from './structure.repository.ts'

type Db = Kysely<Database>

/** Kinds of files for a logo, for the dialog that asks for one. */
export const IMAGES = [{ name: 'Image', extensions: ['png', 'jpg', 'jpeg'] }]

/** Structure, as the head of every bilan shows it. */
export const readStructure = (db: Db): Promise<SaisieStructure> => findStructure(db)

/** Replaces the entered values of the structure. */
export async function saveStructure(
  db: Db,
  saisie: SaisieStructure,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    say('Coordonnées de la structure')
    await updateStructure(trx, saisie)
    return ok(undefined)
  })
}

/** The logo as the window shows it, a data URI; null without one. */
export const findLogoImage = (db: Db): Promise<string | null> => findLogoUri(db)

/** The logo as documents take it; null without one. */
export async function findLogo(db: Db): Promise<LogoImage | null> {
  const uri = await findLogoUri(db)
  return uri === null ? null : logoOf(uri)
}

/** The logo of a data URI as documents take it; null when it is none. */
export function logoOf(uri: string): LogoImage | null {
  const bytes = new Uint8Array(Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64'))
  const logo = readLogo(bytes)
  return logo.ok ? { ...logo.value, bytes } : null
}

/** Keeps a picture as the logo of the structure. */
export async function saveLogo(db: Db, path: string, now: Date): Promise<Result<void, AppError>> {
  const logo = await readLogoFile(path)
  if (!logo.ok) return logo
  return act(db, { now }, async (trx, { say }) => {
    say('Logo de la structure')
    await putLogo(trx, logo.value)
    return ok(undefined)
  })
}

/** The picture of a file as a data URI; refused when it is no logo. */
export async function readLogoFile(path: string): Promise<Result<string, AppError>> {
  const refused = (reason: string) =>
    err({ code: 'unusable-file', file: basename(path), reason } as const)
  let bytes: Uint8Array
  try {
    const { size } = await stat(await regularFile(path))
    // A large file is judged by its size, not read.
    bytes = size > MAX_OCTETS_LOGO ? new Uint8Array(MAX_OCTETS_LOGO + 1) : await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return refused('Ce fichier ne peut pas être lu : copiez-le sur l’ordinateur, puis recommencez.')
  }
  const logo = readLogo(bytes)
  if (!logo.ok) return refused(logo.error)
  const type = logo.value.type === 'png' ? 'image/png' : 'image/jpeg'
  return ok(`data:${type};base64,${Buffer.from(bytes).toString('base64')}`)
}

/** Removes the logo from the structure, hence from its documents. */
export function removeLogo(db: Db, now: Date): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    say('Logo retiré')
    await putLogo(trx, null)
    return ok(undefined)
  })
}
