import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tablesOf } from '../../main/documents/reseau/tables.ts'
import { contributionText, readContributions } from '../../main/features/reseau/reseau.service.ts'
import { consolidate } from '../../shared/domain/consolidation.ts'
import { type Contribution, contributionSchema } from '../../shared/domain/contribution.ts'
import { aNetwork } from '../builders/a-network.ts'
import { type Comparison, side } from './compare.ts'
import { peakMb } from './peak.ts'

const ARRETE_AU = '2026-06-30'

/** 100 porteurs over ten années put together, beside the same JSON parsed and validated by its schema alone. */
export function reseauComparisons(folder: string): readonly Comparison[] {
  const paths = writeNetwork(folder)
  const peak = (label: string, reader: 'app' | 'bare') => ({
    label,
    sample: async () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [
        import.meta.filename,
        reader,
        ...paths,
      ])
      if (status !== 0) throw new Error(String(stderr))
      return Number(stdout)
    },
  })
  return [
    {
      name: 'Réseau, 100 porteurs × 10 années',
      gate: 2,
      samples: 7,
      ours: side('read, checked, consolidated, tables', { run: () => consolidated(paths) }),
      reference: side('the same JSON parsed and validated', { run: () => bare(paths) }),
    },
    {
      name: 'Peak memory of the same',
      gate: 1.5,
      unit: 'Mo',
      samples: 3,
      ours: peak('read, checked, consolidated, tables', 'app'),
      reference: peak('the same JSON parsed and validated', 'bare'),
    },
  ]
}

/** The files of the network in a folder. */
export function writeNetwork(folder: string): readonly string[] {
  const into = join(folder, 'reseau')
  mkdirSync(into, { recursive: true })
  return [...aNetwork()].map((contribution, rank) => {
    const path = join(into, `${rank}.json`)
    writeFileSync(path, contributionText(contribution))
    return path
  })
}

async function consolidated(paths: readonly string[]) {
  const read = readContributions(paths)
  if (!read.ok) throw new Error(read.error.code)
  return tablesOf(consolidate(read.value, ARRETE_AU))
}

const bare = (paths: readonly string[]): readonly Contribution[] =>
  paths.map((path) => contributionSchema.parse(JSON.parse(readFileSync(path, 'utf8'))))

// `node reseau.bench.ts app|bare FILE…`: prints the most memory that the process held, in megabytes.
if (import.meta.main) {
  const [, , reader, ...paths] = process.argv
  const given = reader === 'app' ? await consolidated(paths) : bare(paths)
  if (given.length === 0) throw new Error('nothing was read')
  process.stdout.write(String(peakMb()))
}
