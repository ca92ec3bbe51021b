import { readFileSync, statSync } from 'node:fs'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'

/**
 * The JSON of a file received from elsewhere. Refused, in the words of the caller, when it is too large, no regular
 * file (a pipe would never end) or no JSON. Read at once: a network sends hundreds of small files, and a turn of the
 * loop for each costs more than reading it.
 */
export function readJson(
  path: string,
  { maxBytes, tooLarge, broken }: { maxBytes: number; tooLarge: string; broken: string },
): Result<unknown, AppError> {
  const refuse = (reason: string) => err({ code: 'unusable-file', file: path, reason } as const)
  let text: string
  try {
    const found = statSync(path)
    if (!found.isFile()) return refuse(broken)
    if (found.size > maxBytes) return refuse(tooLarge)
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    if (code === 'ENOENT') return err({ code: 'not-found', what: 'fichier', name: path })
    return refuse(
      'ce fichier ne peut pas être lu : fermez-le s’il est ouvert ailleurs, ou choisissez-en un autre.',
    )
  }
  try {
    return ok(JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text))
  } catch {
    return refuse(broken)
  }
}

/** Text of the version that a file gives, which may be any value. */
export const versionText = (version: unknown): string =>
  typeof version === 'number' || typeof version === 'string'
    ? String(version).slice(0, 20)
    : 'inconnue'
