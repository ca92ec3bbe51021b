import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../main/db/open.ts'
import { openCopyInWorker, replaceContent } from '../../main/db/restore.ts'
import { importDossier } from '../../main/features/dossiers/dossiers.service.ts'
import { findJournalState } from '../../main/features/journal/journal.service.ts'
import { keepSauvegarde } from '../../main/features/sauvegardes/sauvegardes.service.ts'
import { buildLargeDossier } from '../builders/large-dossier.ts'
import { damageOf } from './bases.ts'
import { type Context, counting, type Family, type Outcome } from './family.ts'

/** The window may be held this long, in milliseconds. */
const MAX_HELD_MS = 500
const MAX_MS = 60_000

/** As many rows as twenty years of a large structure: opened, copied, restored, the window never held for long. */
async function run({ isShort, folder }: Context): Promise<Outcome> {
  const { blow, outcome } = counting()
  mkdirSync(join(folder, 'years'))
  const file = join(folder, 'years', 'cartable.sqlite')
  const made = openDatabase(file)
  const imported = await importDossier(made, buildLargeDossier({ facteur: isShort ? 0.2 : 20 }), {
    remplacer: false,
  })
  if (!imported.ok) throw new Error(imported.error.code)
  await made.close()

  const open = openDatabase(file)
  let path = ''
  await blow('sauvegarde', async () => {
    let code: string | null = null
    const held = await longestTurnOf(async () => {
      const kept = await keepSauvegarde(open, 'demandee', new Date())
      if (kept.ok) path = kept.value.path
      else code = kept.error.code
    })
    return code ?? (held > MAX_HELD_MS ? `la fenêtre est tenue ${Math.round(held)} ms` : null)
  })
  await blow('restauration', async () => {
    const start = performance.now()
    const held = await longestTurnOf(async () => {
      const copy = await openCopyInWorker(path)
      await replaceContent(open, copy.sqlite)
      await copy.close()
    })
    if (held > MAX_HELD_MS) return `la fenêtre est tenue ${Math.round(held)} ms`
    return performance.now() - start > MAX_MS ? 'plus d’une minute' : null
  })
  await blow('lecture après', async () => {
    await findJournalState(open.db)
    return null
  })
  await open.close()
  await blow('intégrité', () => damageOf(file))
  return outcome()
}

/** The longest time that the process does not answer while some work is done, in milliseconds of its processor. */
async function longestTurnOf(work: () => Promise<void>): Promise<number> {
  let longest = 0
  let last = process.threadCpuUsage()
  const look = () => {
    const used = process.threadCpuUsage(last)
    longest = Math.max(longest, (used.user + used.system) / 1000)
    last = process.threadCpuUsage()
  }
  const timer = setInterval(look, 1)
  await work()
  look()
  clearInterval(timer)
  return longest
}

export const years: Family = { nom: 'vingt années', run }
