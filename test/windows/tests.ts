import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CACHE, ENV, must, NODE, NoWindows } from './wine.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const COPY = join(CACHE, 'checkout')

/** Windows' Node looks for this system library at random numbers; Wine 8 has none. */
const BCRYPT = `#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) {
  return RtlGenRandom(data, (ULONG)length);
}
`

/**
 * `npm run windows -- --tests`: the unit tests of main and shared, on a copy of the checkout whose packages are Windows' own.
 * True when none failed. Says what Vitest tells.
 */
export function runTests(say: (line: string) => unknown): boolean {
  makeBcryptPrimitives()
  copyCheckout()
  const report = join(CACHE, 'tests.txt')
  const file = openSync(report, 'w')
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', '.config/vitest.config.ts']
  const { status } = spawnSync(
    'wine',
    [NODE, ...args, '--project', 'node', '--pool', 'forks', 'test/main', 'test/shared'],
    { cwd: COPY, env: ENV, stdio: ['ignore', file, file], timeout: 3_600_000 },
  )
  closeSync(file)
  const told = readFileSync(report, 'utf8').split('\n')
  for (const line of told.filter((one) => /FAIL|×|Tests |Test Files /.test(one))) say(line)
  say(`the whole report: ${report}`)
  return status === 0
}

/** What git knows of, as it stands now, and the packages as Windows installs them. */
function copyCheckout(): void {
  const names = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0')
  for (const name of names.filter((one) => one !== '' && existsSync(join(ROOT, one)))) {
    mkdirSync(dirname(join(COPY, name)), { recursive: true })
    writeFileSync(join(COPY, name), readFileSync(join(ROOT, name)))
  }
  const npm = ['ci', '--os=win32', '--cpu=x64', '--ignore-scripts', '--no-audit', '--no-fund']
  must('npm', npm, COPY)
}

function makeBcryptPrimitives(): void {
  const library = join(dirname(NODE), 'bcryptprimitives.dll')
  if (existsSync(library)) return
  const compiler = 'x86_64-w64-mingw32-gcc'
  if (spawnSync(compiler, ['--version']).status !== 0) {
    if (process.getuid?.() !== 0) throw new NoWindows('apt-get install gcc-mingw-w64-x86-64')
    must('apt-get', ['install', '-y', '--no-install-recommends', 'gcc-mingw-w64-x86-64'])
  }
  const source = join(CACHE, 'bcryptprimitives.c')
  writeFileSync(source, BCRYPT)
  must(compiler, ['-shared', '-o', library, source, '-ladvapi32'])
}
