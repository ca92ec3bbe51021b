import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { run } from './run.ts'

// npm runs scripts from the project's root; the user's own folder is in INIT_CWD, which other npm
// scripts (a test that calls us) also hand down: it is trusted only under our own two scripts.
const isOwnScript = ['cartable', 'demo'].includes(process.env.npm_lifecycle_event ?? '')
const cwd = (isOwnScript ? process.env.INIT_CWD : undefined) ?? process.cwd()

/** Asks a question on the terminal and hides the answer while it is typed. */
async function askSecret(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null
  process.stderr.write(`${question} `)
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}

async function readInput(): Promise<string> {
  const lines = createInterface({ input: process.stdin })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
  }
}

process.exitCode = await run(process.argv.slice(2), {
  cwd,
  now: new Date(),
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  askSecret,
  readInput,
})
