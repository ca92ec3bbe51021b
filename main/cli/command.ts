import { existsSync } from 'node:fs'
import type { ParseArgsConfig } from 'node:util'
import type { OpenDatabase } from '../db/open.ts'
import { refuseLostBase } from '../db/storage-error.ts'

/** Options as given, by name; booleans for flags. */
type Options = Readonly<Record<string, string | boolean | undefined>>

/** Context of a run: arguments, options, and access to the base and the terminal. */
export type CommandContext = {
  readonly options: Options
  /** Arguments after the command's name. */
  readonly args: readonly string[]
  /** Opens the database that `--base` names, or the app's own; closed for the command when it ends. */
  openBase(): OpenDatabase
  /** Opens the base for a command that only reads: nothing is written, created nor brought up to date on the disk. */
  readBase(): OpenDatabase
  /** File that openBase opens. */
  readonly baseFile: string
  /** Absolute path of a path typed by the user, from the folder where she stands. */
  resolvePath(path: string): string
  /** Writes to stderr a sentence that is no part of the result. */
  say(sentence: string): void
  /** Asks for a password, hidden while it is typed; null where nobody is there to answer. */
  askSecret(question: string): Promise<string | null>
  /** First line of the piped input. */
  readInput(): Promise<string>
  readonly now: Date
}

/** Result of a command: a value for `--json`, and the same as text for a person. */
export type Output = { readonly json: unknown; readonly text: string }

/** One command of the command line; its name may be two words (« dossier importer »). */
export type Command = {
  readonly usage: string
  readonly summary: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** Number of arguments after the name: `some` for one or more, `any` for none or more. */
  readonly arguments: number | 'some' | 'any'
  /** False for a command that opens no base of the user's: no password is asked. */
  readonly needsBase?: false
  run(context: CommandContext): Promise<Output>
}

/** The work cannot be done: a French sentence, exit 1, nothing written. */
export class Refusal extends Error {}

/** The words of the command are wrong: a French sentence, exit 2. */
export class WrongUsage extends Error {}

/** Refuses to work on a base that is not there. */
export function refuseAbsent(baseFile: string): void {
  refuseLostBase(baseFile)
  if (existsSync(baseFile)) return
  throw new Refusal(`Il n’y a pas de base dans « ${baseFile} » : vérifiez ce chemin.`)
}
