import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Trame, trameSchema } from '../../../shared/domain/trame.ts'
import { typographie } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'

const EXTENSION = '.json'
const frenchIssues = z.locales.fr().localeError

/**
 * Reads and checks the trame `id` of `folder` (the app's resources/trames), where `id` is the file's
 * name without its extension. An unknown, unreadable or wrong trame gives `unusable-file` with its reason.
 */
export async function loadTrame(folder: string, id: string): Promise<Result<Trame, AppError>> {
  const ids = await findTrameIds(folder)
  // Looked up in the folder's own list, so that no id leads out of it.
  if (!ids.includes(id)) return unusable(`${id}${EXTENSION}`, unknownReason(ids))
  return readTrame(folder, id)
}

async function findTrameIds(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder)
  return names
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => name.slice(0, -EXTENSION.length))
    .sort()
}

async function readTrame(folder: string, id: string): Promise<Result<Trame, AppError>> {
  const file = `${id}${EXTENSION}`
  const text = await readFile(join(folder, file), 'utf8')
  const json = parseJson(text)
  if (json === undefined) return unusable(file, 'Ce fichier n’est pas du JSON lisible.')

  const parsed = trameSchema.safeParse(json, { error: frenchIssues })
  if (!parsed.success) return unusable(file, issuesReason(parsed.error))
  if (parsed.data.id !== id)
    return unusable(file, `L’identifiant « ${parsed.data.id} » doit être le nom du fichier.`)
  return ok(typographed(parsed.data))
}

/** Its words with French typography; codes hold no space nor apostrophe, so that they stay. */
function typographed<T>(value: T): T {
  if (typeof value === 'string') return typographie(value) as T
  if (Array.isArray(value)) return value.map(typographed) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, typographed(own)])) as T
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function unusable(file: string, reason: string): Result<never, AppError> {
  return err({ code: 'unusable-file', file, reason })
}

function unknownReason(ids: readonly string[]): string {
  return ids.length === 0
    ? 'Aucune trame de bilan n’est installée : réinstallez l’application.'
    : `Cette trame de bilan n’existe pas. Trames disponibles : ${ids.join(', ')}.`
}

function issuesReason(error: z.ZodError): string {
  const problems = error.issues.map((issue) => {
    const path = issue.path.join('.')
    return path === '' ? issue.message : `${path} : ${issue.message}`
  })
  return `Cette trame de bilan est incorrecte. ${problems.join(' ; ')}`
}
