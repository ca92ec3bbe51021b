import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { NoWindows, prepareWindows, type Run, windowsNode, windowsPath } from './wine.ts'

/**
 * `npm run windows`: the command line on Windows' own Node (under Wine) beside this machine's, which must give
 * the same answers, sentences and bytes; then what only Windows does. Exit 1 on a difference; 2 when Windows
 * cannot be had here, with the reason.
 */
const ROOT = resolve(import.meta.dirname, '../..')
const FIXTURES = join(ROOT, 'test/fixtures')
const CLI = ['--require', './test/windows/frozen-clock.cjs', 'main/cli/index.ts']
const AWKWARD = "Élèves & co (n° 1) d'été"

let failures = 0
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

function check(what: string, isHeld: boolean, detail = ''): void {
  if (!isHeld) failures += 1
  say(`${isHeld ? 'ok  ' : 'FAIL'} ${what}${isHeld || detail === '' ? '' : `\n     ${detail}`}`)
}

function main(): void {
  try {
    prepareWindows()
  } catch (error) {
    if (!(error instanceof NoWindows)) throw error
    say(`Windows cannot be had here: ${error.message}`)
    process.exitCode = 2
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'cartable-windows-'))
  try {
    compareAnswers(folder)
    comparePreviews(folder)
    tryWindowsAlone(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  say(failures === 0 ? 'Windows: everything held' : `Windows: ${failures} failed`)
  process.exitCode = failures === 0 ? 0 : 1
}

/** One command on both systems, each in a folder of its own, written with `@/` for that folder. */
function both(
  folder: string,
  args: readonly string[],
): { readonly linux: Run; readonly windows: Run } {
  const at = (system: string) => {
    const own = join(folder, system)
    mkdirSync(own, { recursive: true })
    return own
  }
  const [linux, windows] = [at('linux'), at('windows')]
  const ran = spawnSync(
    process.execPath,
    [...CLI, ...args.map((a) => a.replace('@/', `${linux}/`))],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  )
  const onWindows = windowsNode(
    [
      ...CLI,
      ...args.map((a) => (/^(@|\/)/.test(a) ? windowsPath(a.replace('@/', `${windows}/`)) : a)),
    ],
    folder,
  )
  return {
    linux: { status: ran.status ?? -1, out: ran.stdout, err: ran.stderr },
    windows: onWindows,
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

function same(what: string, { linux, windows }: ReturnType<typeof both>): void {
  const isSame =
    linux.status === windows.status &&
    plain(linux.out) === plain(windows.out) &&
    plain(linux.err) === plain(windows.err)
  check(what, isSame, `linux ${told(linux)} | windows ${told(windows)}`)
}

const told = ({ status, out, err }: Run): string =>
  `${status} ${plain(err || out)
    .slice(0, 300)
    .replaceAll('\n', ' ')}`

function sameFiles(what: string, folder: string, inside: string): void {
  const [linux, windows] = [join(folder, 'linux', inside), join(folder, 'windows', inside)]
  const names = existsSync(linux) ? readdirSync(linux).toSorted() : []
  const isSame =
    names.length > 0 &&
    JSON.stringify(names) === JSON.stringify(readdirSync(windows).toSorted()) &&
    names.every((name) => readFileSync(join(linux, name)).equals(readFileSync(join(windows, name))))
  check(what, isSame, names.join(', '))
}

function compareAnswers(folder: string): void {
  const base = ['--base', '@/cartable.sqlite']
  const dossier = join(FIXTURES, 'dossiers/exemple.json')
  const action = ['--action', '1', '--arrete-au', '2022-04-30']
  same('demo', both(folder, ['demo', '--sortie', '@/demo', '--json']))
  sameFiles('demo: documents, byte for byte', folder, 'demo')
  same('dossier importer', both(folder, ['dossier', 'importer', dossier, ...base]))
  same('dossier importer, twice', both(folder, ['dossier', 'importer', dossier, ...base]))
  same('indicateurs', both(folder, ['indicateurs', ...action, ...base, '--json']))
  same('controler', both(folder, ['controler', '--action', '1', ...base, '--json']))
  same('bilan', both(folder, ['bilan', ...action, '--sortie', `@/${AWKWARD}`, ...base]))
  sameFiles('bilan: documents, byte for byte, in an awkward folder', folder, AWKWARD)
  same('dossier exporter', both(folder, ['dossier', 'exporter', '@/export/annee.json', ...base]))
  mkdirSync(join(folder, 'linux/export'), { recursive: true })
  mkdirSync(join(folder, 'windows/export'), { recursive: true })
  same('dossier exporter', both(folder, ['dossier', 'exporter', '@/export/annee.json', ...base]))
  sameFiles('dossier: byte for byte', folder, 'export')
  const copy = `@/${AWKWARD}.sqlite`
  same('sauvegarder', both(folder, ['sauvegarder', '--vers', copy, ...base]))
  same('restaurer', both(folder, ['restaurer', copy, ...base]))
  same('verifier', both(folder, ['verifier', ...base]))
  same('restaurer, of a file that is no copy', both(folder, ['restaurer', dossier, ...base]))
}

function comparePreviews(folder: string): void {
  const base = ['--base', '@/cartable.sqlite', '--essai', '--json']
  for (const [kind, command] of [
    ['orientations', 'importer-orientation'],
    ['heures', 'importer-heures'],
  ] as const) {
    for (const name of readdirSync(join(FIXTURES, kind))) {
      same(`${command} ${name}`, both(folder, [command, join(FIXTURES, kind, name), ...base]))
    }
  }
}

/** What Windows alone does: a file that a program holds, a drive that is not there. */
function tryWindowsAlone(folder: string): void {
  const held = windowsNode(['test/windows/hold-and-write.ts', windowsPath(folder)], folder)
  check('a bilan open in Word is left alone, and it is said', held.status === 0, told(held))
  const gone = windowsNode([...CLI, 'verifier', '--base', 'Q:\\Cartable\\cartable.sqlite'], folder)
  const isSentence =
    gone.status === 1 && gone.err.trim() !== '' && !/\bat .*:\d+:\d+/.test(gone.err)
  check('a drive that is not there is a sentence, no stack', isSentence, told(gone))
}

main()
