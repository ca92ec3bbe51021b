import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readFiles, type SourceFile } from '../builders/source-files.ts'
import { type Mutant, mutantsOf } from './mutate.ts'

/**
 * `npm run mutants -- [--graine 1] [--nombre 60] [--seulement main/features/heures]`: changes one thing of the
 * code at a time, in copies of the checkout, and runs the unit tests that the file reaches. A mutant that no
 * test notices is a promise that nothing holds: it is told with its place. Exit 1 when a zone is under its rate,
 * 2 when the tests fail without any mutant.
 */
const ROOT = resolve(import.meta.dirname, '../..')
/** Zones with the share of mutants that must be killed. */
const ZONES: readonly { readonly folder: string; readonly rate: number }[] = [
  { folder: 'shared/domain', rate: 0.9 },
  { folder: 'main/features', rate: 0.9 },
  { folder: 'main/import', rate: 0.9 },
  { folder: 'main/db', rate: 0.9 },
  { folder: 'main/documents', rate: 0.85 },
  // Its logic: what draws (.tsx) is held by the browser's tests and e2e.
  { folder: 'renderer', rate: 0.85 },
]
const WORKERS = 2
const TIMEOUT_MS = 300_000
const NO_MUTANT = /\.(handlers|ipc|test)\.tsx?$|\/migrations\/|\.d\.ts$/

type Case = Mutant & { readonly path: string; readonly line: number; readonly zone: string }
type Outcome = Case & { readonly isKilled: boolean }

const { values } = parseArgs({
  options: {
    graine: { type: 'string', default: '1' },
    nombre: { type: 'string', default: '60' },
    seulement: { type: 'string', default: '' },
  },
})

const say = (line: string): boolean => process.stdout.write(`${line}\n`)

function casesOf({ path, text }: SourceFile, zone: string): readonly Case[] {
  return mutantsOf(text, path.endsWith('.tsx')).map((mutant) => ({
    ...mutant,
    path,
    zone,
    line: text.slice(0, mutant.start).split('\n').length,
  }))
}

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function sample(all: readonly Case[], count: number, random: () => number): readonly Case[] {
  const left = [...all]
  const chosen: Case[] = []
  while (chosen.length < count && left.length > 0) {
    const [one] = left.splice(Math.floor(random() * left.length), 1)
    if (one !== undefined) chosen.push(one)
  }
  return chosen
}

/** A copy of the checkout that may be spoiled. */
function copyCheckout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cartable-mutants-'))
  const left = new Set(['node_modules', '.git', 'out', 'dist', 'demo', 'test-results', 'screens'])
  cpSync(ROOT, folder, {
    recursive: true,
    filter: (path) => !left.has(path.slice(ROOT.length + 1)),
  })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

async function isKilled(mutant: Case, folder: string): Promise<boolean> {
  const file = join(folder, mutant.path)
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.slice(0, mutant.start) + mutant.replacement + text.slice(mutant.end))
  try {
    return (await runTests(mutant.path, folder)) !== 0
  } finally {
    writeFileSync(file, text)
  }
}

/** Exit status of the unit tests that reach the file; a run that does not end counts as a failure. */
function runTests(path: string, folder: string): Promise<number> {
  const args = ['related', path, '--run', '--bail=1', '--maxWorkers=1', '--passWithNoTests']
  return vitest(args, folder)
}

/** Exit status of one run of Vitest in a copy of the checkout. */
function vitest(args: readonly string[], folder: string): Promise<number> {
  const tests = spawn(
    process.execPath,
    [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args, '--config=.config/vitest.config.ts'],
    { cwd: folder, stdio: 'ignore', timeout: TIMEOUT_MS, killSignal: 'SIGKILL' },
  )
  return new Promise((settle, reject) => {
    tests.once('error', reject)
    tests.once('exit', (code) => settle(code ?? 1))
  })
}

async function main(): Promise<void> {
  const random = randomOf(Number(values.graine))
  const zones = ZONES.map((zone) => ({
    ...zone,
    cases: readFiles(zone.folder, ['.ts'])
      .filter(({ path }) => !NO_MUTANT.test(path) && path.startsWith(values.seulement))
      .flatMap((file) => casesOf(file, zone.folder)),
  }))
  const total = zones.reduce((sum, { cases }) => sum + cases.length, 0)
  const chosen = zones.flatMap(({ cases }) =>
    sample(cases, Math.ceil((Number(values.nombre) * cases.length) / total), random),
  )
  say(`seed ${values.graine}: ${chosen.length} of ${total} mutants`)
  if (!(await isGreenUnchanged())) {
    say('the unit tests fail without any mutant: nothing would be proved')
    process.exitCode = 2
    return
  }
  report(await tryAll(chosen), zones)
}

/** A test that fails in a copy whatever is changed would pass for the killer of every mutant. */
async function isGreenUnchanged(): Promise<boolean> {
  const folder = copyCheckout()
  try {
    return (await vitest(['run'], folder)) === 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function tryAll(chosen: readonly Case[]): Promise<readonly Outcome[]> {
  const waiting = [...chosen]
  const done: Outcome[] = []
  const work = async (): Promise<void> => {
    const folder = copyCheckout()
    try {
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        const outcome = { ...mutant, isKilled: await isKilled(mutant, folder) }
        done.push(outcome)
        if (!outcome.isKilled) say(told(outcome))
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, work))
  return done
}

function told({ path, line, kind, start, end, replacement }: Case): string {
  const original = readFileSync(join(ROOT, path), 'utf8').slice(start, end)
  const short = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 60)
  return `survived  ${path}:${line}  ${kind}: ${short(original)} → ${short(replacement) || '(nothing)'}`
}

function report(outcomes: readonly Outcome[], zones: typeof ZONES): void {
  const count = (of: readonly Outcome[]) => {
    const killed = of.filter((outcome) => outcome.isKilled).length
    return { killed, share: of.length === 0 ? 1 : killed / of.length, of: of.length }
  }
  for (const { folder, rate } of zones) {
    const { killed, share, of } = count(outcomes.filter(({ zone }) => zone === folder))
    if (of === 0) continue
    const isUnder = share < rate
    if (isUnder) process.exitCode = 1
    say(
      `${folder}: ${killed} of ${of} killed, ${Math.round(share * 100)} % (${rate * 100} %)${isUnder ? ' UNDER' : ''}`,
    )
  }
  for (const kind of [...new Set(outcomes.map((outcome) => outcome.kind))].toSorted()) {
    const { killed, of } = count(outcomes.filter((outcome) => outcome.kind === kind))
    say(`  ${kind}: ${killed} of ${of}`)
  }
}

await main()
