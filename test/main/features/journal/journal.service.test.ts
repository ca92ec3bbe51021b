import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  findJournalState,
  redoNext,
  undoLast,
  undoNamed,
} from '../../../../main/features/journal/journal.service.ts'
import { NOUNS } from '../../../../main/features/journal/obstacle-text.ts'
import { inOperation } from '../../../builders/in-operation.ts'
import { aPartenaire } from '../../../builders/records.ts'

const at = (minutes: number) => new Date(Date.UTC(2021, 9, 1, 10, minutes))

let open: OpenDatabase
beforeEach(() => {
  open = openDatabase(':memory:')
})
afterEach(() => open.close())

/** One act of the user: gives its name, by which the history may undo it. */
async function done(label: string) {
  const header = { genre: 'saisie', label, createdAt: at(0).toISOString() } as const
  const { operationId } = await inOperation(open.db, header, (trx) =>
    aPartenaire(trx, { nom: label }),
  )
  return { operationId, label }
}

const redoLabel = async () => (await findJournalState(open.db)).redo?.label

test('what is done again first is what was undone last, whatever came first', async () => {
  const imported = await done('Import')
  await done('Présences')
  await undoNamed(open.db, imported, at(1))
  await undoLast(open.db, at(2))

  const redone = await redoNext(open.db)

  expect(redone).toMatchObject({ ok: true, value: { label: 'Présences' } })
  expect(await redoLabel()).toBeUndefined()
})

test('acts undone one after the other are done again in their order', async () => {
  await done('un')
  await done('deux')
  await undoLast(open.db, at(1))
  await undoLast(open.db, at(1))

  const first = await redoNext(open.db)
  const second = await redoNext(open.db)

  expect([first, second]).toMatchObject([{ value: { label: 'un' } }, { value: { label: 'deux' } }])
})

test('every table whose changes are kept has a name in front of the user', () => {
  const tables = open.sqlite
    .prepare(
      "select distinct tbl_name from sqlite_schema where type = 'trigger' and sql like '%operation_change%'",
    )
    .pluck()
    .all()

  const named = Object.keys(NOUNS)

  expect(named.toSorted()).toEqual(tables.toSorted())
})

test('what is done again first is what was undone last, even where the clock has gone back meanwhile', async () => {
  await done('Présences')
  await done('Séances')
  await undoLast(open.db, at(30))
  await undoLast(open.db, at(2))

  const redone = [await redoNext(open.db), await redoNext(open.db)]

  expect(redone).toMatchObject([{ value: { label: 'Présences' } }, { value: { label: 'Séances' } }])
})
