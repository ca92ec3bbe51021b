import { expect, test } from 'vitest'
import { openDatabase } from '../../main/db/open.ts'
import { createFirstHandlers, createHandlers } from '../../main/features/index.ts'
import { createOtherHandlers } from '../../main/features/other-handlers.ts'
import { channelNames } from '../../shared/ipc/channels.ts'
import { ipcContract } from '../../shared/ipc/contract.ts'
import { handlerServices } from '../builders/handler-services.ts'

test('every channel of the contract is known to the preload and answered by main, and no other', async () => {
  const database = openDatabase(':memory:')
  const services = handlerServices(database)
  const handlers = createHandlers(services)
  const parts = [createFirstHandlers(services), createOtherHandlers(services)]
  await database.close()

  const channels = Object.keys(ipcContract).sort()

  expect(Object.keys(channelNames).sort()).toEqual(channels)
  expect(Object.keys(handlers).sort()).toEqual(channels)
  expect(parts.flatMap(Object.keys).sort()).toEqual(channels)
})

test('every channel is named after a noun and what is done with it', () => {
  const channels = Object.keys(ipcContract)

  expect(channels.filter((name) => !/^[a-z]+(-[a-z]+)*:[a-z][a-zA-Z]*$/.test(name))).toEqual([])
})

test('every payload is checked strictly: an unknown field is refused', () => {
  const lax = Object.entries(ipcContract).filter(
    ([, { input }]) => input.safeParse({ __unknown: 1 }).success,
  )

  expect(lax.map(([name]) => name)).toEqual([])
})
