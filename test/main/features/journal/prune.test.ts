import { afterEach, beforeEach, expect, test } from 'vitest'
import { act } from '../../../../main/db/act.ts'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  findJournalState,
  pruneJournal,
  undoLast,
  undoNamed,
} from '../../../../main/features/journal/journal.service.ts'
import { FENETRE_ANNULATION } from '../../../../shared/domain/journal.ts'
import { ok } from '../../../../shared/result.ts'
import { aPartenaire } from '../../../builders/records.ts'

const START = Date.UTC(2026, 0, 1, 9)
const day = (n: number): Date => new Date(START + n * 86_400_000)

let open: OpenDatabase
beforeEach(() => {
  open = openDatabase(':memory:')
})
afterEach(() => open.close())

async function done(label: string, now: Date, genre: 'saisie' | 'import' = 'saisie') {
  await act(open.db, { now, genre }, async (trx, { say }) => {
    say(label)
    await aPartenaire(trx, { nom: label })
    return ok(undefined)
  })
}

const labels = () => open.sqlite.prepare('select label from operation order by seq').pluck().all()

test.each([
  [9, ['vieux', 'un', 'deux']],
  [10, ['vieux', 'un', 'deux']],
  [11, ['un', 'deux']],
])('%i days after an act, with a window of ten days and two acts', async (days, kept) => {
  await done('vieux', day(0))
  await done('un', day(1))
  await done('deux', day(1))

  await pruneJournal(open.db, day(days), { jours: 10, actes: 2 })

  expect(labels()).toEqual(kept)
})

test('the last acts stay whatever the clock says; an undo reaches back to the first of them and no further', async () => {
  for (let n = 0; n < 5; n++) await done(`acte ${n}`, day(n))
  await pruneJournal(open.db, day(4000), { jours: 10, actes: 3 })

  const undone = []
  for (let n = 0; n < 4; n++) undone.push(await undoLast(open.db, day(4000)))

  expect(undone.map((one) => (one.ok ? one.value.label : one.error.code))).toEqual([
    'acte 4',
    'acte 3',
    'acte 2',
    'not-found',
  ])
})

test('an old import stays in the history, is offered no more to « Annuler » and says why it cannot be undone', async () => {
  await done('Import de fiche.xlsx', day(0), 'import')
  const id = open.sqlite.prepare('select id from operation').pluck().get() as string
  for (let n = 0; n < FENETRE_ANNULATION.actes; n++) await done(`acte ${n}`, day(1))
  const later = day(FENETRE_ANNULATION.jours + 1)
  await pruneJournal(open.db, later)

  const undone = await undoNamed(open.db, { operationId: id, label: 'Import' }, later)

  expect(labels()).toHaveLength(FENETRE_ANNULATION.actes + 1)
  expect(undone).toMatchObject({ ok: false, error: { code: 'undo-refused' } })
  const { undo } = await findJournalState(open.db)
  expect(undo?.label).toBe(`acte ${FENETRE_ANNULATION.actes - 1}`)
})

test('over ten years of daily work, the base stops growing once the window is full', async () => {
  const write = open.sqlite.prepare(
    "insert into operation (id, seq, genre, label, created_at) values (?, ?, 'saisie', 'Présences', ?)",
  )
  const change = open.sqlite.prepare(
    "insert into operation_change (operation_id, table_name, before, after) values (?, 'presence', null, ?)",
  )
  const after = JSON.stringify({ enfant_id: 'e1', note: 'x'.repeat(200) })
  const pages: number[] = []
  let seq = 0
  for (let n = 0; n < 3650; n++) {
    for (let rank = 0; rank < 6; rank++) {
      seq += 1
      write.run(`o${seq}`, seq, day(n).toISOString())
      change.run(`o${seq}`, after)
    }
    if (n % 30 === 0) await pruneJournal(open.db, day(n))
    if (n % 365 === 364) pages.push(open.sqlite.pragma('page_count', { simple: true }) as number)
  }

  expect(labels().length).toBeLessThan(6 * (FENETRE_ANNULATION.jours + 31) + 1)
  expect(pages.at(-1)).toBeLessThan((pages[0] ?? 0) * 1.1)
})
