/** One side of a comparison. */
export type Side = {
  /** What it is, in the words of the table. */
  readonly label: string
  /** Runs it once; gives the time on the clock, in milliseconds. */
  sample(): Promise<number>
}

/** What surrounds `run` is off the clock: a fresh base to fill, a file to close. */
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
      const start = performance.now()
      await steps.run(fixture)
      const elapsed = performance.now() - start
      await steps.after?.(fixture)
      return elapsed
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

const WARM_UPS = 2

/**
 * Times both sides in turn, so that a noisy minute of the machine falls on both, and compares their
 * medians. Absolute times say nothing on a shared machine; the ratio does.
 */
export async function measure(comparison: Comparison): Promise<Measure> {
  const { name, gate, ours, reference, samples } = comparison
  const times = new Map<Side, number[]>([
    [ours, []],
    [reference, []],
  ])
  for (let round = -WARM_UPS; round < samples; round++) {
    // Whoever goes second may pay for the garbage of the first: they take turns at that too.
    const order = round % 2 === 0 ? [ours, reference] : [reference, ours]
    for (const one of order) {
      const elapsed = await one.sample()
      if (round >= 0) times.get(one)?.push(elapsed)
    }
  }
  const oursMs = median(times.get(ours) ?? [])
  const referenceMs = median(times.get(reference) ?? [])
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
