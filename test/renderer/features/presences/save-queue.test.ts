import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSaveQueue, type Geste } from '../../../../renderer/features/presences/save-queue.ts'
import type { EtatPresence } from '../../../../shared/domain/listes.ts'
import type { SaisiePresence } from '../../../../shared/ipc/presences.ipc.ts'

const geste = (seanceId: string, ...presences: readonly Partial<SaisiePresence>[]): Geste =>
  presences.map((line) => ({ seanceId, enfantId: 'ines', etat: 'present', ...line }))

/** A main process that answers when the test says so. */
function aSlowSend() {
  const calls: Geste[] = []
  const answers: { resolve: () => void; reject: (error: unknown) => void }[] = []
  const send = (sent: Geste) => {
    calls.push(sent)
    return new Promise<void>((resolve, reject) => answers.push({ resolve, reject }))
  }
  const settle = async (error?: unknown) => {
    const answer = answers.shift()
    if (error === undefined) answer?.resolve()
    else answer?.reject(error)
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  }
  return { calls, send, settle }
}

describe('sending', () => {
  test('a gesture leaves at once, without waiting for another', () => {
    const { calls, send } = aSlowSend()
    const queue = createSaveQueue(send)

    queue.add(geste('s1', {}))

    expect(calls).toEqual([geste('s1', {})])
    expect(queue.getState().pending).toHaveLength(1)
  })

  test('nine keys typed quickly leave one by one, so that an undo takes back one of them', async () => {
    const { calls, send, settle } = aSlowSend()
    const queue = createSaveQueue(send)
    const enfants = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    for (const enfantId of enfants) queue.add(geste('s1', { enfantId }))
    for (const _ of enfants) await settle()

    expect(calls).toEqual(enfants.map((enfantId) => geste('s1', { enfantId })))
    expect(queue.getState()).toEqual({ pending: [], failure: null })
  })

  test('the call knows whether other gestures wait behind it', async () => {
    const waits: boolean[] = []
    const { send, settle } = aSlowSend()
    const queue = createSaveQueue(async (sent, isLast) => {
      await send(sent)
      waits.push(isLast())
    })
    queue.add(geste('s1', {}))
    queue.add(geste('s2', {}))
    await settle()
    await settle()

    expect(waits).toEqual([false, true])
  })

  test('one call at a time', async () => {
    const { calls, send, settle } = aSlowSend()
    const queue = createSaveQueue(send)
    queue.add(geste('s1', {}))
    queue.add(geste('s2', {}))

    expect(calls).toHaveLength(1)
    await settle()

    expect(calls).toHaveLength(2)
  })
})

test('a listener to the queue is told of each gesture added, saved, refused or given up, until it unsubscribes', async () => {
  const { send, settle } = aSlowSend()
  const queue = createSaveQueue(send)
  const heard: string[] = []
  const leave = queue.subscribe(() => {
    const { pending, failure } = queue.getState()
    heard.push(`${pending.length} ${failure}`)
  })

  queue.add(geste('s1', {}))
  await settle('disk full')
  queue.retry()
  await settle()
  queue.add(geste('s2', {}))
  await settle('disk full')
  queue.drop()
  leave()
  queue.add(geste('s3', {}))

  expect(heard).toEqual([
    ...['1 null', '1 disk full', '1 null', '0 null'],
    ...['1 null', '1 disk full', '0 null'],
  ])
})

describe('a failure', () => {
  test('keeps what was typed before and after it, in order, until it is sent again', async () => {
    const { calls, send, settle } = aSlowSend()
    const queue = createSaveQueue(send)
    queue.add(geste('s1', {}))
    queue.add(geste('s2', {}))
    await settle('disk full')
    queue.add(geste('s3', {}))
    const stopped = queue.getState()
    expect(calls).toHaveLength(1)

    queue.retry()
    await settle()
    await settle()
    await settle()

    expect(stopped.failure).toBe('disk full')
    expect(stopped.pending.map(({ seanceId }) => seanceId)).toEqual(['s1', 's2', 's3'])
    expect(calls.map(([first]) => first?.seanceId)).toEqual(['s1', 's1', 's2', 's3'])
    expect(queue.getState()).toEqual({ pending: [], failure: null })
  })

  test('is told to who waits for what was typed to be saved, as undo does', async () => {
    const { send, settle } = aSlowSend()
    const queue = createSaveQueue(send)
    queue.add(geste('s1', {}))
    const failing = queue.whenIdle()
    await settle('disk full')

    queue.drop()
    queue.add(geste('s2', {}))
    const saved = queue.whenIdle()
    await settle()

    expect(await failing).toBe('disk full')
    expect(await saved).toBeNull()
  })

  test('can be let go, and typing goes on', async () => {
    const { calls, send, settle } = aSlowSend()
    const queue = createSaveQueue(send)
    queue.add(geste('s1', {}))
    await settle('refused')

    queue.drop()
    queue.add(geste('s2', {}))

    expect(calls.map(([first]) => first?.seanceId)).toEqual(['s1', 's2'])
    expect(queue.getState().failure).toBeNull()
  })
})

test('whatever is typed and however slow the answers, the last état of each box is what is saved', async () => {
  const step = fc.oneof(
    fc.record({
      seanceId: fc.constantFrom('s1', 's2'),
      enfantId: fc.constantFrom('ines', 'adam'),
      etat: fc.constantFrom<EtatPresence | null>('present', 'absent', 'excuse', null),
    }),
    fc.constantFrom('answer', 'fail'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { calls, send, settle } = aSlowSend()
      const accepted = new Map<string, EtatPresence | null>()
      const expected = new Map<string, EtatPresence | null>()
      const queue = createSaveQueue(async (sent) => {
        await send(sent)
        for (const line of sent) {
          accepted.set(`${line.seanceId} ${line.enfantId}`, line.etat)
        }
      })
      for (const one of steps) {
        if (one === 'answer') await settle()
        else if (one === 'fail') await settle('failed')
        else {
          queue.add(geste(one.seanceId, one))
          expected.set(`${one.seanceId} ${one.enfantId}`, one.etat)
        }
      }
      queue.retry()
      for (let answers = 0; answers <= calls.length; answers++) await settle()
      await queue.whenIdle()

      expect(accepted).toEqual(expected)
      expect(queue.getState().pending).toEqual([])
    }),
  )
})
