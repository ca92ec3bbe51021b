import { parseArgs } from 'node:util'
import { type Comparison, type Measure, measure } from './compare.ts'
import { databaseComparisons } from './database.bench.ts'
import { annexesComparison, bilanComparison } from './documents.bench.ts'
import { dossierComparison } from './dossiers.bench.ts'
import { figuresComparison } from './figures.bench.ts'
import { formulaireComparisons } from './formulaires.bench.ts'
import { hostileFileComparisons } from './hostile-files.bench.ts'
import { importComparisons } from './import.bench.ts'
import { openLargeBase } from './large-base.ts'
import { protectionComparisons } from './protection.bench.ts'
import { reseauComparisons } from './reseau.bench.ts'
import { screenComparisons, searchComparison } from './screens.bench.ts'
import { startMeasures, yearsMeasures } from './start.bench.ts'
import { formatTable } from './table.ts'
import { openWindow } from './window.ts'
import { bundleMeasures, payloadMeasure } from './window-size.ts'
import { makeYears } from './years.ts'

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

const isWanted = (name: string): boolean => name.toLowerCase().includes(values.only.toLowerCase())
const write = (text: string): boolean => process.stdout.write(`${text}\n`)

// All in one action is the worst there can be; twelve porteurs of a town have one each.
const facteur = Number(values.facteur)
const [whole, shared, tenth] = [
  await openLargeBase(facteur, 1),
  await openLargeBase(facteur, 12),
  await openLargeBase(facteur / 10, 1),
]
const windows = { whole: await openWindow(whole), tenth: await openWindow(tenth) }
try {
  const { enfants, intervenants, seances } = whole.dossier
  write(
    `${enfants.length} enfants, ${intervenants.length} intervenants, ${seances.length} séances; processor time, medians, both sides in turn`,
  )
  const measures: Measure[] = []
  for (const comparison of await comparisons()) {
    if (isWanted(comparison.name)) measures.push(await measure(comparison))
  }
  measures.push(...(await windowMeasures()))
  write(formatTable(measures))
  if (values.strict && measures.some(({ isOver }) => isOver)) process.exitCode = 1
} finally {
  await windows.whole.close()
  await windows.tenth.close()
  await whole.close()
  await shared.close()
  await tenth.close()
}

/** The last ones write to their base. */
async function comparisons(): Promise<readonly Comparison[]> {
  return [
    await figuresComparison(whole),
    ...(await formulaireComparisons()),
    await bilanComparison(whole),
    await bilanComparison(shared),
    await annexesComparison(whole),
    await annexesComparison(shared),
    ...(await screenComparisons(whole, tenth, windows)),
    await searchComparison(whole),
    dossierComparison(whole),
    ...(await protectionComparisons(whole)),
    ...reseauComparisons(whole.folder),
    ...importComparisons(),
    ...(await hostileFileComparisons()),
    ...databaseComparisons(whole),
  ]
}

/** What a start costs, and a base that grows with the years. */
async function windowMeasures(): Promise<readonly Measure[]> {
  const [one, two, twenty] = [await makeYears(1), await makeYears(2), await makeYears(20)]
  const folders = { one: one.folder, two: two.folder, twenty: twenty.folder }
  try {
    const measures = [
      ...(await startMeasures(one.folder, twenty.folder, isWanted)),
      ...bundleMeasures(),
      await payloadMeasure(),
      ...(await yearsMeasures(folders, isWanted)),
    ]
    return measures.filter(({ name }) => isWanted(name))
  } finally {
    for (const base of [one, two, twenty]) base.remove()
  }
}
