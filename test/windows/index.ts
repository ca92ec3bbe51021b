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
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../shell/build.ts'
import { bundle, bundled } from './bundle.ts'
import { check, conclude, say } from './checks.ts'

import { makeInstaller, missingForInstaller } from './installer.ts'
import { runUnitTests } from './unit-tests.ts'
import {
  NoWindows,
  prepareWindows,
  type Run,
  startHere,
  startOnWindows,
  stopAll,
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
const NODE = ['--require', './test/windows/frozen-clock.cjs', bundled('batch')]
const AWKWARD = "Élèves & co (n° 1) d'été"
const SYSTEMS = ['linux', 'windows'] as const
type System = (typeof SYSTEMS)[number]

/** A command line compared on both systems; `@/` begins a path in the folder of its own that each system has. */
type Compared = { readonly what: string; readonly args: readonly string[] }

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cartable-windows-'))
  try {
    say('Wine and Windows’ Node')
    prepareWindows()
    if (values.tests) await runUnitTests(folder, positionals)
    else {
      say('the command line is bundled')
      await bundle()
      await compareAnswers(folder)
      await tryWindowsAlone(folder)
      tryInstaller(folder)
    }
    conclude()
  } catch (error) {
    if (!(error instanceof NoWindows)) throw error
    say(`Windows cannot be had here: ${error.message}`)
    process.exitCode = 2
  } finally {
    stopAll()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
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

async function compareAnswers(folder: string): Promise<void> {
  say(`${ANSWERS.length} commands, on both systems`)
  const [linux, windows] = [answersOn('linux', folder), answersOn('windows', folder)]
  for (const [rank, { what }] of ANSWERS.entries()) {
    const [here, there] = [await linux.answer(rank), await windows.answer(rank)]
    const isSame =
      here.status === there.status &&
      plain(here.out) === plain(there.out) &&
      plain(here.err) === plain(there.err)
    check(what, isSame && here.status !== NO_ANSWER, difference(here, there))
  }
  sameFiles('demo: documents, byte for byte', folder, 'demo')
  sameFiles('bilan: documents, byte for byte, in an awkward folder', folder, AWKWARD)
  sameFiles('dossier: byte for byte', folder, 'export')
}

const NO_ANSWER = -1
/** A command that has not answered by then stops its process: a hundred times the slowest. */
const MINUTES_PER_COMMAND = 5
const WATCH_MS = 200

/** Every command on one system, in one process, in a folder of its own; each answer is there as soon as it is written. */
function answersOn(system: System, folder: string): { answer(rank: number): Promise<Run> } {
  const own = join(folder, system)
  mkdirSync(join(own, 'export'), { recursive: true })
  const onWindows = system === 'windows'
  const pathOn = (path: string) => (onWindows ? windowsPath(path) : path)
  const [commands, answers] = [join(own, 'commands.json'), join(own, 'answers.jsonl')]
  const toArg = (arg: string) => (/^(@|\/)/.test(arg) ? pathOn(arg.replace('@/', `${own}/`)) : arg)
  writeFileSync(commands, JSON.stringify(ANSWERS.map(({ args }) => args.map(toArg))))
  const args = [...NODE, pathOn(commands), pathOn(answers)]
  const { ended, hasEnded, stop } = onWindows ? startOnWindows(args, own) : startHere(args, own)
  const line = (rank: number) =>
    existsSync(answers) ? readFileSync(answers, 'utf8').split('\n').slice(0, -1)[rank] : undefined
  return {
    async answer(rank) {
      const limit = Date.now() + MINUTES_PER_COMMAND * 60_000
      while (line(rank) === undefined && !hasEnded() && Date.now() < limit) await wait(WATCH_MS)
      const answer = line(rank)
      if (answer !== undefined) return JSON.parse(answer) as Run
      stop()
      const { err } = await ended
      return { status: NO_ANSWER, out: '', err: `no answer from ${system}: ${err.slice(-600)}` }
    },
  }
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
async function tryWindowsAlone(folder: string): Promise<void> {
  const told = ({ status, err }: Run) => `${status} ${err.slice(0, 300).replaceAll('\n', ' ')}`
  const held = await windowsNode([bundled('hold-and-write'), windowsPath(folder)], folder)
  check('a bilan open in Word is left alone, and it is said', held.status === 0, told(held))
  const gone = await windowsNode(
    [bundled('cartable'), 'verifier', '--base', 'Q:\\Cartable\\cartable.sqlite'],
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
  say('the app is built')
  buildIfStale()
  say('the installer is made')
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

await main()
