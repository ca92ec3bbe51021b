import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { forgetKeys } from '../../../../main/db/engine.ts'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  createAcces,
  delayAfter,
  readMinutes,
} from '../../../../main/features/protection/verrou.service.ts'
import type { Verrou } from '../../../../main/features/services.ts'
import { quickenScrypt } from '../../../builders/quick-scrypt.ts'
import { anEnfant } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

quickenScrypt()

const MOT = 'grenouille tambour sept'

afterEach(forgetKeys)

/** A base with one enfant, opened and shut as the app does. */
async function anAcces() {
  const file = join(tempFolder(), 'cartable.sqlite')
  let open: OpenDatabase | null = openDatabase(file)
  await anEnfant(open.db, { id: 'e1' })
  const waits: number[] = []
  const verrou: Verrou = {
    file,
    isOpen: () => open !== null,
    open: async () => {
      open ??= openDatabase(file)
    },
    async shut() {
      await open?.close()
      open = null
      forgetKeys()
    },
    async whileClosed(work) {
      await open?.close()
      try {
        return await work()
      } finally {
        open = openDatabase(file)
      }
    },
  }
  const acces = createAcces(verrou, async (ms) => waits.push(ms))
  return { acces, waits, file, close: verrou.shut }
}

test('protected data are shut and opened again, by the password or by the code de secours, which is told apart', async () => {
  const { acces, close } = await anAcces()
  expect(acces.find()).toEqual({ isProtegee: false, isVerrouillee: false, minutes: 15 })

  const made = await acces.proteger(MOT)
  expect(acces.find()).toMatchObject({ isProtegee: true, isVerrouillee: false })
  await acces.verrouiller()
  expect(acces.find()).toMatchObject({ isProtegee: true, isVerrouillee: true })

  expect(await acces.deverrouiller(MOT)).toEqual({ ok: true, value: { parCode: false } })
  await acces.verrouiller()
  const code = made.ok ? made.value.codeDeSecours : ''
  expect(await acces.deverrouiller(code)).toEqual({ ok: true, value: { parCode: true } })
  expect(acces.find().isVerrouillee).toBe(false)
  await close()
})

test('answers wait longer after each refusal, from the third on; a good one forgets them', async () => {
  const { acces, waits, close } = await anAcces()
  await acces.proteger(MOT)
  await acces.verrouiller()

  for (let n = 0; n < 5; n++) await acces.deverrouiller('un mauvais mot')
  await acces.deverrouiller(MOT)
  await acces.deverrouiller(MOT)

  expect(waits).toEqual([0, 0, 0, 1000, 2000, 4000, 0])
  expect(delayAfter(50)).toBe(30_000)
  await close()
})

test('who changes or takes away the password has it: a wrong one is told beside its field', async () => {
  const { acces, close } = await anAcces()
  await acces.proteger(MOT)

  const refusals = [
    await acces.changer('un mauvais mot', 'une autre phrase'),
    await acces.renouvelerCode('un mauvais mot'),
    await acces.retirer('un mauvais mot'),
  ]

  for (const refused of refusals) {
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'validation', fields: { actuel: expect.stringContaining('n’ouvre pas') } },
    })
  }
  expect(await acces.changer(MOT, 'une autre phrase')).toMatchObject({ ok: true })
  expect(await acces.retirer('une autre phrase')).toMatchObject({ ok: true })
  expect(acces.find().isProtegee).toBe(false)
  await close()
})

test('the delay before the lock is kept beside the base', async () => {
  const { acces, file, close } = await anAcces()

  expect((await acces.regler(null)).ok).toBe(true)
  expect(readMinutes(file)).toBeNull()
  await acces.regler(30)
  expect(acces.find().minutes).toBe(30)
  await close()
})
