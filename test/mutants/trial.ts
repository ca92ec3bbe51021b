import { appendFileSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  type TestContext,
  test,
} from 'vitest'

/**
 * What runs inside Vitest, in a copy whose mutants are behind switches. As a setup file of every test file, it says which switches
 * each test enters; `tryMutants` is called by the files that `index.ts` writes, one for each test file.
 */
declare global {
  var __switches: { on: number; era: number; entered?: Set<number> | undefined } | undefined
  /** What the modules of a copy remember their answers in, in place of a Map and of a WeakMap. */
  var __Memory: MapConstructor | undefined
  var __WeakMemory: WeakMapConstructor | undefined
}
declare module 'vitest' {
  interface TaskMeta {
    entered?: readonly number[]
  }
}

/** Tests by their names that enter a mutant. */
export type Planned = { readonly id: number; readonly names: readonly string[] }

const NONE = -1
globalThis.__switches ??= { on: NONE, era: 0 }
const switches = globalThis.__switches
const log = process.env.MUTANTS_LOG ?? ''

/** Forgets when a test begins or another mutant is on: an answer remembered would hide the code that a mutant changes. */
class Memory<K, V> extends Map<K, V> {
  #era = switches.era
  #forget(): void {
    if (this.#era !== switches.era) this.clear()
    this.#era = switches.era
  }
  override get(key: K): V | undefined {
    this.#forget()
    return super.get(key)
  }
  override has(key: K): boolean {
    this.#forget()
    return super.has(key)
  }
}
globalThis.__Memory ??= Memory as unknown as MapConstructor

/** As `Memory`, of answers about objects, which cannot be listed. */
class WeakMemory<K extends WeakKey, V> extends WeakMap<K, V> {
  readonly #eras = new WeakMap<K, number>()
  override get(key: K): V | undefined {
    return this.#eras.get(key) === switches.era ? super.get(key) : undefined
  }
  override set(key: K, value: V): this {
    this.#eras.set(key, switches.era)
    return super.set(key, value)
  }
}
globalThis.__WeakMemory ??= WeakMemory as unknown as WeakMapConstructor

if (log === '') {
  switches.entered ??= new Set()
  beforeEach(() => {
    switches.entered?.clear()
    switches.era++
  })
  afterEach(({ task }) => {
    task.meta.entered = [...(switches.entered ?? [])]
  })
} else {
  // The smallest case that fails is not looked for.
  fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true })
}

/**
 * Imports a test file once for each mutant that its tests reach and that is still alive, and runs those tests until one
 * fails. Last, all of them without any mutant: what a mutant left behind must fail nothing.
 */
export async function tryMutants(file: string, plan: readonly Planned[]): Promise<void> {
  const killed = new Set(linesOf(log).flatMap((line) => line.split('killed ')[1] ?? []))
  // What it imports is loaded once: before any mutant is on.
  describe.skip('no mutant', () => import(/* @vite-ignore */ `${file}?before`))
  for (const { id, names } of plan) {
    if (!killed.has(String(id))) describe(`mutant ${id}`, () => tryOne(file, id, new Set(names)))
  }
  describe('no mutant', () => tryOne(file, NONE, new Set(plan.flatMap(({ names }) => names))))
}

const linesOf = (path: string): readonly string[] => readFileSync(path, 'utf8').split('\n')

async function tryOne(file: string, id: number, names: ReadonlySet<string>): Promise<void> {
  let isKilled = false
  const kill = () => {
    isKilled = true
    appendFileSync(log, `killed ${id}\n`)
  }
  beforeAll(() => turn(id))
  afterAll(() => turn(NONE))
  beforeEach(({ task, skip }) => {
    if (isKilled || !names.has(nameOf(task))) skip()
    appendFileSync(log, `trying ${id}\n`)
  })
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') kill()
  })
  turn(id)
  try {
    await import(/* @vite-ignore */ `${file}?mutant=${id}`)
  } catch (error) {
    // A test file that a mutant keeps from loading is a test that fails.
    test(`loads: ${error}`, () => expect.unreachable())
    kill()
  } finally {
    turn(NONE)
  }
}

function turn(id: number): void {
  switches.on = id
  switches.era++
  process.env.MUTANT = String(id)
}

/** Name of a test with those of the groups around it, in its own file. */
export function nameOf(task: TestContext['task']): string {
  const names: string[] = []
  for (
    let around: { name: string; suite?: typeof around } | undefined = task;
    around?.name;
    around = around.suite as never
  ) {
    if (/^(mutant \d+|no mutant)$/.test(around.name)) break
    names.unshift(around.name)
  }
  return names.join(' > ')
}
