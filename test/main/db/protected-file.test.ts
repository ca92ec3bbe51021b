import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createClesToSend } from '../../../main/db/cles.ts'
import { readHead } from '../../../main/db/engine.ts'
import { openDatabase } from '../../../main/db/open.ts'
import { addHead, convert, replaceHead, takeBytes } from '../../../main/db/protected-file.ts'
import { quickenScrypt } from '../../builders/quick-scrypt.ts'
import { anEnfant } from '../../builders/records.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

quickenScrypt()

/** Linux's disk without any room: each write on it answers ENOSPC. */
const FULL_DISK = '/dev/full'
const onFullDisk = test.skipIf(!existsSync(FULL_DISK))

async function aProtectedCopy() {
  const folder = tempFolder()
  const base = join(folder, 'cartable.sqlite')
  const open = openDatabase(base)
  await anEnfant(open.db)
  await open.close()
  const key = await createClesToSend('grenouille tambour sept')
  const copy = join(folder, 'copie.sqlite')
  convert(base, copy, key, { isCopy: true })
  return { folder, base, key, copy }
}

onFullDisk(
  'a copy whose clés find no room keeps its pages as they were, nothing beside',
  async () => {
    const { folder, key } = await aProtectedCopy()
    const pages = join(folder, 'pages')
    writeFileSync(pages, 'les pages')
    symlinkSync(FULL_DISK, `${pages}.partiel`)

    expect(() => addHead(pages, key.cles)).toThrow('ENOSPC')

    expect(readFileSync(pages, 'utf8')).toBe('les pages')
    expect(existsSync(`${pages}.partiel`)).toBe(false)
  },
)

onFullDisk(
  'a copy is not given another password on a full disk: the former one stays',
  async () => {
    const { copy, key } = await aProtectedCopy()
    const bytes = readFileSync(copy)
    const other = await createClesToSend('chouette violon douze')

    expect(() => replaceHead(copy, FULL_DISK, { ...key.cles, ...other.cles })).toThrow('ENOSPC')

    expect(readFileSync(copy).equals(bytes)).toBe(true)
    expect(readHead(copy)?.cles).toEqual(key.cles)
  },
)

onFullDisk(
  'a protected copy that finds no room half way leaves the base, and nothing of it',
  async () => {
    const { folder, base, key } = await aProtectedCopy()
    const bytes = readFileSync(base)
    const target = join(folder, 'autre.sqlite')
    symlinkSync(FULL_DISK, `${target}.partiel`)

    expect(() => convert(base, target, key, { isCopy: true })).toThrow('ENOSPC')

    expect(readFileSync(base).equals(bytes)).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['cartable.sqlite', 'copie.sqlite'])
  },
)

test('what is taken of a plain base keeps no -wal, and the base stays as it was', async () => {
  const { folder, base } = await aProtectedCopy()
  const bytes = readFileSync(base)
  const target = join(folder, 'prise.sqlite')
  chmodSync(base, 0o644)

  takeBytes(base, target)

  // The copy is its owner's alone, whoever may read the base.
  if (process.platform !== 'win32') expect(statSync(target).mode & 0o777).toBe(0o600)

  // The versions of writing and reading in the header: 2 with a -wal, 1 without.
  expect([...readFileSync(target).subarray(18, 20)]).toEqual([1, 1])
  expect([...bytes.subarray(18, 20)]).toEqual([2, 2])
  expect(readFileSync(base).equals(bytes)).toBe(true)
  expect(readFileSync(target).subarray(100).equals(bytes.subarray(100))).toBe(true)
  const open = openDatabase(base)
  await anEnfant(open.db, { id: 'in-wal' })
  const live = join(folder, 'vive.sqlite')
  takeBytes(base, live)
  await open.close()
  const taken = openDatabase(live)
  expect(await taken.db.selectFrom('enfant').select('id').execute()).toContainEqual({
    id: 'in-wal',
  })
  await taken.close()
})
