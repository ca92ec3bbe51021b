/** One side of a comparison. */
export type Side = {
  /** What it is, in the words of the table. */
  readonly label: string
  /** Runs it once; gives the milliseconds of processor it took, all threads together. */
  sample(): Promise<number>
}

/**
 * What surrounds `run` is not counted: a fresh base to fill, a file to close. The processor's time, not
 * the clock's: on a busy machine the clock runs while others work.
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
  readonly ours: Side
  readonly reference: Side
  /** Samples of each side after warm-up. */
  readonly samples: number
}

export type Measure = {
  readonly name: string
  readonly gate: number | null
  readonly labels: { readonly ours: string; readonly reference: string }
  readonly oursMs: number
  readonly referenceMs: number
  readonly ratio: number
  readonly isOver: boolean
}

const WARM_UPS = 3

/** Runs both sides in turn and compares their medians. */
export async function measure(comparison: Comparison): Promise<Measure> {
  const { name, gate, ours, reference, samples } = comparison
  const spent = new Map<Side, number[]>([
    [ours, []],
    [reference, []],
  ])
  for (let round = -WARM_UPS; round < samples; round++) {
    // Whoever goes second may pay for the garbage of the first: they take turns at that too.
    for (const one of round % 2 === 0 ? [ours, reference] : [reference, ours]) {
      const ms = await one.sample()
      if (round >= 0) spent.get(one)?.push(ms)
    }
  }
  const oursMs = median(spent.get(ours) ?? [])
  const referenceMs = median(spent.get(reference) ?? [])
  const ratio = oursMs / referenceMs
  return {
    name,
    gate,
    labels: { ours: ours.label, reference: reference.label },
    oursMs,
    referenceMs,
    ratio,
    isOver: gate !== null && ratio > gate,
  }
}

/** The middle value, or the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  const high = sorted[Math.floor(middle)] ?? Number.NaN
  return (low + high) / 2
}
