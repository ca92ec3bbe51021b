import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { typographie } from '../../shared/format.ts'
import { databaseFile, dataFolder } from '../data-folder.ts'
import { NewerDatabaseError } from '../db/migrate.ts'
import { type OpenDatabase, openDatabase, openToRead } from '../db/open.ts'
import { LostBaseError, storageCauseOf } from '../db/storage-error.ts'
import { type Command, type CommandContext, Refusal, WrongUsage } from './command.ts'
import { commands } from './commands/index.ts'
import { refusalText } from './messages.ts'
import { unlockBase } from './mot-de-passe.ts'

/** Streams and answers of a run: those of the real process, or of a test's stand-in. */
type Terminal = {
  readonly cwd: string
  readonly now: Date
  out(text: string): void
  err(text: string): void
  /** Asks for a password, hidden while it is typed; null where nobody is there to answer. */
  readonly askSecret?: CommandContext['askSecret']
  /** First line of the piped input. */
  readonly readInput?: CommandContext['readInput']
}

const COMMON = {
  base: { type: 'string' },
  'mot-de-passe': { type: 'string' },
  json: { type: 'boolean' },
  aide: { type: 'boolean' },
} as const

/** Runs one command line; gives its exit status: 0 done, 1 refused, 2 wrong usage. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    await runCommand(argv, terminal)
    return 0
  } catch (error) {
    if (error instanceof WrongUsage) {
      terminal.err(`${typographie(error.message)}\n\n${usageText()}`)
      return 2
    }
    if (error instanceof Refusal) {
      terminal.err(typographie(error.message))
      return 1
    }
    terminal.err(typographie(unexpectedText(error)))
    return 1
  }
}

/** Text of a bug, with its stack. Records stay whole, since every act is one transaction. */
function unexpectedText(error: unknown): string {
  const {
    name = '',
    code = '',
    stack = '',
  } = error as { name?: string; code?: string; stack?: string }
  const isDetailed = process.env.CARTABLE_DETAIL !== undefined || process.env.VITEST !== undefined
  const cause = [name, code].filter((part) => part !== '').join(' ')
  return [
    `Erreur inattendue (${cause}). Ce qui était enregistré est intact : recommencez. Si cela se répète, relancez avec CARTABLE_DETAIL=1 et transmettez ce qui s’affiche à la personne qui vous aide en informatique.`,
    ...(isDetailed ? [stack] : []),
  ].join('\n')
}

async function runCommand(argv: readonly string[], terminal: Terminal): Promise<void> {
  if (argv.length === 0) throw new WrongUsage('Il manque une commande.')
  if (argv[0] === '--aide' || argv[0] === '--help') return terminal.out(usageText())
  const { command, rest } = findCommand(argv)
  const { values, positionals } = parse(command, rest)
  if (values.aide === true) return terminal.out(`${command.usage}\n  ${command.summary}`)
  const isCounted =
    command.arguments === 'any' ||
    (command.arguments === 'some'
      ? positionals.length > 0
      : positionals.length === command.arguments)
  if (!isCounted) {
    throw new WrongUsage(`Utilisation : ${command.usage}`)
  }
  const base = typeof values.base === 'string' ? resolve(terminal.cwd, values.base) : null
  const bases = lazyBase(base ?? databaseFile(dataFolder()))
  const context: CommandContext = {
    options: values as CommandContext['options'],
    args: positionals,
    openBase: bases.open,
    readBase: bases.read,
    baseFile: bases.file,
    resolvePath: (path) => resolve(terminal.cwd, path),
    say: (sentence) => terminal.err(typographie(sentence)),
    askSecret: terminal.askSecret ?? (async () => null),
    readInput: terminal.readInput ?? (async () => ''),
    now: terminal.now,
  }
  try {
    if (command.needsBase !== false) await unlockBase(context)
    const output = await command.run(context)
    terminal.out(values.json === true ? JSON.stringify(output.json, null, 1) : output.text)
  } catch (error) {
    throw refusalOfBase(error, bases.file) ?? error
  } finally {
    await bases.close()
  }
}

function findCommand(argv: readonly string[]): { command: Command; rest: readonly string[] } {
  for (const words of [3, 2, 1]) {
    const command = commands[argv.slice(0, words).join(' ')]
    if (command) return { command, rest: argv.slice(words) }
  }
  throw new WrongUsage(`Commande inconnue : « ${argv[0]} ».`)
}

function parse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...command.options, ...COMMON },
      allowPositionals: true,
    })
  } catch (error) {
    const option = /'(-[^' ]+)/.exec((error as Error).message)?.[1]
    throw new WrongUsage(
      option === undefined
        ? `Utilisation : ${command.usage}`
        : `L’option « ${option} » est inconnue ou incomplète. Utilisation : ${command.usage}`,
    )
  }
}

function lazyBase(file: string) {
  let opened: OpenDatabase | undefined
  return {
    file,
    open(): OpenDatabase {
      opened ??= openDatabase(file)
      return opened
    },
    read(): OpenDatabase {
      opened ??= openToRead(file)
      return opened
    },
    async close(): Promise<void> {
      await opened?.close()
    },
  }
}

/** Refusal for an error of the base's file, in French; null for any other error. */
function refusalOfBase(error: unknown, file: string): Refusal | null {
  if (error instanceof NewerDatabaseError) {
    return new Refusal(
      `La base « ${file} » vient d’une version plus récente de Cartable : installez-la.`,
    )
  }
  if (error instanceof LostBaseError) {
    return new Refusal(
      `La base « ${file} » n’est plus là, mais ses dernières saisies sont restées à côté d’elle (« ${file}-wal ») : remettez la base à sa place, et tout y sera ; sinon, restaurez une sauvegarde (« restaurer ») : elles seront gardées avec elle. Rien n’a été écrit.`,
    )
  }
  const cause = storageCauseOf(error, file)
  return cause === null
    ? null
    : new Refusal(`« ${file} » : ${refusalText({ code: 'storage', cause })}`)
}

function usageText(): string {
  const lines = Object.values(commands).map((c) => `  ${c.usage}\n      ${c.summary}`)
  return typographie(
    [
      'Utilisation : npm run --silent cartable -- COMMANDE [options]',
      ...lines,
      'Options communes : --base FICHIER (la base ; par défaut celle de l’application) · --mot-de-passe FICHIER (celui de la base, lu dans ce fichier ; demandé au clavier sinon) · --json · --aide',
    ].join('\n'),
  )
}
