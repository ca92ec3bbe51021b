import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSaveQueue, type Saisie } from '../../../../renderer/features/presences/save-queue.ts'
import type { EtatPresence } from '../../../../shared/domain/listes.ts'
import type { SaisiePresence } from '../../../../shared/ipc/presences.ipc.ts'

const saisie = (seanceId: string, ...presences: readonly Partial<SaisiePresence>[]): Saisie => ({
  presences: presences.map((line) => ({
    seanceId,
    enfantId: 'ines',
    etat: 'present',
    ...line,
  })),
  label: `one of ${seanceId}`,
  groupe: { key: seanceId, label: `several of ${seanceId}` },
})

/** A main process that answers when the test says so. */
function aSlowSend() {
  const calls: Saisie[] = []
  const answers: { resolve: () => void; reject: (error: unknown) => void }[] = []
  const send = (sent: Saisie) => {
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

    queue.add(saisie('s1', {}))

    expect(calls.map(({ label }) => label)).toEqual(['one of s1'])
    expect(queue.getState().pending).toHaveLength(1)
  })

  test('gestures in one séance typed during a call leave together, under the séance’s label', async () => {
    const { calls, send, settle } = aSlowSend()
    const queue = createSaveQueue(send)
    for (const enfantId of ['ines', 'adam', 'lou']) queue.add(saisie('s1', { enfantId }))
    queue.add(saisie('s2', {}))

    await settle()
    await settle()
    await settle()

    expect(calls.map(({ label, presences }) => [label, presences.length])).toEqual([
      ['one of s1', 1],
      ['several of s1', 2],
      ['one of s2', 1],
    ])
    expect(queue.getState()).toEqual({ pending: [], failure: null })
  })

  test('one call at a time', async () => {
    const { calls, send, settle } = aSlowSend()
    const queue = createSaveQueue(send)
    queue.add(saisie('s1', {}))
    queue.add(saisie('s2', {}))

    expect(calls).toHaveLength(1)
    await settle()

    expect(calls).toHaveLength(2)
  })

  test('a note typed on its way is not lost under a later état, but goes with a removal', async () => {
    const { calls, send, settle } = aSlowSend()
    const queue = createSaveQueue(send)
    queue.add(saisie('s1', { enfantId: 'other' }))
    queue.add(saisie('s1', { note: 'arrivée à 17 h' }))
    queue.add(saisie('s1', { etat: 'absent' }))
    await settle()
    queue.add(saisie('s1', { etat: null }))
    queue.add(saisie('s1', { etat: 'present' }))
    await settle()

    const lines = calls.slice(1).map(({ presences }) => presences)

    expect(lines).toMatchObject([
      [{ etat: 'absent', note: 'arrivée à 17 h' }],
      [{ etat: 'present', note: null }],
    ])
  })
})

describe('a failure', () => {
  test('keeps what was typed before and after it, in order, until it is sent again', async () => {
    const { calls, send, settle } = aSlowSend()
    const queue = createSaveQueue(send)
    queue.add(saisie('s1', {}))
    queue.add(saisie('s2', {}))
    await settle('disk full')
    queue.add(saisie('s3', {}))
    const stopped = queue.getState()

    queue.retry()
    await settle()
    await settle()
    await settle()

    expect(stopped.failure).toBe('disk full')
    expect(stopped.pending.map(({ seanceId }) => seanceId)).toEqual(['s1', 's2', 's3'])
    expect(calls.map(({ presences }) => presences[0]?.seanceId)).toEqual(['s1', 's1', 's2', 's3'])
    expect(queue.getState()).toEqual({ pending: [], failure: null })
  })

  test('is told to who waits for what was typed to be saved, as undo does', async () => {
    const { send, settle } = aSlowSend()
    const queue = createSaveQueue(send)
    queue.add(saisie('s1', {}))
    const failing = queue.whenIdle()
    await settle('disk full')

    queue.drop()
    queue.add(saisie('s2', {}))
    const saved = queue.whenIdle()
    await settle()

    expect(await failing).toBe('disk full')
    expect(await saved).toBeNull()
  })

  test('can be let go, and typing goes on', async () => {
    const { calls, send, settle } = aSlowSend()
    const queue = createSaveQueue(send)
    queue.add(saisie('s1', {}))
    await settle('refused')

    queue.drop()
    queue.add(saisie('s2', {}))

    expect(calls.map(({ presences }) => presences[0]?.seanceId)).toEqual(['s1', 's2'])
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
        for (const line of sent.presences) {
          accepted.set(`${line.seanceId} ${line.enfantId}`, line.etat)
        }
      })
      for (const one of steps) {
        if (one === 'answer') await settle()
        else if (one === 'fail') await settle('failed')
        else {
          queue.add(saisie(one.seanceId, one))
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
