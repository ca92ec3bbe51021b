import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { clesFile, createCles } from '../../../../main/db/cles.ts'
import { type ConversionStep, convertBase } from '../../../../main/db/convert-base.ts'
import { forgetKeys, LockedBaseError, rememberKey } from '../../../../main/db/engine.ts'
import { openDatabase, openToRead } from '../../../../main/db/open.ts'
import { runInWorker } from '../../../../main/db/run-in-worker.ts'
import {
  changerMotDePasse,
  deproteger,
  deverrouiller,
  isProtegee,
  isVerrouillee,
  nouveauCode,
  proteger,
  suivreCopies,
} from '../../../../main/features/protection/protection.service.ts'
import {
  restore,
  restoreLast,
  restoreUnopened,
  unlockCopy,
} from '../../../../main/features/sauvegardes/restauration.service.ts'
import { writeLockedCopy } from '../../../../main/features/sauvegardes/sauvegardes.service.ts'
import { aBaseWithCopy, enfantsOf, NOW } from '../../../builders/base-with-copy.ts'
import { quickenScrypt } from '../../../builders/quick-scrypt.ts'
import { anEnfant } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

quickenScrypt()

const MOT = 'grenouille tambour sept'
const AUTRE = 'une toute autre phrase'
/** A text of the base, as bytes of any file that is not encrypted. */
const SEEN = 'Nouvel enfant'

afterEach(forgetKeys)

const given = <T>(result: { readonly ok: boolean; readonly value?: T }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value as T
}

/** Files under a folder in which a text of the base, or SQLite's own mark, can be read. */
const readableIn = (folder: string): readonly string[] =>
  (readdirSync(folder, { recursive: true, withFileTypes: true }) as import('node:fs').Dirent[])
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .filter((path) => /SQLite format 3|Nouvel enfant/.test(readFileSync(path, 'latin1')))
    .map((path) => basename(path))

async function aProtectedBase() {
  const made = await aBaseWithCopy()
  const { file } = made.open
  await made.open.close()
  const done = given(await proteger(file, MOT))
  return { ...made, ...done, file }
}

describe('protecting a base', () => {
  test('encrypts the base, its -wal and the copies that were there; every row is kept', async () => {
    const { file, folder, copy, refaites, enClair } = await aProtectedBase()

    expect([refaites, enClair]).toEqual([1, []])
    const open = openDatabase(file)
    expect(await enfantsOf(open)).toEqual(['after', 'before'])
    await anEnfant(open.db, { id: 'later', nom: 'Nouvel enfant' })
    expect(existsSync(`${file}-wal`)).toBe(true)
    expect(readableIn(folder)).toEqual([])
    expect(() => new BetterSqlite3(file).pragma('user_version')).toThrow()
    expect(await runInWorker({ genre: 'check', file, quick: true })).toEqual([])
    const restored = given(await restore(open, copy, NOW))
    expect(await enfantsOf(open)).toEqual(['before'])
    expect(readableIn(folder)).toEqual([])
    expect(existsSync(restored.copie)).toBe(true)
    await open.close()
  })

  test('the base is shut to another run, until its password or its code de secours is given', async () => {
    const { file, codeDeSecours } = await aProtectedBase()
    forgetKeys()

    expect(isVerrouillee(file)).toBe(true)
    expect(() => openDatabase(file)).toThrow(LockedBaseError)
    expect(() => openToRead(file)).toThrow(LockedBaseError)
    const wrong = await deverrouiller(file, 'un mauvais mot')
    expect(wrong).toMatchObject({ ok: false, error: { code: 'validation' } })
    given(await deverrouiller(file, codeDeSecours))
    expect(isVerrouillee(file)).toBe(false)
    const open = openToRead(file)
    expect(await enfantsOf(open)).toEqual(['after', 'before'])
    await open.close()
  })

  test('a base in use by another connection is refused, and left as it was', async () => {
    const { open, folder } = await aBaseWithCopy()
    const other = new BetterSqlite3(open.file)
    other.prepare('select count(*) from enfant').get()
    await open.close()

    await expect(proteger(open.file, MOT)).rejects.toMatchObject({ code: /SQLITE_BUSY/ })

    other.close()
    expect(isProtegee(open.file)).toBe(false)
    expect(readdirSync(folder).sort()).toEqual(['backups', 'cartable.sqlite'])
  })

  test('a plain copy that cannot be made anew is named, as is a plain base beside', async () => {
    const { open, folder, copy } = await aBaseWithCopy()
    await open.close()
    truncateSync(copy, 9000)
    writeFileSync(join(folder, 'cartable - Copie.sqlite'), readFileSync(open.file))

    const done = given(await proteger(open.file, MOT))

    expect(done).toMatchObject({
      refaites: 0,
      enClair: [basename(copy), 'cartable - Copie.sqlite'],
    })
  })

  test('clés that have gone are taken from a copy, which carries its own', async () => {
    const { file } = await aProtectedBase()
    rmSync(clesFile(file))
    forgetKeys()

    given(await deverrouiller(file, MOT))
    await openDatabase(file).close()

    expect(existsSync(clesFile(file))).toBe(true)
  })
})

describe('stopped at any step', () => {
  const STEPS: readonly ConversionStep[] = ['copied', 'converted', 'announced', 'ready', 'placed']
  class Stopped extends Error {}

  test.each(STEPS)('« %s », the base opens whole, as it was or as it becomes', async (step) => {
    const { open, folder } = await aBaseWithCopy()
    await open.close()
    // A process that is killed runs no clean-up: what it left is put back as it was at that moment.
    const kept = new Map<string, Buffer>()
    const stop = (reached: ConversionStep) => {
      if (reached !== step) return
      for (const name of readdirSync(folder)) {
        if (name !== 'backups') kept.set(name, readFileSync(join(folder, name)))
      }
      throw new Stopped()
    }
    const made = await createCles(MOT)
    rememberKey(made)
    await expect(convertBase(open.file, made, stop)).rejects.toThrow(Stopped)
    for (const name of readdirSync(folder)) {
      if (name !== 'backups') rmSync(join(folder, name))
    }
    for (const [name, bytes] of kept) writeFileSync(join(folder, name), bytes)
    forgetKeys()

    const isShut = isVerrouillee(open.file)
    if (isShut) given(await deverrouiller(open.file, MOT))
    const again = openDatabase(open.file)

    expect(isShut).toBe(step === 'ready' || step === 'placed')
    expect(await enfantsOf(again)).toEqual(['after', 'before'])
    await again.close()
    const left = readdirSync(folder).filter((name) => /conver|nouvelle|ancien/.test(name))
    expect(left).toEqual([])
    given(isShut ? await deproteger(open.file) : await proteger(open.file, MOT))
    expect(isProtegee(open.file)).toBe(!isShut)
  })

  test('between the base and its copies: the next opening ends it', async () => {
    const { open, folder } = await aBaseWithCopy()
    await open.close()
    const plainCopies = readdirSync(join(folder, 'backups')).map(
      (name) => [name, readFileSync(join(folder, 'backups', name))] as const,
    )
    given(await proteger(open.file, MOT))
    for (const [name, bytes] of plainCopies) writeFileSync(join(folder, 'backups', name), bytes)
    const again = openDatabase(open.file)

    expect(await suivreCopies(open.file)).toMatchObject({ refaites: 1, enClair: [] })
    expect(await suivreCopies(open.file)).toMatchObject({ refaites: 0 })

    expect(readableIn(folder)).toEqual([])
    await again.close()
  })
})

describe('a password that changes or goes', () => {
  test('another one opens the base and its copies, the one before nothing; a new code likewise', async () => {
    const { file, copy, codeDeSecours } = await aProtectedBase()
    given(await changerMotDePasse(file, AUTRE))
    const renewed = given(await nouveauCode(file))
    forgetKeys()

    for (const before of [MOT, codeDeSecours]) {
      expect((await deverrouiller(file, before)).ok).toBe(false)
      expect((await unlockCopy(copy, before)).ok).toBe(false)
    }
    given(await unlockCopy(copy, renewed.codeDeSecours))
    forgetKeys()
    given(await deverrouiller(file, AUTRE))
    const open = openDatabase(file)
    given(await restore(open, copy, NOW))
    expect(await enfantsOf(open)).toEqual(['before'])
    await open.close()
  })

  test('taken away, base and copies are plain again, row for row', async () => {
    const { file, copy } = await aProtectedBase()

    expect(given(await deproteger(file))).toMatchObject({ refaites: 1 })

    forgetKeys()
    expect(existsSync(clesFile(file))).toBe(false)
    const open = openDatabase(file)
    expect(await enfantsOf(open)).toEqual(['after', 'before'])
    expect(readFileSync(copy, 'latin1')).toContain('SQLite format 3')
    given(await restore(open, copy, NOW))
    await open.close()
  })
})

test('a base with no password has none to change nor to take away, and one that has a password takes no other over it', async () => {
  const { open, folder } = await aBaseWithCopy()
  await open.close()
  const { file } = open
  const nothing = { error: { code: 'unusable-file', file: 'cartable.sqlite', reason: /n’ont pas/ } }

  expect(await deproteger(file)).toMatchObject(nothing)
  expect(await changerMotDePasse(file, MOT)).toMatchObject(nothing)
  expect(await nouveauCode(file)).toMatchObject(nothing)
  expect(await suivreCopies(file)).toEqual({ refaites: 0, enClair: [], autres: [] })
  expect([isVerrouillee(file), (await deverrouiller(file, 'rien')).ok]).toEqual([false, true])
  given(await proteger(file, MOT))
  expect(await proteger(file, AUTRE)).toMatchObject({ error: { reason: /déjà un mot de passe/ } })

  const [name = ''] = readdirSync(join(folder, 'backups'))
  truncateSync(join(folder, 'backups', name), 9000)
  writeFileSync(join(folder, 'en-clair.sqlite'), 'SQLite format 3\0 et le reste')
  expect(given(await deproteger(file))).toEqual({ refaites: 0, enClair: [], autres: [name] })
})

describe('copies of a protected base', () => {
  test('a copy moved to another computer asks for its password, and restores there', async () => {
    const { copy } = await aProtectedBase()
    forgetKeys()
    const elsewhere = join(tempFolder(), 'cartable.sqlite')
    const open = openDatabase(elsewhere)

    const refused = await restore(open, copy, NOW)
    expect(refused).toMatchObject({ ok: false, error: { code: 'unusable-file' } })
    expect((await unlockCopy(copy, 'faux mot de passe')).ok).toBe(false)
    given(await unlockCopy(copy, MOT))
    given(await restore(open, copy, NOW))

    expect(await enfantsOf(open)).toEqual(['before'])
    expect(isProtegee(elsewhere)).toBe(false)
    await open.close()
  })

  test('a damaged base stays protected, by the same password, once its last copy is restored', async () => {
    const { file, folder } = await aProtectedBase()
    writeFileSync(
      file,
      Buffer.concat([readFileSync(file).subarray(0, 5000), Buffer.alloc(5000, 7)]),
    )

    given(await restoreLast(file, NOW))

    expect(readableIn(folder)).toEqual([])
    forgetKeys()
    given(await deverrouiller(file, MOT))
    const open = openDatabase(file)
    expect(await enfantsOf(open)).toEqual(['before'])
    await open.close()
  })

  test('a damaged base stays protected when a plain copy from before the password takes its place', async () => {
    const { open, folder, copy } = await aBaseWithCopy()
    await open.close()
    const plain = join(folder, 'avant.sqlite')
    writeFileSync(plain, readFileSync(copy))
    given(await proteger(open.file, MOT))
    writeFileSync(open.file, 'abîmée '.repeat(900))

    given(await restoreUnopened(open.file, plain, NOW))

    expect(readableIn(dirname(open.file))).toEqual(['avant.sqlite'])
  })

  test('a copy locked for somebody else opens by its own password, and gives no way into the base', async () => {
    const { file, folder } = await aProtectedBase()
    const open = openDatabase(file)
    const path = join(folder, 'Cartable.cartable')
    given(await writeLockedCopy(open, path, AUTRE))
    await open.close()
    expect(readFileSync(path, 'latin1')).not.toContain(SEEN)
    forgetKeys()

    expect((await unlockCopy(path, MOT)).ok).toBe(false)
    given(await unlockCopy(path, AUTRE))
    expect(isVerrouillee(file)).toBe(true)
    const other = openDatabase(join(tempFolder(), 'cartable.sqlite'))
    given(await restore(other, path, NOW))
    expect(await enfantsOf(other)).toEqual(['after', 'before'])
    await other.close()
  })
})
