import { parseArgs } from 'node:util'
import { type Comparison, type Measure, measure } from './compare.ts'
import { databaseComparisons } from './database.bench.ts'
import { annexesComparison, bilanComparison } from './documents.bench.ts'
import { dossierComparison } from './dossiers.bench.ts'
import { figuresComparison } from './figures.bench.ts'
import { openLargeBase } from './large-base.ts'
import { formatTable } from './table.ts'

/**
 * `npm run bench -- [--strict] [--facteur 1] [--only bilan]`: what the app costs beside the least that its
 * libraries could do, both measured in this very run. `--strict` exits 1 when a ratio is over its gate.
 */
const { values } = parseArgs({
  options: {
    strict: { type: 'boolean', default: false },
    facteur: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
})

const write = (text: string): boolean => process.stdout.write(`${text}\n`)

const base = await openLargeBase(Number(values.facteur))
try {
  const { dossier } = base
  write(
    `${dossier.enfants.length} enfants, ${dossier.intervenants.length} intervenants, ${dossier.seances.length} séances; medians, both sides in turn`,
  )
  const measures: Measure[] = []
  for (const comparison of await comparisons()) {
    if (!comparison.name.toLowerCase().includes(values.only.toLowerCase())) continue
    measures.push(await measure(comparison))
  }
  write(formatTable(measures))
  if (values.strict && measures.some(({ isOver }) => isOver)) process.exitCode = 1
} finally {
  await base.close()
}

/** The ones that write to the base come last. */
async function comparisons(): Promise<readonly Comparison[]> {
  return [
    await figuresComparison(base),
    await bilanComparison(base),
    await annexesComparison(base),
    dossierComparison(base),
    ...databaseComparisons(base),
  ]
}
