import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { run } from '../../main/cli/run.ts'
import type { Run } from './wine.ts'

/**
 * `batch.ts COMMANDS ANSWERS`: runs each command line of the file in turn, in one process, since Windows' Node takes longer to
 * start under Wine than most commands take. Each answer is one line of JSON, written as it comes: a command that never ends is
 * the one after the last answer.
 */
const [, , commands = '', answers = ''] = process.argv
writeFileSync(answers, '')
for (const args of JSON.parse(readFileSync(commands, 'utf8')) as string[][]) {
  const told: Record<'out' | 'err', string[]> = { out: [], err: [] }
  const status = await run(args, {
    cwd: process.cwd(),
    now: new Date(),
    out: (text) => told.out.push(text),
    err: (text) => told.err.push(text),
  })
  const answer: Run = { status, out: told.out.join('\n'), err: told.err.join('\n') }
  appendFileSync(answers, `${JSON.stringify(answer)}\n`)
}
