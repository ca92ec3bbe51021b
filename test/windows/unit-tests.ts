import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Progress } from '../../.config/progress-reporter.ts'
import { check, say } from './checks.ts'
import { prepareTests, startOnWindows, stopAll, windowsPath } from './wine.ts'

/** Files of tests given to one Vitest: few enough that what its processes hold stays small. */
const PER_RUN = 40
/** A file of tests that ends none of its tests' files for this long is stopped: ten times the slowest. */
const MINUTES_WITHOUT_END = 6
const WATCH_MS = 500

/**
 * Runs the unit tests of main and shared on Windows' Node, or those whose path begins with one of `paths`. A test that fails here and
 * passes on this machine is a fault on Windows, or of Wine. Throws `NoWindows` where the packages cannot be had.
 */
export async function runUnitTests(folder: string, paths: readonly string[]): Promise<void> {
  const checkout = prepareTests()
  const all = globSync('test/{main,shared}/**/*.test.ts', { cwd: checkout }).toSorted()
  const wanted =
    paths.length === 0 ? all : all.filter((file) => paths.some((p) => file.startsWith(p)))
  check('there are tests to run', wanted.length > 0, paths.join(' '))
  const total = { files: 0, passed: 0, failed: 0 }
  for (let left = wanted; left.length > 0; ) {
    const asked = left.slice(0, PER_RUN)
    const done = await runOnce(folder, checkout, asked, (end) => {
      total.files += 1
      total.passed += end.passed
      total.failed += end.failed.length
      say(`${total.files}/${wanted.length} ${end.file}: ${end.passed} passed`)
      for (const { title, message } of end.failed) check(`${end.file}: ${title}`, false, message)
    })
    left = left.filter((file) => !done.has(file))
  }
  say(
    `${total.passed} tests passed, ${total.failed} failed, in ${total.files} of ${wanted.length} files, on Windows’ Node`,
  )
}

type End = Extract<Progress, { at: 'end' }>

/** Runs these files in one Vitest; gives those that are settled: ended, or begun when it had to be stopped. Throws when none began. */
async function runOnce(
  folder: string,
  checkout: string,
  files: readonly string[],
  onEnd: (end: End) => void,
): Promise<ReadonlySet<string>> {
  const progress = join(folder, 'progress.jsonl')
  rmSync(progress, { force: true })
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', '.config/vitest.config.ts']
  const how = ['--project', 'node', '--pool', 'forks', '--reporter', REPORTER]
  const run = startOnWindows([...vitest, ...how, ...files], folder, {
    cwd: checkout,
    env: { CARTABLE_PROGRESS: windowsPath(progress) },
  })
  const [begun, ended] = [new Set<string>(), new Set<string>()]
  let [seen, last] = [0, Date.now()]
  const look = () => {
    const lines = existsSync(progress)
      ? readFileSync(progress, 'utf8').split('\n').slice(0, -1)
      : []
    for (const line of lines.slice(seen)) {
      const step = JSON.parse(line) as Progress
      begun.add(step.file)
      if (step.at === 'end' && !ended.has(step.file)) {
        ended.add(step.file)
        onEnd(step)
      }
      last = Date.now()
    }
    seen = lines.length
  }
  while (!run.hasEnded() && Date.now() - last < MINUTES_WITHOUT_END * 60_000) {
    await wait(WATCH_MS)
    look()
  }
  const wasStopped = !run.hasEnded()
  if (wasStopped) stopAll()
  const { err } = await run.ended
  look()
  if (ended.size === files.length) return ended
  const unfinished = [...begun].filter((file) => !ended.has(file))
  // A Vitest that began no file would begin none of the others.
  if (begun.size === 0) throw new Error(`Vitest did not start on Windows’ Node: ${err.slice(-600)}`)
  const why = wasStopped
    ? `stopped after ${MINUTES_WITHOUT_END} minutes without an end`
    : err.slice(-600)
  for (const file of unfinished) check(file, false, why)
  return new Set([...ended, ...unfinished])
}

const REPORTER = './.config/progress-reporter.ts'
