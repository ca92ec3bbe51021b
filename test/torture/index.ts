import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { calls } from './calls.ts'
import { clock } from './clock.ts'
import { disk } from './disk.ts'
import type { Family } from './family.ts'
import { copies, cuts, dossiers, floods } from './files.ts'
import { kills } from './kills.ts'
import { processes } from './processes.ts'
import { chanceOf } from './random.ts'
import { spreadsheets } from './spreadsheets.ts'
import { years } from './years.ts'

/**
 * `npm run torture -- [--court] [--graine 7] [--only appels]`: blows of every kind on what keeps the data, the same
 * for the same seed. One line a family: tried, held. Exits 1 on a loss.
 */
const FAMILIES: readonly Family[] = [
  kills,
  cuts,
  disk,
  copies,
  dossiers,
  floods,
  spreadsheets,
  calls,
  clock,
  processes,
  years,
]

const { values } = parseArgs({
  options: {
    court: { type: 'boolean', default: false },
    graine: { type: 'string', default: '2026' },
    only: { type: 'string', default: '' },
  },
})

const SHOWN = 10
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const folder = mkdtempSync(join(tmpdir(), 'cartable-torture-'))
let lost = 0
say(`graine ${values.graine}`)
for (const [rank, { nom, run }] of FAMILIES.entries()) {
  if (!nom.includes(values.only)) continue
  const own = join(folder, String(rank))
  mkdirSync(own)
  const start = performance.now()
  // A family is given the same chances whatever ran before it.
  const chance = chanceOf(Number(values.graine) + rank)
  const { tried, losses } = await run({ chance, isShort: values.court, folder: own })
  const seconds = Math.round((performance.now() - start) / 1000)
  say(`${nom} : ${tried} essais, ${tried - losses.length} tenus (${seconds} s)`)
  for (const loss of losses.slice(0, SHOWN)) say(`  PERTE ${loss}`)
  if (losses.length > SHOWN) say(`  … et ${losses.length - SHOWN} autres`)
  lost += losses.length
  rmSync(own, { recursive: true, force: true, maxRetries: 5 })
}
rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
say(lost === 0 ? 'tout a tenu' : `${lost} pertes`)
process.exitCode = lost === 0 ? 0 : 1
