import { afterEach, expect, test, vi } from 'vitest'
import {
  canSave,
  depart,
  hasUnsaved,
  hold,
  keepOpenUntil,
  leave,
  pendingActe,
  pendingDeparture,
  release,
  saveAndDepart,
  saveHeld,
  stay,
  subscribe,
  writesUnderWay,
} from '../../../renderer/app/unsaved.ts'

afterEach(() => {
  stay()
  for (const form of ['identite', 'famille']) release(form)
})

test('a form that holds nothing is left at once, whatever another one holds', () => {
  const abandon = vi.fn()
  const close = vi.fn()
  hold('identite', abandon)

  leave(close, 'famille')

  expect(close).toHaveBeenCalledOnce()
  expect(pendingDeparture()).toBeNull()
  expect(abandon).not.toHaveBeenCalled()
})

test('a form that is given up takes nothing of another one with it', () => {
  const abandonIdentite = vi.fn()
  const abandonFamille = vi.fn()
  hold('identite', abandonIdentite)
  hold('famille', abandonFamille)

  leave(() => undefined, 'famille')
  depart()

  expect(abandonFamille).toHaveBeenCalledOnce()
  expect(abandonIdentite).not.toHaveBeenCalled()
  expect(hasUnsaved()).toBe(true)
})

test('a screen that is left asks for all that it shows, then leaves it all', () => {
  const abandonments = [vi.fn(), vi.fn()] as const
  const go = vi.fn()
  hold('identite', abandonments[0])
  hold('famille', abandonments[1])

  leave(go)
  expect(go).not.toHaveBeenCalled()
  depart()

  for (const abandon of abandonments) expect(abandon).toHaveBeenCalledOnce()
  expect(go).toHaveBeenCalledOnce()
  expect(hasUnsaved()).toBe(false)
})

test('whoever goes on typing keeps everything', () => {
  const go = vi.fn()
  hold('identite', () => undefined)

  leave(go)
  stay()

  expect(go).not.toHaveBeenCalled()
  expect(hasUnsaved()).toBe(true)
})

test('« Enregistrer » saves the form that is left, then leaves; a refusal stays', async () => {
  const close = vi.fn()
  const save = vi.fn(async () => false)
  hold('identite', vi.fn(), save)
  leave(close, 'identite')
  const isOffered = canSave()

  await saveAndDepart()
  const afterRefusal = [close.mock.calls.length, pendingDeparture()]
  save.mockResolvedValue(true)
  leave(close, 'identite')
  await saveAndDepart()

  expect(isOffered).toBe(true)
  expect(afterRefusal).toEqual([0, null])
  expect(close).toHaveBeenCalledOnce()
})

test('what is on screen is saved before a document is written of it; a refusal stops there', async () => {
  const saved: string[] = []
  const save = (name: string, isAccepted: boolean) => async () => {
    saved.push(name)
    return isAccepted
  }
  hold('identite', vi.fn(), null)
  hold('famille', vi.fn(), save('famille', true))
  expect(await saveHeld()).toBe(true)

  hold('identite', vi.fn(), save('identite', false))
  expect(await saveHeld()).toBe(false)

  expect(saved).toEqual(['famille', 'identite'])
})

test('a write keeps the window open until it has ended, well or not', async () => {
  const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()]
  expect(writesUnderWay()).toBeNull()
  const kept = keepOpenUntil(first.promise)
  const failing = keepOpenUntil(second.promise).catch((error: unknown) => error)
  const all = writesUnderWay()

  first.resolve('fait')
  expect(await kept).toBe('fait')
  expect(writesUnderWay()).not.toBeNull()
  second.reject('disque plein')

  expect(await failing).toBe('disque plein')
  expect(await all).toHaveLength(2)
  expect(writesUnderWay()).toBeNull()
})

test('a listener to the question « quitter ? » is told when it is asked and answered, until it unsubscribes', async () => {
  const heard: boolean[] = []
  const unfollow = subscribe(() => heard.push(pendingDeparture() !== null))
  hold('identite', vi.fn())
  expect(canSave()).toBe(false)

  leave(() => undefined)
  stay()
  leave(() => undefined)
  depart()
  expect(pendingDeparture()).toBeNull()
  unfollow()
  hold('identite', vi.fn())
  leave(() => undefined)
  stay()
  release('identite')

  expect(heard).toEqual([true, false, true, false])
  expect(hasUnsaved()).toBe(false)
})

test('« Enregistrer » is not offered where one of the forms cannot save itself', () => {
  hold('identite', vi.fn(), async () => true)
  hold('famille', vi.fn())

  leave(() => undefined)

  expect(canSave()).toBe(false)
})

test('a form that does more than save is left with the words of its own button, several forms with « Enregistrer »', () => {
  const save = () => Promise.resolve(true)
  hold('identite', vi.fn(), save, 'Annuler la séance')
  leave(() => undefined, 'identite')
  expect(pendingActe()).toBe('Annuler la séance')
  stay()

  hold('famille', vi.fn(), save)
  leave(() => undefined)

  expect(pendingActe()).toBe('Enregistrer')
})
