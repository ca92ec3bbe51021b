import { run } from './run.ts'

// npm runs scripts from the project's root; the user's own folder is in INIT_CWD, which other npm
// scripts (a test that calls us) also hand down: it is trusted only under our own two scripts.
const isOwnScript = ['cartable', 'demo'].includes(process.env.npm_lifecycle_event ?? '')
const cwd = (isOwnScript ? process.env.INIT_CWD : undefined) ?? process.cwd()

process.exitCode = await run(process.argv.slice(2), {
  cwd,
  now: new Date(),
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
})
