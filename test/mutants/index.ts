import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readFiles, type SourceFile } from '../builders/source-files.ts'
import {
  copyCheckout,
  isKilledByRelated,
  measure,
  ROOT,
  removeCopies,
  switchIn,
  tryAll,
} from './copies.ts'
import { type Mutant, mutantsOf } from './mutate.ts'

/**
 * `npm run mutants -- [--graine 1] [--nombre 300] [--seulement main/features/heures]
 * [--essais test/main/features] [--larges]`: changes one thing of the code at a time,
 * in copies of the checkout, and runs the unit tests that enter it. A mutant that no test notices is a promise that nothing
 * holds: it is told with its place. Exit 1 when a zone is under its rate, 2 when the tests fail without any mutant.
 */
const ZONES: readonly { readonly folder: string; readonly rate: number }[] = [
  { folder: 'shared/domain', rate: 0.9 },
  { folder: 'main/features', rate: 0.9 },
  { folder: 'main/import', rate: 0.9 },
  { folder: 'main/db', rate: 0.9 },
  { folder: 'main/documents', rate: 0.85 },
  // Its logic: what draws (.tsx) is held by the browser's tests and e2e.
  { folder: 'renderer', rate: 0.85 },
]
/**
 * `--seulement` keeps to the code of a folder and `--essais` to the tests of one, or of several apart by commas: a quick
 * look, where a survivor may be held by another.
 */
const ALL_TESTS = 'test'
const NO_MUTANT = /\.(handlers|ipc|test)\.tsx?$|\/migrations\/|\.d\.ts$/
/** Mutants tried in files of their own at once: those that no switch can hold. */
const WORKERS = 2

type Case = Mutant & { readonly path: string; readonly line: number; readonly zone: string }
type Chosen = Case & { readonly id: number }

const { values } = parseArgs({
  options: {
    graine: { type: 'string', default: '1' },
    nombre: { type: 'string', default: '300' },
    seulement: { type: 'string', default: '' },
    essais: { type: 'string', default: ALL_TESTS },
    // Further kinds too: rates are set for the plain ones.
    larges: { type: 'boolean', default: false },
  },
})

const say = (line: string): boolean => process.stdout.write(`${line}\n`)

function casesOf({ path, text }: SourceFile, zone: string): readonly Case[] {
  return mutantsOf(text, path.endsWith('.tsx'), values.larges).map((mutant) => ({
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

const isAsked = (path: string) =>
  values.seulement.split(',').some((folder) => path.startsWith(folder))

/** The sample of the seed, each zone having its share of it. */
function choose(): readonly Chosen[] {
  const zones = ZONES.map(({ folder }) =>
    readFiles(folder, ['.ts'])
      .filter(({ path }) => !NO_MUTANT.test(path) && isAsked(path))
      .flatMap((file) => casesOf(file, folder)),
  )
  const total = zones.flat().length
  const random = randomOf(Number(values.graine))
  const count = (cases: readonly Case[]) =>
    Math.ceil((Number(values.nombre) * cases.length) / total)
  const chosen = zones.flatMap((cases) => sample(cases, count(cases), random))
  say(`seed ${values.graine}: ${chosen.length} of ${total} mutants`)
  return chosen.map((one, id) => ({ ...one, id }))
}

/** The mutants that a test notices; null when the tests fail without any. */
async function kill(chosen: readonly Chosen[]): Promise<ReadonlySet<number> | null> {
  const folder = copyCheckout()
  switchIn(folder, chosen)
  const entered = await measure(folder, values.essais, say)
  if (entered === null) return null
  const killed = new Set(await tryAll(folder, entered))
  if (values.essais !== ALL_TESTS) return killed
  const reached = new Set(entered.flatMap(({ ids }) => ids))
  // No test enters them in its own process, or only the tests of the browser do.
  const waiting = [
    ...chosen.filter(
      ({ id, zone }) => !reached.has(id) || (zone === 'renderer' && !killed.has(id)),
    ),
  ]
  const work = async (): Promise<void> => {
    const own = copyCheckout()
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      if (await isKilledByRelated(own, one)) killed.add(one.id)
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, work))
  return killed
}

function told({ path, line, kind, start, end, replacement }: Case): string {
  const original = readFileSync(join(ROOT, path), 'utf8').slice(start, end)
  const short = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 60)
  return `survived  ${path}:${line}  ${kind}: ${short(original)} → ${short(replacement) || '(nothing)'}`
}

function report(chosen: readonly Chosen[], killed: ReadonlySet<number>): void {
  const count = (of: readonly Chosen[]) => ({
    dead: of.filter(({ id }) => killed.has(id)).length,
    of: of.length,
  })
  for (const one of chosen.filter(({ id }) => !killed.has(id))) say(told(one))
  for (const { folder, rate } of ZONES) {
    const { dead, of } = count(chosen.filter(({ zone }) => zone === folder))
    if (of === 0) continue
    const isUnder = dead / of < rate
    if (isUnder) process.exitCode = 1
    say(
      `${folder}: ${dead} of ${of} killed, ${Math.round((dead / of) * 100)} % (${rate * 100} %)${isUnder ? ' UNDER' : ''}`,
    )
  }
  for (const kind of [...new Set(chosen.map((one) => one.kind))].toSorted()) {
    const { dead, of } = count(chosen.filter((one) => one.kind === kind))
    say(`  ${kind}: ${dead} of ${of}`)
  }
}

try {
  const chosen = choose()
  const killed = await kill(chosen)
  if (killed === null) process.exitCode = 2
  else report(chosen, killed)
} finally {
  removeCopies()
}
