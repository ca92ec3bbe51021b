import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../shell/build.ts'
import { makeInstaller, missingForInstaller } from './installer.ts'
import {
  NoWindows,
  prepareTests,
  prepareWindows,
  type Run,
  windowsNode,
  windowsPath,
} from './wine.ts'

/**
 * `npm run windows`: the command line on Windows' own Node (under Wine) beside this machine's, which must give
 * the same answers, sentences and bytes; then what only Windows does. Exit 1 on a difference; 2 when Windows cannot be had here, with the reason.
 * `npm run windows -- --tests [PATHS]`: the unit tests of main and shared on Windows' Node.
 */
const { values, positionals } = parseArgs({
  options: { tests: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const ROOT = resolve(import.meta.dirname, '../..')
const FIXTURES = join(ROOT, 'test/fixtures')
const NODE = ['--require', './test/windows/frozen-clock.cjs', 'test/windows/batch.ts']
const AWKWARD = "Élèves & co (n° 1) d'été"
const SYSTEMS = ['linux', 'windows'] as const
type System = (typeof SYSTEMS)[number]

/** A command line compared on both systems; `@/` begins a path in the folder of its own that each system has. */
type Compared = { readonly what: string; readonly args: readonly string[] }

let failures = 0
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

function check(what: string, isHeld: boolean, detail = ''): void {
  if (!isHeld) failures += 1
  say(`${isHeld ? 'ok  ' : 'FAIL'} ${what}${isHeld || detail === '' ? '' : `\n     ${detail}`}`)
}

function main(): void {
  let checkout = ''
  try {
    prepareWindows()
    if (values.tests) checkout = prepareTests()
  } catch (error) {
    if (!(error instanceof NoWindows)) throw error
    say(`Windows cannot be had here: ${error.message}`)
    process.exitCode = 2
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'cartable-windows-'))
  try {
    if (values.tests) runTests(folder, checkout)
    else {
      compareAnswers(folder)
      tryWindowsAlone(folder)
      tryInstaller(folder)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  say(failures === 0 ? 'Windows: everything held' : `Windows: ${failures} failed`)
  process.exitCode = failures === 0 ? 0 : 1
}

const BASE = ['--base', '@/cartable.sqlite']
const DOSSIER = join(FIXTURES, 'dossiers/exemple.json')
const ACTION = ['--action', '1', '--arrete-au', '2022-04-30']
const COPY = `@/${AWKWARD}.sqlite`
/** In the order in which both systems run them: each finds the base as the one before left it. */
const ANSWERS: readonly Compared[] = [
  { what: 'demo', args: ['demo', '--sortie', '@/demo', '--json'] },
  { what: 'dossier importer', args: ['dossier', 'importer', DOSSIER, ...BASE] },
  { what: 'dossier importer, twice', args: ['dossier', 'importer', DOSSIER, ...BASE] },
  { what: 'indicateurs', args: ['indicateurs', ...ACTION, ...BASE, '--json'] },
  { what: 'controler', args: ['controler', '--action', '1', ...BASE, '--json'] },
  { what: 'bilan', args: ['bilan', ...ACTION, '--sortie', `@/${AWKWARD}`, ...BASE] },
  {
    what: 'dossier exporter, into a folder that is not there',
    args: ['dossier', 'exporter', '@/absent/annee.json', ...BASE],
  },
  { what: 'dossier exporter', args: ['dossier', 'exporter', '@/export/annee.json', ...BASE] },
  { what: 'sauvegarder', args: ['sauvegarder', '--vers', COPY, ...BASE] },
  { what: 'restaurer', args: ['restaurer', COPY, ...BASE] },
  { what: 'verifier', args: ['verifier', ...BASE] },
  { what: 'restaurer, of a file that is no copy', args: ['restaurer', DOSSIER, ...BASE] },
  ...previews('orientations', 'importer-orientation'),
  ...previews('heures', 'importer-heures'),
]

function previews(kind: string, command: string): readonly Compared[] {
  return readdirSync(join(FIXTURES, kind)).map((name) => ({
    what: `${command} ${name}`,
    args: [command, join(FIXTURES, kind, name), ...BASE, '--essai', '--json'],
  }))
}

function compareAnswers(folder: string): void {
  const [linux, windows] = SYSTEMS.map((system) => answersOn(system, folder)) as [Run[], Run[]]
  for (const [rank, { what }] of ANSWERS.entries()) {
    const [here, there] = [linux[rank] ?? NOTHING, windows[rank] ?? NOTHING]
    const isSame =
      here.status === there.status &&
      plain(here.out) === plain(there.out) &&
      plain(here.err) === plain(there.err)
    check(what, isSame && here !== NOTHING, difference(here, there))
  }
  sameFiles('demo: documents, byte for byte', folder, 'demo')
  sameFiles('bilan: documents, byte for byte, in an awkward folder', folder, AWKWARD)
  sameFiles('dossier: byte for byte', folder, 'export')
}

const NOTHING: Run = { status: -1, out: '', err: 'no answer: the process ended before' }

/** Every command on one system, in one process, in a folder of its own. */
function answersOn(system: System, folder: string): Run[] {
  const own = join(folder, system)
  mkdirSync(join(own, 'export'), { recursive: true })
  const onWindows = system === 'windows'
  const pathOn = (path: string) => (onWindows ? windowsPath(path) : path)
  const [commands, answers] = [join(own, 'commands.json'), join(own, 'answers.jsonl')]
  const toArg = (arg: string) => (/^(@|\/)/.test(arg) ? pathOn(arg.replace('@/', `${own}/`)) : arg)
  writeFileSync(commands, JSON.stringify(ANSWERS.map(({ args }) => args.map(toArg))))
  const args = [...NODE, pathOn(commands), pathOn(answers)]
  const start = performance.now()
  const { status, err } = onWindows ? windowsNode(args, own) : nodeHere(args)
  say(
    `${system}: ${ANSWERS.length} commands in ${Math.round((performance.now() - start) / 1000)} s`,
  )
  if (status !== 0)
    check(`${system}: the process of the commands`, false, `${status} ${err.slice(-600)}`)
  const lines = existsSync(answers) ? readFileSync(answers, 'utf8').split('\n') : []
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Run)
}

function nodeHere(args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return { status: status ?? -1, out: stdout, err: stderr }
}

/** An answer without what differs by nature: random ids, and how each system writes a path. */
const plain = (text: string): string =>
  text
    .replaceAll('\\\\', '/')
    .replaceAll('\\', '/')
    .replaceAll('Z:/', '/')
    .replaceAll(/\/(linux|windows)\//g, '/')
    .replaceAll(/\/(linux|windows)\b/g, '')
    .replaceAll(/"(?=[^"]*[A-Z])[\w-]{12}"/g, '"id"')

/** Where two answers part, with what each says from there. */
function difference(here: Run, there: Run): string {
  const [one, other] = [here, there].map(
    ({ status, out, err }) => `${status} ${plain(err)}${plain(out)}`,
  )
  const [a = '', b = ''] = [one, other]
  const at = Math.max(0, [...a].findIndex((letter, rank) => letter !== b[rank]) - 60)
  return `linux …${a.slice(at, at + 200)} | windows …${b.slice(at, at + 200)}`.replaceAll('\n', ' ')
}

function sameFiles(what: string, folder: string, inside: string): void {
  const [linux, windows] = [join(folder, 'linux', inside), join(folder, 'windows', inside)]
  const names = existsSync(linux) ? readdirSync(linux).toSorted() : []
  const isSame =
    names.length > 0 &&
    existsSync(windows) &&
    JSON.stringify(names) === JSON.stringify(readdirSync(windows).toSorted()) &&
    names.every((name) => readFileSync(join(linux, name)).equals(readFileSync(join(windows, name))))
  check(what, isSame, names.join(', '))
}

/** What Windows alone does: a file that a program holds, a drive that is not there. */
function tryWindowsAlone(folder: string): void {
  const told = ({ status, err }: Run) => `${status} ${err.slice(0, 300).replaceAll('\n', ' ')}`
  const held = windowsNode(['test/windows/hold-and-write.ts', windowsPath(folder)], folder)
  check('a bilan open in Word is left alone, and it is said', held.status === 0, told(held))
  const gone = windowsNode(
    ['main/cli/index.ts', 'verifier', '--base', 'Q:\\Cartable\\cartable.sqlite'],
    folder,
  )
  const isSentence =
    gone.status === 1 && gone.err.trim() !== '' && !/\bat .*:\d+:\d+/.test(gone.err)
  check('a drive that is not there is a sentence, no stack', isSentence, told(gone))
}

/** Installs, installs over, uninstalls, as the Windows job does with the real runtime: the person's data stay. */
function tryInstaller(folder: string): void {
  const missing = missingForInstaller()
  if (missing.length > 0) {
    say(`the installer is not tried: apt-get install ${missing.join(' ')}`)
    return
  }
  buildIfStale()
  const { app, data, install, uninstall, verify } = makeInstaller(folder)
  const witness = join(data, 'temoin.txt')
  mkdirSync(data, { recursive: true })
  writeFileSync(witness, 'en place')
  for (const round of ['the installer installs', 'the installer installs over']) {
    check(round, install() === 0 && existsSync(join(app, 'Cartable.exe')))
    const { status, report } = verify()
    check('what was installed checks itself', status === 0, report)
  }
  const left = [join(data, '../cartable-updater'), join(app, 'resources/elevate.exe')]
  check('no copy of the installer, no elevate.exe', !left.some((path) => existsSync(path)))
  check('it is uninstalled', uninstall() === 0 && !existsSync(join(app, 'Cartable.exe')))
  check('the data are in place', existsSync(witness))
  rmSync(witness, { force: true })
}

/** What is read of Vitest's report. */
type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/** The unit tests of main and shared, or those asked for: what fails here and passes on this machine is a fault on Windows, or of Wine. */
function runTests(folder: string, checkout: string): void {
  const report = join(folder, 'tests.json')
  const paths = positionals.length > 0 ? positionals : ['test/shared', 'test/main']
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', '.config/vitest.config.ts']
  const how = ['--project', 'node', '--pool', 'forks', '--reporter', 'json']
  const to = [`--outputFile=${windowsPath(report)}`]
  const { err } = windowsNode([...vitest, ...how, ...to, ...paths], folder, checkout)
  check('Vitest ends with a report', existsSync(report), err.slice(-600))
  if (!existsSync(report)) return
  const { testResults, ...counts } = JSON.parse(readFileSync(report, 'utf8')) as Report
  for (const { name, message, assertionResults } of testResults) {
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    const file = plain(name).replace(plain(checkout), '')
    if (message !== '') check(file, false, message.slice(0, 300))
    for (const { fullName, failureMessages } of failed) {
      check(`${file}: ${fullName}`, false, failureMessages[0]?.split('\n')[0])
    }
  }
  say(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed, on Windows’ Node`)
}

main()
