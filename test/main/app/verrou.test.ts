import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  createLock,
  createVerrou,
  type PowerMonitor,
  watchAbsence,
} from '../../../main/app/verrou.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A verrou whose base is a number that goes up at each opening; what happened, in order. */
function aVerrou() {
  const events: string[] = []
  const anOpening = (n: number) => ({
    n,
    close: async () => void events.push(`closed ${n}`),
  })
  let count = 0
  const verrou = createVerrou({
    file: 'cartable.sqlite',
    open: async () => {
      count += 1
      events.push(`opened ${count}`)
      return anOpening(count)
    },
    onChange: () => void events.push('changed'),
  })
  verrou.use(anOpening(0))
  return { verrou, events }
}

/** A call under way until `end`. */
function aCall() {
  let end = (): void => undefined
  const done = new Promise<void>((resolve) => {
    end = resolve
  })
  return { end, work: () => done }
}

test('the base is shut only once the calls under way have ended; the next ones find it shut', async () => {
  const { verrou, events } = aVerrou()
  const call = aCall()
  const running = verrou.run(true, call.work)
  const shut = verrou.shut()
  const after = verrou.run(true, async () => events.push(`asked, open: ${verrou.isOpen()}`))
  await vi.advanceTimersByTimeAsync(100)
  expect(events).toEqual([])

  call.end()
  await Promise.all([running, shut, after])

  expect(events).toEqual(['closed 0', 'changed', 'asked, open: false'])
  await verrou.open()
  expect(verrou.current()?.n).toBe(1)
})

test('what needs the base closed is alone; it is open again after, even where that failed', async () => {
  const { verrou, events } = aVerrou()
  const call = aCall()
  const converted = verrou.whileClosed(async () => {
    events.push('converting')
    await call.work()
    throw new Error('disk')
  })
  const refused = expect(converted).rejects.toThrow('disk')
  const asked = verrou.run(true, async () => events.push(`asked ${verrou.current()?.n}`))
  await vi.advanceTimersByTimeAsync(10)
  expect(events).toEqual(['closed 0', 'converting'])

  call.end()
  await Promise.all([refused, asked])

  expect(events).toEqual(['closed 0', 'converting', 'opened 1', 'asked 1'])
})

test('a session that is locked, a sleep, and a keyboard left alone for long enough lock', async () => {
  const heard = new Map<string, () => void>()
  let idleSeconds = 0
  const monitor: PowerMonitor = {
    on: (event, listener) => heard.set(event, listener),
    getSystemIdleTime: () => idleSeconds,
  }
  let minutes: number | null = 5
  const lock = vi.fn()
  watchAbsence(monitor, () => minutes, lock)
  heard.get('lock-screen')?.()
  heard.get('suspend')?.()
  expect(lock).toHaveBeenCalledTimes(2)

  idleSeconds = 299
  await vi.advanceTimersByTimeAsync(20_000)
  expect(lock).toHaveBeenCalledTimes(2)
  idleSeconds = 301
  await vi.advanceTimersByTimeAsync(20_000)
  expect(lock).toHaveBeenCalledTimes(3)
  minutes = null
  await vi.advanceTimersByTimeAsync(60_000)
  expect(lock).toHaveBeenCalledTimes(3)
})

test('the page is warned and has its second before the base is shut; asked twice, it is shut once', async () => {
  const events: string[] = []
  let isProtected = true
  const lock = createLock(
    {
      isProtected: () => isProtected,
      warn: () => void events.push('warned'),
      shut: async () => void events.push('shut'),
    },
    { info: vi.fn(), fault: vi.fn(() => '1') },
  )
  lock()
  lock()
  expect(events).toEqual(['warned'])
  await vi.advanceTimersByTimeAsync(1000)
  expect(events).toEqual(['warned', 'shut'])

  isProtected = false
  lock()
  await vi.advanceTimersByTimeAsync(2000)
  expect(events).toEqual(['warned', 'shut'])
})
