import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { aBase, previewLu } from '../builders/orientations/a-list.ts'
import { refusedFixtures } from '../builders/orientations/hostiles.ts'
import { readInWorker } from '../builders/readings.ts'
import type { Comparison, Side } from './compare.ts'
import { aSchoolFile, LECTURE, PATIENT } from './school-file.ts'

/** From here on a person feels that the window hesitates. */
const FELT_MS = 50

/** Bombs, forged sizes, endless lists: of the files made to harm, those that give most to do. */
const WORST = [
  'une-partie-de-160-mo.xlsx',
  'taille-forgee.xlsx',
  'repetitions.ods',
  'trop-de-lignes.xlsx',
  'trop-de-lignes.csv',
]

const felt: Side = { label: 'what a person begins to feel', sample: async () => FELT_MS }

/** Whether the window goes on answering, and what memory a file takes, while it is read. */
export async function hostileFileComparisons(): Promise<readonly Comparison[]> {
  const base = await aBase()
  const hostiles = refusedFixtures.flatMap(([name, , build]) =>
    WORST.includes(name) ? [build()] : [],
  )
  const bytes = aSchoolFile()
  return [
    {
      name: 'Longest stall, hostile files read',
      gate: 1,
      samples: 3,
      ours: stall(`${hostiles.length} files, one after the other`, async () => {
        for (const file of hostiles) await readInWorker(file, LECTURE)
      }),
      reference: felt,
    },
    {
      name: 'Longest stall, 10 000 rows previewed',
      gate: 1,
      samples: 7,
      ours: stall('read in the worker, matched with the base', async () => {
        const lu = await readInWorker(bytes, LECTURE, PATIENT)
        if (!lu.ok) throw new Error(lu.error)
        await previewLu(base.open.db, lu.value, base.options)
      }),
      reference: felt,
    },
    {
      name: 'Peak memory of a reading, 10 000 × 20',
      gate: 1.3,
      unit: 'Mo',
      samples: 5,
      ours: peak('understood in a worker, handed over', bytes, 'app'),
      reference: peak('parsed in a worker by SheetJS alone', bytes, 'bare'),
    },
  ]
}

/**
 * The longest turn of the event loop, in processor time of its own thread: what a timer due meanwhile would
 * have waited for because of us, whatever else the machine does.
 */
const stall = (label: string, work: () => Promise<void>): Side => ({
  label,
  sample: async () => {
    let longest = 0
    let last = process.threadCpuUsage()
    const tick = setInterval(() => {
      const { user, system } = process.threadCpuUsage(last)
      longest = Math.max(longest, (user + system) / 1000)
      last = process.threadCpuUsage()
    }, 1)
    await work()
    // The last turn is only seen by the timer that comes after it.
    await wait(5)
    clearInterval(tick)
    return longest
  },
})

const peak = (label: string, bytes: Uint8Array, reader: 'app' | 'bare'): Side => ({
  label,
  sample: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cartable-bench-'))
    const file = join(folder, 'onde.xlsx')
    writeFileSync(file, bytes)
    const script = join(import.meta.dirname, 'peak-memory.ts')
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, reader, file])
    rmSync(folder, { recursive: true })
    if (status !== 0) throw new Error(String(stderr))
    return Number(stdout)
  },
})
