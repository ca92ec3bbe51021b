import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { aBaseIn, copyBase, lossOfBatches } from './bases.ts'
import { type Context, counting, type Family, type Outcome } from './family.ts'
import { runWriter } from './writer-process.ts'

/** Two processes on one base: each waits for the other or is told, and nothing acknowledged is lost. */
async function run({ isShort, folder }: Context): Promise<Outcome> {
  const { blow, outcome } = counting()
  const base = await aBaseIn(join(folder, 'processes'))
  for (let n = 0; n < (isShort ? 1 : 12); n++) {
    await blow(`deux processus, fois ${n}`, async () => {
      const own = join(folder, `two-${n}`)
      mkdirSync(own)
      const file = join(own, 'cartable.sqlite')
      copyBase(base, file)
      const written = await Promise.all(['a', 'b'].map((name) => runWriter(['some', file, name])))
      const failed = written.find(({ status }) => status !== 0)
      if (failed) return failed.errors.slice(0, 400)
      const other = written.flatMap(({ refused }) => refused).find((cause) => cause !== 'busy')
      if (other !== undefined) return `refusé : ${other}`
      return lossOfBatches(
        file,
        written.flatMap(({ acknowledged }) => acknowledged),
      )
    })
  }
  return outcome()
}

export const processes: Family = { nom: 'deux processus sur une base', run }
