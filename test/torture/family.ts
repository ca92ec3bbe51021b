import type { Chance } from './random.ts'

/** What a family of blows is run with. */
export type Context = {
  readonly chance: Chance
  /** Few of each, for `npm test`. */
  readonly isShort: boolean
  /** A folder of its own, removed at the end. */
  readonly folder: string
}

/** What came of it. A loss says which blow, in words that let one find it again. */
export type Outcome = { readonly tried: number; readonly losses: readonly string[] }

export type Family = {
  readonly nom: string
  run(context: Context): Promise<Outcome>
}

/** Counts blows; whatever `blow` throws or gives is a loss. */
export function counting() {
  const losses: string[] = []
  let tried = 0
  return {
    async blow(name: string, run: () => Promise<string | null> | string | null): Promise<void> {
      tried += 1
      try {
        const loss = await run()
        if (loss !== null) losses.push(`${name} : ${loss}`)
      } catch (error) {
        losses.push(`${name} : ${error instanceof Error ? (error.stack ?? error.name) : error}`)
      }
    },
    outcome: (): Outcome => ({ tried, losses }),
  }
}

/** Milliseconds of processor that this process has used, its threads included: a busy machine adds none. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
