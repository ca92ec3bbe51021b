import { appendFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** What the reporter writes, one line of JSON each: a file of tests that starts, or that ended and how. */
export type Progress =
  | { readonly at: 'start'; readonly file: string }
  | {
      readonly at: 'end'
      readonly file: string
      readonly passed: number
      /** Each failed test with the first line of its message; a file that could not be loaded has one without a title. */
      readonly failed: readonly { readonly title: string; readonly message: string }[]
    }

/** Vitest's reporter under Wine: writes each file's outcome when it ends, so that a file that never ends loses no other's. */
export default class ProgressReporter implements Reporter {
  onTestModuleQueued(module: TestModule): void {
    write({ at: 'start', file: module.relativeModuleId })
  }

  onTestModuleEnd(module: TestModule): void {
    const failed = module
      .errors()
      .map(({ message }) => ({ title: '', message: firstLine(message) }))
    let passed = 0
    for (const test of module.children.allTests()) {
      const { state, errors = [] } = test.result()
      if (state === 'passed') passed += 1
      if (state === 'failed')
        failed.push({ title: test.fullName, message: firstLine(errors[0]?.message ?? '') })
    }
    write({ at: 'end', file: module.relativeModuleId, passed, failed })
  }
}

const firstLine = (message: string): string => message.split('\n')[0] ?? ''

const write = (progress: Progress): void =>
  appendFileSync(process.env.CARTABLE_PROGRESS ?? '', `${JSON.stringify(progress)}\n`)
