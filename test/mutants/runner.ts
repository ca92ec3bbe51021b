import { appendFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createVitest, type TestCase } from 'vitest/node'

/** One Vitest in a copy of the checkout, in a process of its own, which a mutant that never ends is ended with. */
export type Asked =
  /** Runs the unit tests under a folder, or under several apart by commas, and tells what each entered. */
  | { readonly kind: 'measure'; readonly under: string }
  /** Runs these files, written by `index.ts`, in turn; each is told in the log when it has ended. */
  | { readonly kind: 'try'; readonly files: readonly string[] }
/** A test, by its file and its name, the mutants that it entered, and the time it took. */
export type Entered = {
  readonly file: string
  readonly name: string
  readonly ids: readonly number[]
  readonly milliseconds: number
}
export type Told =
  | {
      readonly kind: 'measured'
      readonly entered: readonly Entered[]
      readonly failed: readonly string[]
    }
  | { readonly kind: 'tried' }

/** Group of the tests that run with all switches off, as `trial.ts` names it. */
const NO_MUTANT = 'no mutant'

const [folder = ''] = process.argv.slice(2)
const log = process.env.MUTANTS_LOG ?? ''

class InOrder {
  shard<T>(files: T): T {
    return files
  }
  sort<T>(files: T): T {
    return files
  }
}

const nameOf = (moduleId: string) => relative(folder, moduleId)

const vitest = await createVitest({
  root: folder,
  config: join(folder, '.config/vitest.config.ts'),
  project: ['node'],
  watch: false,
  // A snapshot that is not found fails its test: written anew, it would let every mutant pass.
  update: 'none',
  reporters: [
    {
      onTestModuleEnd(module) {
        if (log === '') return
        const suites = [...module.children.suites()]
        for (const { name } of suites.filter((suite) => suite.state() === 'failed')) {
          appendFileSync(log, name === NO_MUTANT ? 'spoiled\n' : `killed ${name.split(' ')[1]}\n`)
        }
        if (module.errors().length > 0) appendFileSync(log, 'spoiled\n')
        appendFileSync(log, `ended ${nameOf(module.moduleId)}\n`)
      },
    },
  ],
  maxWorkers: log === '' ? '100%' : 1,
  ...(log === '' ? {} : { sequence: { sequencer: InOrder } }),
})
const specifications = await vitest.globTestSpecifications()

async function measure(under: string): Promise<Told> {
  const unit = specifications.filter(({ moduleId }) =>
    under.split(',').some((folder) => nameOf(moduleId).startsWith(folder)),
  )
  const { testModules } = await vitest.runTestSpecifications(unit, true)
  const tests = testModules.flatMap((module) =>
    [...module.children.allTests()].map((one) => ({ file: nameOf(module.moduleId), one })),
  )
  const isPassed = ({ one }: { readonly one: TestCase }) => one.result().state === 'passed'
  return {
    kind: 'measured',
    entered: tests.filter(isPassed).map(({ file, one }) => ({
      file,
      name: one.fullName,
      ids: one.meta().entered ?? [],
      milliseconds: one.diagnostic()?.duration ?? 0,
    })),
    failed: testModules.filter((module) => !module.ok()).map(({ moduleId }) => nameOf(moduleId)),
  }
}

async function tryAll(files: readonly string[]): Promise<Told> {
  await vitest.runTestSpecifications(
    files.flatMap((file) => specifications.find(({ moduleId }) => nameOf(moduleId) === file) ?? []),
  )
  return { kind: 'tried' }
}

// It ends with the process that asks, however that one ends.
process.on('disconnect', () => process.exit(1))
process.on('message', async (asked: Asked) => {
  process.send?.(asked.kind === 'measure' ? await measure(asked.under) : await tryAll(asked.files))
})
