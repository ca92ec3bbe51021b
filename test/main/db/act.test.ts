import { afterEach, beforeEach, expect, test } from 'vitest'
import { act } from '../../../main/db/act.ts'
import { type OpenDatabase, openDatabase } from '../../../main/db/open.ts'
import { err, ok } from '../../../shared/result.ts'
import { anAnnee } from '../../builders/records.ts'

const now = new Date('2021-09-28T16:30:00Z')

let open: OpenDatabase
beforeEach(() => {
  open = openDatabase(':memory:')
})
afterEach(() => open.close())

const labels = async () =>
  (await open.db.selectFrom('operation').select('label').orderBy('seq').execute()).map(
    ({ label }) => label,
  )
const annees = async () => (await open.db.selectFrom('annee').selectAll().execute()).length

test('what an act writes is one line of the journal, under its label', async () => {
  const done = await act(open.db, { now }, async (trx, { say }) => {
    say('Année 2021')
    await anAnnee(trx)
    return ok('fait')
  })

  expect(done).toEqual(ok('fait'))
  expect(await annees()).toBe(1)
  expect(await labels()).toEqual(['Année 2021'])
})

test('a refusal after a write takes the write back, and leaves no line', async () => {
  const done = await act(open.db, { now }, async (trx, { say }) => {
    say('Année')
    await anAnnee(trx)
    return err('refus')
  })

  expect(done).toEqual(err('refus'))
  expect(await annees()).toBe(0)
  expect(await labels()).toEqual([])
})

test('an act that throws keeps nothing', async () => {
  const done = act(open.db, { now }, async (trx) => {
    await anAnnee(trx)
    throw new Error('broken')
  })

  await expect(done).rejects.toThrow('broken')
  expect(await annees()).toBe(0)
  expect(await labels()).toEqual([])
})

test('an act that changes nothing leaves no line to undo, and those before theirs', async () => {
  await act(open.db, { now }, async (trx, { say }) => {
    say('Année')
    await anAnnee(trx)
    return ok(undefined)
  })
  await act(open.db, { now }, async (_, { say }) => {
    say('Rien')
    return ok(undefined)
  })

  expect(await labels()).toEqual(['Année'])
})

test('an act that changes rows without saying what it did is a bug', async () => {
  const done = act(open.db, { now }, async (trx) => {
    await anAnnee(trx)
    return ok(undefined)
  })

  await expect(done).rejects.toThrow('no label')
  expect(await annees()).toBe(0)
})

test('two acts asked for at once see one another: the second judges what the first wrote', async () => {
  const addOnce = () =>
    act(open.db, { now }, async (trx, { say }) => {
      if (await trx.selectFrom('annee').select('id').executeTakeFirst()) return err('déjà là')
      say('Année')
      await anAnnee(trx)
      return ok(undefined)
    })

  expect(await Promise.all([addOnce(), addOnce()])).toEqual([ok(undefined), err('déjà là')])
  expect(await annees()).toBe(1)
})

test('an act called in another joins it: one line, and all is taken back together', async () => {
  const inner = (trx: typeof open.db) =>
    act(trx, { now }, async (own, { say, operationId }) => {
      say('dedans')
      await anAnnee(own)
      return ok(operationId)
    })
  const [outer, joined] = await act(open.db, { now }, async (trx, { say, operationId }) => {
    say('dehors')
    return ok([operationId, await inner(trx)] as const)
  }).then((done) => (done.ok ? done.value : []))
  const refused = await act(open.db, { now }, async (trx) => {
    await trx.deleteFrom('annee').execute()
    return err('refus')
  })

  expect(joined).toEqual(ok(outer))
  expect(refused).toEqual(err('refus'))
  expect(await labels()).toEqual(['dehors'])
  expect(await annees()).toBe(1)
})
