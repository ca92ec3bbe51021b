import { join, relative } from 'node:path'
import { createVitest, type TestSpecification } from 'vitest/node'
import type { Entered } from './reach.ts'

/**
 * One Vitest for many mutants: what did not change is not transformed again. Started by `index.ts` in a process of its own,
 * with the folder of a copy of the checkout, and asked by messages; a mutant that never ends is ended with the process.
 */
export type Asked =
  /** Runs every test file and tells what each entered. */
  | { readonly kind: 'measure' }
  /** Runs these test files in turn until one fails. */
  | { readonly kind: 'run'; readonly changed: readonly string[]; readonly tests: readonly string[] }
export type Told =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'measured'
      readonly entered: readonly Entered[]
      readonly failed: readonly string[]
    }
  | { readonly kind: 'ran'; readonly hasFailed: boolean }

const [folder = '', isMeasuring = ''] = process.argv.slice(2)
const tell = (told: Told) => process.send?.(told)

class InOrder {
  shard<T>(files: T): T {
    return files
  }
  sort<T>(files: T): T {
    return files
  }
}

const vitest = await createVitest({
  root: folder,
  config: join(folder, '.config/vitest.config.ts'),
  watch: false,
  reporters: [{}],
  maxWorkers: isMeasuring === '' ? 1 : '100%',
  ...(isMeasuring === '' ? { bail: 1, sequence: { sequencer: InOrder } } : {}),
})
const nameOf = (moduleId: string) => relative(folder, moduleId)
const specifications = new Map<string, TestSpecification>()
for (const one of await vitest.globTestSpecifications()) {
  specifications.set(nameOf(one.moduleId), one)
}

async function measure(): Promise<Told> {
  const { testModules } = await vitest.runTestSpecifications([...specifications.values()], true)
  const entered = testModules.map((module): Entered => {
    const metas = [...module.children.allTests()].map((one) => one.meta())
    return {
      test: nameOf(module.moduleId),
      functions: [...new Set(metas.flatMap((meta) => meta.functions ?? []))],
      loading: [...new Set(metas.flatMap((meta) => meta.loading ?? []))],
      milliseconds: module.diagnostic().duration,
    }
  })
  const failed = testModules.filter((module) => !module.ok()).map((one) => nameOf(one.moduleId))
  return { kind: 'measured', entered, failed }
}

async function run(changed: readonly string[], tests: readonly string[]): Promise<Told> {
  for (const path of changed) vitest.invalidateFile(join(folder, path))
  const asked = tests.flatMap((name) => specifications.get(name) ?? [])
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(asked)
  const hasFailed = unhandledErrors.length > 0 || testModules.some((module) => !module.ok())
  return { kind: 'ran', hasFailed }
}

process.on('message', async (asked: Asked) => {
  tell(asked.kind === 'measure' ? await measure() : await run(asked.changed, asked.tests))
})
tell({ kind: 'ready' })
