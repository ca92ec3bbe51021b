import { expect, test } from 'vitest'
import { openDatabase } from '../../../main/db/open.ts'
import { createHandlers } from '../../../main/features/index.ts'
import { FIRST_READS, NOTHING_KEPT } from '../../../shared/ipc/first-reads.ts'
import { given } from '../../builders/given.ts'
import { handlerServices } from '../../builders/handler-services.ts'
import { anAction, anAnnee } from '../../builders/records.ts'

type Asked = (input: unknown) => Promise<{ readonly ok: boolean; readonly value: unknown }>

test('the window opens with the answers that its frame and Accueil would have been given one by one', async () => {
  const database = openDatabase(':memory:')
  const handlers = createHandlers(handlerServices(database))
  await anAnnee(database.db)
  const { id: anneeId } = await anAnnee(database.db, { debut: '2022-09-01', fin: '2023-08-31' })
  await anAction(database.db, { annee_id: anneeId })

  const reads = given(await handlers['app:findFirst'](NOTHING_KEPT))

  expect(reads.map(({ channel }) => channel)).toEqual(Object.values(FIRST_READS).flat())
  expect(reads.at(-1)?.input).toEqual({ anneeId, actionId: null })
  for (const { channel, input, value } of reads) {
    expect(await (handlers[channel] as Asked)(input)).toEqual({ ok: true, value })
  }
  await database.close()
})

test('the window opens on the année and the action it was left on, on the latest année when they are gone', async () => {
  const database = openDatabase(':memory:')
  const handlers = createHandlers(handlerServices(database))
  const { id: anneeId } = await anAnnee(database.db)
  const { id: actionId } = await anAction(database.db, { annee_id: anneeId })
  const { id: latest } = await anAnnee(database.db, { debut: '2022-09-01', fin: '2023-08-31' })
  const openedOn = async (kept: { anneeId: string; actionId: string | null }) =>
    given(await handlers['app:findFirst'](kept)).at(-1)?.input

  expect(await openedOn({ anneeId, actionId })).toEqual({ anneeId, actionId })
  expect(await openedOn({ anneeId, actionId: 'gone' })).toEqual({ anneeId, actionId: null })
  expect(await openedOn({ anneeId: 'gone', actionId })).toEqual({ anneeId: latest, actionId: null })
  await database.close()
})

test('before the first start there is no année to read about', async () => {
  const database = openDatabase(':memory:')
  const handlers = createHandlers(handlerServices(database))

  const reads = given(await handlers['app:findFirst'](NOTHING_KEPT))

  expect(reads.map(({ channel }) => channel)).toEqual(FIRST_READS.nothing)
  await database.close()
})
