import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { SCREENS } from '../../renderer/app/router.ts'
import { type LaunchOptions, launchApp } from '../e2e/launch-app.ts'
import { compared, type Measure, measure } from './compare.ts'
import { memoryOf, processorOf } from './process-tree.ts'
import { openWindowOn, whenDrawn } from './window.ts'

/** Of each side, after a first one that is not counted: with five, the clock of a busy machine went from 1.46 to 1.62. */
const STARTS = 11
const TODAY = '2026-04-30'

const FIGURES = ['clock', 'processor', 'memory'] as const
type Started = Readonly<Record<(typeof FIGURES)[number], number>>
type Starts = Readonly<Record<(typeof FIGURES)[number], readonly number[]>>

/**
 * From the start of the process to a first screen that can be used: of an empty window of the same shell, of the app on a base
 * of one année, and on one of twenty.
 */
export async function startMeasures(
  one: string,
  twenty: string,
  isWanted: (name: string) => boolean,
): Promise<readonly Measure[]> {
  if (!FIGURES.some((figure) => isWanted(`Start, ${figure}`))) return []
  if (process.platform !== 'linux')
    throw new Error('what a process costs is read in /proc: Linux only')
  const folder = mkdtempSync(join(tmpdir(), 'cartable-bench-start-'))
  const starts = { empty: [], one: [], twenty: [] } as Record<string, Started[]>
  const appRoot = emptyApp(folder)
  const sides: Readonly<Record<string, () => LaunchOptions>> = {
    empty: () => ({ appRoot, dataFolder: mkdtempSync(join(folder, 'data-')) }),
    one: () => ({ dataFolder: copyOf(one, folder), today: TODAY }),
    twenty: () => ({ dataFolder: copyOf(twenty, folder), today: TODAY }),
  }
  for (let round = 0; round <= STARTS; round++) {
    for (const [name, options] of Object.entries(sides)) {
      const started = await start(options())
      if (round > 0) starts[name]?.push(started)
    }
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  const [empty, ofOne, ofTwenty] = Object.values(starts).map(byFigure) as [Starts, Starts, Starts]
  return [
    // The processor's time is shown, not held: much of an empty window's is spent waiting.
    startMeasure('Start', 'clock', 1.5, ['one année', ofOne], ['empty window', empty]),
    startMeasure('Start', 'processor', null, ['one année', ofOne], ['empty window', empty]),
    startMeasure('Start', 'memory', 1.5, ['one année', ofOne], ['empty window', empty]),
    startMeasure('Start', 'clock', 1.2, ['twenty années', ofTwenty], ['one année', ofOne]),
    startMeasure('Start', 'processor', 1.2, ['twenty années', ofTwenty], ['one année', ofOne]),
    startMeasure('Start', 'memory', 1.2, ['twenty années', ofTwenty], ['one année', ofOne]),
  ]
}

const byFigure = (starts: readonly Started[]): Starts => ({
  clock: starts.map(({ clock }) => clock),
  processor: starts.map(({ processor }) => processor),
  memory: starts.map(({ memory }) => memory),
})

function startMeasure(
  name: string,
  figure: (typeof FIGURES)[number],
  gate: number | null,
  ours: readonly [label: string, starts: Starts],
  reference: readonly [label: string, starts: Starts],
): Measure {
  return compared(
    {
      name: `${name}, ${figure}`,
      gate,
      unit: figure === 'memory' ? 'Mo' : 'ms',
      ours: { label: ours[0] },
      reference: { label: reference[0] },
    },
    { ours: ours[1][figure], reference: reference[1][figure] },
  )
}

async function start(options: LaunchOptions): Promise<Started> {
  const before = Date.now()
  const app = await launchApp(options)
  await whenDrawn(app.page, 'main h1')
  const usable = await app.page.evaluate(drawnAt)
  const started = {
    clock: usable - before,
    processor: processorOf(app.pid),
    memory: memoryOf(app.pid),
  }
  await app.close()
  return started
}

/** In the page: when its largest part was drawn, in milliseconds since 1970. */
async function drawnAt(): Promise<number> {
  const drawn = await new Promise<number>((resolve) => {
    new PerformanceObserver((list) =>
      resolve(Math.max(...list.getEntries().map(({ startTime }) => startTime))),
    ).observe({ type: 'largest-contentful-paint', buffered: true })
  })
  return performance.timeOrigin + drawn
}

const copyOf = (data: string, folder: string): string => {
  const copy = mkdtempSync(join(folder, 'data-'))
  cpSync(data, copy, { recursive: true })
  return copy
}

/** What the shell wants of an app, around `empty-window.ts`. */
function emptyApp(folder: string): string {
  const main = resolve(import.meta.dirname, 'empty-window.ts')
  mkdirSync(join(folder, 'out/main'), { recursive: true })
  writeFileSync(
    join(folder, 'package.json'),
    '{"type":"module","version":"0.0.0","main":"out/main/index.js"}',
  )
  writeFileSync(join(folder, 'out/main/index.js'), `import ${JSON.stringify(main)}\n`)
  writeFileSync(join(folder, 'preload.cjs'), '')
  return folder
}

/** Every screen, and those of their parts that read the most. */
const ADDRESSES = [
  ...SCREENS.filter((name) => name !== 'reseau'),
  'presences?vue=registres',
  'intervenants?vue=creneaux',
  'intervenants?vue=heures',
  'partenaires?onglet=concertations',
  'partenaires?onglet=etablissements',
  'partenaires?onglet=partenaires',
  'bilan?onglet=chiffres',
  'reglages?section=annees',
  'reglages?section=actions',
  'reglages?section=reseau',
  'reglages?section=donnees',
  'reglages?section=sauvegardes',
]

/** Where one année has nothing to show: twenty are compared to two. */
const OF_TWO = ['bilan?onglet=annees']

/** What opening each screen costs the whole app on a base of twenty années, beside one of one or two. */
export async function yearsMeasures(
  bases: Readonly<Record<'one' | 'two' | 'twenty', string>>,
  isWanted: (name: string) => boolean,
): Promise<readonly Measure[]> {
  const windows = {
    one: await openWindowOn(bases.one, TODAY),
    two: await openWindowOn(bases.two, TODAY),
    twenty: await openWindowOn(bases.twenty, TODAY),
  }
  const measures: Measure[] = []
  for (const address of [...ADDRESSES, ...OF_TWO]) {
    const name = `After twenty années, ${address}`
    if (!isWanted(name)) continue
    const opening = (label: string, window: typeof windows.one) => ({
      label,
      sample: () => window.openScreen(`#/${address}`),
    })
    measures.push(
      await measure({
        name,
        gate: 1.3,
        samples: 5,
        warmUps: 1,
        ours: opening('twenty années', windows.twenty),
        reference: OF_TWO.includes(address)
          ? opening('two années', windows.two)
          : opening('one année', windows.one),
      }),
    )
  }
  for (const window of Object.values(windows)) await window.close()
  return measures
}
