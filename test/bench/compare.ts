import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** One side of a comparison. */
export type Side = {
  /** What it is, in the words of the table. */
  readonly label: string
  /** Runs it once; gives what it took, in the comparison's unit. */
  sample(): Promise<number>
}

/**
 * Milliseconds of processor, all threads together. What surrounds `run` is not counted: a fresh base to fill and the garbage of that, a file to
 * close. The processor's time, not the clock's: on a busy machine the clock runs while others work.
 */
export function side<T = void>(
  label: string,
  steps: {
    before?(): T | Promise<T>
    run(fixture: T): unknown
    after?(fixture: T): unknown
  },
): Side {
  return {
    label,
    sample: async () => {
      const fixture = (await steps.before?.()) as T
      if (steps.before !== undefined) collectGarbage()
      const start = process.cpuUsage()
      await steps.run(fixture)
      const { user, system } = process.cpuUsage(start)
      await steps.after?.(fixture)
      return (user + system) / 1000
    },
  }
}

export type Comparison = {
  readonly name: string
  /** The ratio not to exceed; null where nothing was set: shown for its trend only. */
  readonly gate: number | null
  /** Default: ms. */
  readonly unit?: 'ms' | 'Mo'
  readonly ours: Side
  readonly reference: Side
  /** Samples of each side after warm-up. */
  readonly samples: number
  /** Samples that are not counted. Default: 3. */
  readonly warmUps?: number
}

export type Measure = {
  readonly name: string
  readonly gate: number | null
  readonly unit: 'ms' | 'Mo'
  readonly labels: { readonly ours: string; readonly reference: string }
  readonly ours: number
  readonly reference: number
  readonly ratio: number
  readonly isOver: boolean
}

type Compared = Pick<Comparison, 'name' | 'gate' | 'unit'> & {
  readonly ours: Pick<Side, 'label'>
  readonly reference: Pick<Side, 'label'>
}

const WARM_UPS = 3
const SIDES = ['ours', 'reference'] as const

/** Runs both sides in turn and compares their medians. */
export async function measure(comparison: Comparison): Promise<Measure> {
  const { ours, reference, samples, warmUps = WARM_UPS } = comparison
  const spent = { ours: [] as number[], reference: [] as number[] }
  for (let round = -warmUps; round < samples; round++) {
    // Whoever goes second may pay for the garbage of the first: they take turns at that too.
    for (const one of round % 2 === 0 ? SIDES : SIDES.toReversed()) {
      const value = await { ours, reference }[one].sample()
      if (round >= 0) spent[one].push(value)
    }
  }
  return compared(comparison, spent)
}

/** What the samples of both sides say. */
export function compared(
  { name, gate, unit = 'ms', ours, reference }: Compared,
  spent: { readonly ours: readonly number[]; readonly reference: readonly number[] },
): Measure {
  const measured = { ours: median(spent.ours), reference: median(spent.reference) }
  const ratio = measured.ours / measured.reference
  const labels = { ours: ours.label, reference: reference.label }
  return { name, gate, unit, labels, ...measured, ratio, isOver: gate !== null && ratio > gate }
}

/** The middle value, or the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  const high = sorted[Math.floor(middle)] ?? Number.NaN
  return (low + high) / 2
}
