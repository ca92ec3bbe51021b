import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { act } from '../../main/db/act.ts'
import { newId } from '../../main/db/new-id.ts'
import { openDatabase } from '../../main/db/open.ts'
import {
  findJournalState,
  redoNext,
  undoLast,
} from '../../main/features/journal/journal.service.ts'
import {
  keepDailySauvegarde,
  keepSauvegarde,
  listSauvegardes,
} from '../../main/features/sauvegardes/sauvegardes.service.ts'
import { RAISONS_SAUVEGARDE } from '../../shared/domain/sauvegarde.ts'
import { ok } from '../../shared/result.ts'
import { aBaseIn } from './bases.ts'
import { type Context, counting, type Family, type Outcome } from './family.ts'

const DAY = 86_400_000

/** A clock that goes forward and back: what was just copied stays first, what was undone last comes back first. */
async function run({ chance, isShort, folder }: Context): Promise<Outcome> {
  const { blow, outcome } = counting()
  const open = openDatabase(await aBaseIn(join(folder, 'clock')))
  const someday = () => new Date(Date.UTC(2026, 0, 1) + (chance.next() - 0.5) * 4000 * DAY)
  for (let n = 0; n < (isShort ? 8 : 150); n++) {
    const now = someday()
    await blow(`sauvegarde ${n} le ${now.toISOString()}`, async () => {
      const raison = chance.pick(RAISONS_SAUVEGARDE)
      const kept =
        raison === 'automatique'
          ? await keepDailySauvegarde(open, now)
          : await keepSauvegarde(open, raison, now)
      if (!kept.ok) return kept.error.code
      if (kept.value === null) return null
      const [first] = await listSauvegardes(open.file)
      if (!existsSync(kept.value.path)) return 'écartée aussitôt faite'
      return kept.value.path.endsWith(first?.sauvegardeId ?? '?') ? null : 'n’est pas la première'
    })
    await blow(`annulations ${n}`, async () => {
      const labels = [`a${n}`, `b${n}`, `c${n}`]
      for (const nom of labels) {
        await act(open.db, { now: someday() }, async (trx, { say }) => {
          say(nom)
          await trx.insertInto('partenaire').values({ id: newId(), nom, type: null }).execute()
          return ok(undefined)
        })
      }
      for (const label of labels.toReversed()) {
        const undone = await undoLast(open.db, someday())
        if (!undone.ok || undone.value.label !== label) return `annule autre chose que ${label}`
      }
      for (const label of labels) {
        const redone = await redoNext(open.db)
        if (!redone.ok || redone.value.label !== label) return `rétablit autre chose que ${label}`
      }
      const { redo } = await findJournalState(open.db)
      return redo === null ? null : 'reste à rétablir'
    })
  }
  await open.close()
  return outcome()
}

export const clock: Family = { nom: 'horloge en avant et en arrière', run }
