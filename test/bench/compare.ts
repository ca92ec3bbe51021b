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
  /** Medians, for an order of magnitude. */
  readonly oursMs: number
  readonly referenceMs: number
  readonly ratio: number
  readonly isOver: boolean
}

const WARM_UPS = 2

/**
 * Times both sides in turn, and gives the median of the rounds' ratios: a noisy minute of the machine
 * falls on both sides of a round, while absolute times, on a shared machine, say little.
 */
export async function measure(comparison: Comparison): Promise<Measure> {
  const { name, gate, ours, reference, samples } = comparison
  const rounds: { readonly ours: number; readonly reference: number }[] = []
  for (let round = -WARM_UPS; round < samples; round++) {
    // Whoever goes second may pay for the garbage of the first: they take turns at that too.
    const elapsed = round % 2 === 0 ? await inTurn(ours, reference) : await inTurn(reference, ours)
    const [one, other] = round % 2 === 0 ? elapsed : elapsed.toReversed()
    if (round >= 0) rounds.push({ ours: one as number, reference: other as number })
  }
  const ratio = median(rounds.map((round) => round.ours / round.reference))
  return {
    name,
    gate,
    labels: { ours: ours.label, reference: reference.label },
    oursMs: median(rounds.map((round) => round.ours)),
    referenceMs: median(rounds.map((round) => round.reference)),
    ratio,
    isOver: gate !== null && ratio > gate,
  }
}

async function inTurn(first: Side, second: Side): Promise<readonly number[]> {
  return [await first.sample(), await second.sample()]
}

/** The middle value, or the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  const high = sorted[Math.floor(middle)] ?? Number.NaN
  return (low + high) / 2
}
