import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { act } from '../../main/db/act.ts'
import { type OpenDatabase, openDatabase } from '../../main/db/open.ts'
import { findEnfants } from '../../main/features/enfants/enfants.service.ts'
import { findIndicateurs } from '../../main/features/indicateurs/indicateurs.service.ts'
import { proteger } from '../../main/features/protection/protection.service.ts'
import { ok } from '../../shared/result.ts'
import { type Comparison, side } from './compare.ts'
import type { LargeBase } from './large-base.ts'

const GATE = 1.4
const WRITES = 100

/** What a password costs once it was given: the same base, protected and plain, opened, read and written. */
export async function protectionComparisons(base: LargeBase): Promise<readonly Comparison[]> {
  const [locked, plain] = [copyOf(base, 'protegee'), copyOf(base, 'lisible')]
  const made = await proteger(locked, 'grenouille tambour sept')
  if (!made.ok) throw new Error(made.error.code)
  const { actionId, arreteAu } = base
  const { id: anneeId } = await base.open.db
    .selectFrom('annee')
    .select('id')
    .executeTakeFirstOrThrow()
  const kinds: readonly (readonly [string, (open: OpenDatabase) => unknown])[] = [
    ['open + first query', (open) => open.db.selectFrom('annee').selectAll().execute()],
    ['figures of an action', ({ db }) => findIndicateurs(db, actionId, arreteAu)],
    ['list of enfants', ({ db }) => findEnfants(db, { anneeId, actionId: null }, arreteAu)],
    [`${WRITES} notes, one act each`, writeNotes],
  ]
  // Each sample opens its base anew: nothing is kept of the pages that the former one read.
  const opened = (label: string, file: string, run: (open: OpenDatabase) => unknown) =>
    side<{ open: OpenDatabase | null }>(label, {
      before: () => ({ open: null }),
      run: async (held) => {
        held.open = openDatabase(file)
        await run(held.open)
      },
      after: ({ open }) => open?.close(),
    })
  return kinds.map(([what, run]) => ({
    name: `Password: ${what}`,
    gate: GATE,
    samples: 15,
    ours: opened('protected base', locked, run),
    reference: opened('the same, plain', plain, run),
  }))
}

function copyOf({ open, folder }: LargeBase, name: string): string {
  const file = join(folder, name, 'cartable.sqlite')
  mkdirSync(join(folder, name))
  open.sqlite.prepare('vacuum into ?').run(file)
  return file
}

async function writeNotes({ db }: OpenDatabase): Promise<void> {
  const seances = await db.selectFrom('seance').select('id').limit(WRITES).execute()
  for (const [n, { id }] of seances.entries()) {
    await act(db, { now: new Date() }, async (trx, { say }) => {
      say('note')
      await trx
        .updateTable('presence')
        .set({ note: `${n}` })
        .where('seance_id', '=', id)
        .execute()
      return ok(undefined)
    })
  }
}
