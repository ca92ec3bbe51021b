import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

const root = resolve(import.meta.dirname, '..')
const UNIT_RESULTS = resolve(root, 'test-results/unit.json')
const E2E_RESULTS = resolve(root, 'test-results/e2e.json')

/** One step of `npm test`: an npm script. */
type Step = {
  readonly script: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Steps side by side, one group after the other: no core waits. The journeys need what is built, and each its pace. */
const GROUPS: readonly (readonly Step[])[] = [
  [
    { script: 'build' },
    // The compiler is a program in Go: collecting its memory less often spares a fifth of its work.
    { script: 'types', env: { GOGC: '400' } },
    { script: 'lint' },
    {
      script: 'test:unit',
      args: ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_RESULTS}`],
    },
    { script: 'torture', args: ['--court'] },
  ],
  [{ script: 'test:e2e' }],
]

type Count = { readonly passed: number; readonly failed: number; readonly skipped: number }

/** `npm test`: every check, then what they found, in one line that a machine can read too. */
async function runAll(): Promise<void> {
  for (const results of [UNIT_RESULTS, E2E_RESULTS]) rmSync(results, { force: true })
  const failed = new Set<string>()
  for (const group of GROUPS) {
    await Promise.all(
      group.map(async (step) => {
        // Without what is built, the window would say nothing of use.
        const isOfUse = step.script !== 'test:e2e' || !failed.has('build')
        if (!isOfUse || !(await run(step, group.length === 1))) failed.add(step.script)
      }),
    )
  }
  const counts = [unitCount(), e2eCount()]
  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0)
  say('')
  for (const failure of failures()) say(`✗ ${failure.split('\n').slice(0, 12).join('\n')}`)
  if (failed.size > 0) say(`not passed: ${[...failed].join(', ')}`)
  if (sum('skipped') > 0) say(`${sum('skipped')} skipped`)
  const { flaky = 0 } = read(E2E_RESULTS).stats ?? {}
  if (flaky > 0) say(`${flaky} of these only on a second try: see « flaky » above`)
  say(`${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = failed.size > 0 ? 1 : 0
}

/** Whether a step passed. What steps side by side say is shown step by step, once each has ended. */
async function run({ script, args = [], env }: Step, isAlone: boolean): Promise<boolean> {
  if (isAlone) say(`\n> npm run ${script}`)
  const command = ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])]
  const npm = process.env.npm_execpath
  const output = isAlone ? 'inherit' : 'pipe'
  const child = spawn(npm ? process.execPath : 'npm', npm ? [npm, ...command] : command, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['inherit', output, output],
  })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => said.push(text))
  const [status] = (await once(child, 'close')) as [number | null]
  if (!isAlone) say(`\n> npm run ${script}\n${Buffer.concat(said)}`.trimEnd())
  return status === 0
}

function unitCount(): Count {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = read(UNIT_RESULTS)
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }
}

function e2eCount(): Count {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(E2E_RESULTS).stats ?? {}
  return { passed: expected + flaky, failed: unexpected, skipped }
}

/** Each test that failed and what it said, for a log of which only the end is kept. */
function failures(): readonly string[] {
  const unit = read(UNIT_RESULTS).testResults ?? []
  const e2e = specsOf(read(E2E_RESULTS).suites ?? [])
  return [
    ...unit.flatMap(({ name, message = '', assertionResults = [] }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed')
      if (failed.length === 0 && message !== '') return [`${name}\n${message}`]
      return failed.map((test) =>
        [`${name} › ${test.fullName}`, ...(test.failureMessages ?? [])].join('\n'),
      )
    }),
    ...e2e
      .filter((spec) => !spec.ok)
      .map((spec) => [`${spec.file} › ${spec.title}`, ...lastErrorOf(spec)].join('\n')),
  ]
}

const lastErrorOf = ({ tests = [] }: Spec): readonly string[] => {
  const message = tests.at(-1)?.results?.at(-1)?.error?.message
  return message === undefined ? [] : [stripVTControlCharacters(message)]
}

function specsOf(suites: readonly Suite[]): readonly Spec[] {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])])
}

type Spec = {
  readonly file: string
  readonly title: string
  readonly ok: boolean
  readonly tests?: readonly {
    readonly results?: readonly { readonly error?: { readonly message?: string } }[]
  }[]
}
type Suite = { readonly specs?: readonly Spec[]; readonly suites?: readonly Suite[] }
type Tally<Key extends string> = { readonly [K in Key]?: number }
/** What is read of Vitest's report and of Playwright's. */
type Report = Tally<'numPassedTests' | 'numFailedTests' | 'numPendingTests'> & {
  readonly testResults?: readonly {
    readonly name: string
    readonly message?: string
    readonly assertionResults?: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages?: readonly string[]
    }[]
  }[]
  readonly stats?: Tally<'expected' | 'unexpected' | 'flaky' | 'skipped'>
  readonly suites?: readonly Suite[]
}

/** Empty when the step never came to write it. */
function read(file: string): Report {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

await runAll()
