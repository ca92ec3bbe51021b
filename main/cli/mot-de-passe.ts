import { readFileSync } from 'node:fs'
import { motDePasseSchema } from '../../shared/domain/protection.ts'
import { storageCauseOf } from '../db/storage-error.ts'
import {
  deverrouiller,
  isProtegee,
  isVerrouillee,
} from '../features/protection/protection.service.ts'
import { textOption } from './choose.ts'
import { type CommandContext, Refusal } from './command.ts'
import { valueOrRefuse } from './messages.ts'

/** The first line of the file that an option names; null without the option. */
export function motDePasseOf(context: CommandContext, option = 'mot-de-passe'): string | null {
  const file = textOption(context, option)
  if (file === undefined) return null
  const path = context.resolvePath(file)
  try {
    const [line = ''] = readFileSync(path, 'utf8').split(/\r?\n/)
    if (line === '') throw new Refusal(`« ${path} » ne contient aucun mot de passe.`)
    return line
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(`Le fichier du mot de passe, « ${path} », ne peut pas être lu.`)
  }
}

/**
 * Password of a file to be written: that of `option`, else that of `--mot-de-passe` where the base has none. Null where
 * the file is to be plain; refused where it is too short.
 */
export function newFilePassword(context: CommandContext, option: string): string | null {
  const motDePasse =
    motDePasseOf(context, option) ?? (isProtegee(context.baseFile) ? null : motDePasseOf(context))
  if (motDePasse === null) return null
  const checked = motDePasseSchema.safeParse(motDePasse)
  if (!checked.success) throw new Refusal(checked.error.issues[0]?.message ?? '')
  return motDePasse
}

/**
 * Opens a protected base to this run: by the password of `--mot-de-passe`, or asked for on the terminal. Refuses, in a
 * sentence that says how to give it, where neither is there, or where it is wrong.
 */
export async function unlockBase(context: CommandContext): Promise<void> {
  if (!isLocked(context.baseFile)) return
  const given = motDePasseOf(context) ?? (await context.askSecret('Mot de passe de la base :'))
  if (given === null) {
    throw new Refusal(
      `La base « ${context.baseFile} » est protégée par un mot de passe : écrivez-le sur la première ligne d’un fichier, et donnez ce fichier par « --mot-de-passe ». Le code de secours l’ouvre aussi.`,
    )
  }
  valueOrRefuse(await deverrouiller(context.baseFile, given))
}

/** Whether a base asks for its password; false for an unreadable file, which the command that opens it refuses. */
function isLocked(file: string): boolean {
  try {
    return isVerrouillee(file)
  } catch (error) {
    if (storageCauseOf(error, file) === null) throw error
    return false
  }
}
