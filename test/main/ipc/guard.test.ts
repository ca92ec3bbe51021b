import { expect, test, vi } from 'vitest'
import { type Caller, guard, trustedCaller } from '../../../main/ipc/guard.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import { faultReference } from '../../../shared/ipc/fault.ts'
import { ok } from '../../../shared/result.ts'

const ORIGIN = 'app://cartable'
const ourPage: Caller = { sender: { id: 7 }, senderFrame: { parent: null, origin: ORIGIN } }

const strangers: Record<string, Caller> = {
  'a frame that has gone': { ...ourPage, senderFrame: null },
  'a frame inside the page': { ...ourPage, senderFrame: { parent: {}, origin: ORIGIN } },
  'a page of another site': {
    ...ourPage,
    senderFrame: { parent: null, origin: 'https://e.example' },
  },
  'a page of another host of our scheme': {
    ...ourPage,
    senderFrame: { parent: null, origin: 'app://cartable.evil' },
  },
  'an opaque origin': { ...ourPage, senderFrame: { parent: null, origin: 'null' } },
  'a window that the app has not opened': { ...ourPage, sender: { id: 8 } },
}

function guarded(handler: Handlers['documents:open'] = async () => ok(undefined)) {
  const reportFault = vi.fn((_where: string, _error: unknown) => '123456')
  const isTrusted = trustedCaller((id) => id === 7, ORIGIN)
  return { call: guard('documents:open', handler, { isTrusted, reportFault }), reportFault }
}

test('a call of our own page reaches its handler with the checked payload', async () => {
  const handler = vi.fn(async (_input: { documentId: string }) => ok(undefined))
  const { call } = guarded(handler)

  const answer = await call(ourPage, { documentId: 'd1' })

  expect(answer).toEqual(ok(undefined))
  expect(handler).toHaveBeenCalledExactlyOnceWith({ documentId: 'd1' })
})

test.each(Object.entries(strangers))(
  '%s is refused and reaches no handler',
  async (_who, caller) => {
    const handler = vi.fn(async () => ok(undefined))
    const { call } = guarded(handler)

    const answer = call(caller, { documentId: 'd1' })

    await expect(answer).rejects.toThrow('fault 123456')
    expect(handler).not.toHaveBeenCalled()
  },
)

test.each([
  [undefined, ''],
  [null, ''],
  ['d1', ''],
  [{ documentId: 12 }, 'documentId'],
  [{ documentId: 'd1', path: '/etc/passwd' }, ''],
])('the payload %j is refused in French, at the field « %s »', async (payload, field) => {
  const handler = vi.fn(async () => ok(undefined))
  const { call } = guarded(handler)

  const answer = await call(ourPage, payload)

  expect(answer).toMatchObject({ ok: false, error: { code: 'validation' } })
  const fields = answer.ok || answer.error.code !== 'validation' ? {} : answer.error.fields
  expect(Object.keys(fields)).toEqual([field])
  expect(fields[field]).toMatch(/^(Entrée invalide|Clé non reconnue)/)
  expect(handler).not.toHaveBeenCalled()
})

test('a bug is reported in main and reaches the window as a number alone', async () => {
  const bug = new Error('Inès Benali is not valid JSON')
  const { call, reportFault } = guarded(async () => {
    throw bug
  })

  const error = await call(ourPage, { documentId: 'd1' }).catch((thrown: unknown) => thrown)

  expect(reportFault).toHaveBeenCalledExactlyOnceWith('documents:open', bug)
  expect(String(error)).toBe('Error: fault 123456')
})

test('the number is found again in the words that Electron puts before it', () => {
  const wrapped = new Error("Error invoking remote method 'documents:open': Error: fault 004217")

  const references = [wrapped, new Error('fault'), 'fault 004217', undefined].map(faultReference)

  expect(references).toEqual(['004217', null, null, null])
})

test('what the disk refuses, before the handler runs or while it does, is an answer and no fault', async () => {
  const handler = vi.fn(async () => {
    throw Object.assign(new Error('x'), { code: 'SQLITE_FULL' })
  })
  const reportFault = vi.fn(() => '123456')
  const full = { code: 'storage', cause: 'full' } as const
  const missing = { code: 'storage', cause: 'missing' } as const
  const options = { isTrusted: () => true, reportFault }
  const thrown = guard('documents:open', handler, {
    ...options,
    storage: { check: () => null, refusalOf: () => full },
  })
  const before = guard('documents:open', handler, {
    ...options,
    storage: { check: () => missing, refusalOf: () => null },
  })

  const answers = [
    await thrown(ourPage, { documentId: 'd1' }),
    await before(ourPage, { documentId: 'd1' }),
  ]

  expect(answers).toEqual([
    { ok: false, error: full },
    { ok: false, error: missing },
  ])
  expect(handler).toHaveBeenCalledOnce()
  expect(reportFault).not.toHaveBeenCalled()
})
