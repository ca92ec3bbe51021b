import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { RefusedFile } from '../../main/import/reading/refusal.ts'
import { readFor } from '../builders/readings.ts'
import { processorMs } from './family.ts'
import { mutated } from './mutate.ts'
import { chanceOf } from './random.ts'
import { FIXTURES } from './spreadsheets.ts'

/* `node spreadsheet-reader.ts SEED COUNT`: reads that many damaged files, and says a line of JSON of each. */
const [seed = '1', count = '1'] = process.argv.slice(2)
const chance = chanceOf(Number(seed))
// What the reader says of a file is not what this process says of it.
const say = process.stdout.write.bind(process.stdout)
for (const name of ['log', 'warn', 'error', 'info'] as const) console[name] = () => undefined

for (let n = 0; n < Number(count); n++) {
  const name = chance.pick(FIXTURES)
  const bytes = mutated(readFileSync(name), chance)
  const genre = name.includes('/heures/') ? 'heures' : 'eleves'
  const start = processorMs()
  let loss: string | null = null
  try {
    const options = { nomTexte: basename(name), feuille: null, latest: '2026-08-31' }
    readFor(bytes, { genre, options })
  } catch (error) {
    if (!(error instanceof RefusedFile)) loss = String((error as Error).stack).slice(0, 500)
  }
  const ms = processorMs() - start
  const mb = process.resourceUsage().maxRSS / 1024
  say(`${JSON.stringify({ name: `${n} ${name}`, ms, mb, loss })}\n`)
}
