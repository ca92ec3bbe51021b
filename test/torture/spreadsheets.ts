import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './bases.ts'
import type { Context, Family, Outcome } from './family.ts'

const MAX_MS = 3000
const MAX_MB = 700
/** Time by the clock after which a reader is taken to hang, in milliseconds. `MAX_MS` is processor time: a busy machine does not count. */
const HANGS_MS = 60_000
const BATCH = 200

/** Every file that a school or a table of hours may be, as the tests know them. */
export const FIXTURES: readonly string[] = ['orientations', 'heures'].flatMap((folder) =>
  readdirSync(join(ROOT, 'test/fixtures', folder)).map((name) =>
    join('test/fixtures', folder, name),
  ),
)

/** Damaged spreadsheets, by batches in a process of their own: one that hangs or fills the memory ends it alone. */
async function run({ chance, isShort }: Context): Promise<Outcome> {
  const total = isShort ? 60 : 3200
  const losses: string[] = []
  let tried = 0
  for (let from = 0; from < total; from += BATCH) {
    const seed = chance.below(2 ** 31)
    const count = Math.min(BATCH, total - from)
    const found = await runBatch(seed, count)
    tried += found.tried
    losses.push(...found.losses.map((loss) => `lot ${seed} ${loss}`))
  }
  return { tried, losses }
}

function runBatch(seed: number, count: number): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'test/torture/spreadsheet-reader.ts'), String(seed), String(count)],
    { cwd: ROOT },
  )
  const losses: string[] = []
  let tried = 0
  let rest = ''
  let errors = ''
  return new Promise((resolve) => {
    // A file that takes too long says nothing: the process is ended, the batch with it.
    const watch = () =>
      setTimeout(() => {
        losses.push(`fichier ${tried} : plus de ${HANGS_MS} ms`)
        child.kill('SIGKILL')
      }, HANGS_MS)
    let timer = watch()
    child.stderr.on('data', (data) => {
      errors += data
    })
    child.stdout.on('data', (data) => {
      clearTimeout(timer)
      timer = watch()
      const lines = `${rest}${data}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const { name, ms, mb, loss } = JSON.parse(line) as {
          name: string
          ms: number
          mb: number
          loss: string | null
        }
        tried += 1
        if (loss !== null) losses.push(`${name} : ${loss}`)
        if (ms > MAX_MS) losses.push(`${name} : ${Math.round(ms)} ms`)
        if (mb > MAX_MB) losses.push(`${name} : ${Math.round(mb)} Mo`)
      }
    })
    child.on('close', (status) => {
      clearTimeout(timer)
      if (tried < count) losses.push(`fichier ${tried} : arrêt ${status} ${errors.slice(0, 300)}`)
      resolve({ tried, losses })
    })
  })
}

export const spreadsheets: Family = { nom: 'tableurs abîmés', run }
