import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { runTask } from '../../../main/db/base-worker.ts'
import { createClesToSend } from '../../../main/db/cles.ts'
import { copyTo } from '../../../main/db/copy.ts'
import {
  forgetKeys,
  isProtectedCopy,
  keyOf,
  knownOpenings,
  protectionOf,
  readHead,
  rememberKey,
  takeOpenings,
} from '../../../main/db/engine.ts'
import { openDatabase } from '../../../main/db/open.ts'
import { openCopy } from '../../../main/db/restore.ts'
import { runInWorker } from '../../../main/db/run-in-worker.ts'
import { aBaseWithCopy, enfantsOf } from '../../builders/base-with-copy.ts'
import { quickenScrypt } from '../../builders/quick-scrypt.ts'
import { anEnfant } from '../../builders/records.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

quickenScrypt()
afterEach(forgetKeys)

/** A base whose references lead nowhere, then the same with a page of zeros. */
async function aWrongBase() {
  const folder = tempFolder()
  const [wrong, damaged] = [join(folder, 'fausse.sqlite'), join(folder, 'abimee.sqlite')]
  const open = openDatabase(wrong)
  await anEnfant(open.db)
  open.sqlite.pragma('foreign_keys = off')
  open.sqlite.exec("update enfant set famille_id = 'gone'")
  await open.close()
  const bytes = readFileSync(wrong)
  writeFileSync(damaged, bytes.fill(0, 8192, 40_960))
  return { folder, wrong, damaged }
}

test('a full check of a base finds broken references, a quick check only broken pages; a file that is no base gives its error code', async () => {
  const { folder, wrong, damaged } = await aWrongBase()
  const text = join(folder, 'lettre')
  writeFileSync(text, 'Chers parents, '.repeat(50))
  const check = (file: string, quick: boolean) => runTask({ genre: 'check', file, quick })

  expect([check(wrong, true), check(wrong, false)]).toEqual([
    { found: [] },
    { found: [expect.stringMatching(/^enfant \d+ -> famille$/)] },
  ])
  for (const quick of [true, false]) {
    const told = check(damaged, quick)
    expect('found' in told && told.found.length).toBeGreaterThan(0)
    expect('found' in told && told.found).not.toContain('ok')
  }
  expect(check(text, true)).toEqual({ found: ['SQLITE_NOTADB'] })
  expect(check(join(folder, 'none'), true)).toEqual({
    code: 'SQLITE_CANTOPEN',
    message: 'unable to open database file',
  })
  expect(existsSync(join(folder, 'none'))).toBe(false)
})

test('a worker that breaks is told at once, and is no refusal of the file', async () => {
  const { wrong } = await aWrongBase()

  expect(await runInWorker({ genre: 'check', file: wrong, quick: true })).toEqual([])
  await expect(
    runInWorker({ genre: 'prepare', source: join(wrong, '..'), target: `${wrong}.prise` }),
  ).rejects.toThrow('not-ours')
  rememberKey({ key: null, cles: { cleId: 'x' } } as never)
  await expect(runInWorker({ genre: 'check', file: wrong, quick: true })).rejects.toThrow(TypeError)
})

test('the worker copies a base, restores it and protects it as asked, and gives the reason when it cannot', async () => {
  const { open, folder, copy } = await aBaseWithCopy()
  const path = (name: string) => join(folder, name)
  const { damaged } = await aWrongBase()
  const key = await createClesToSend('grenouille tambour sept')
  // What crosses to a worker loses its class.
  const crossed = { ...key, key: new Uint8Array(key.key) as Buffer }
  takeOpenings({ keys: [crossed], live: [[path('vive'), key.cles.cleId]] })
  expect([keyOf(key.cles), protectionOf(path('vive'))]).toEqual([key, key.cles])
  expect(knownOpenings()).toMatchObject({
    keys: [key],
    live: expect.arrayContaining([
      [path('vive'), key.cles.cleId],
      [open.file, null],
    ]),
  })
  const convert = (source: string, target: string, to: typeof key | null, isCopy: boolean) =>
    runTask({ genre: 'convert', source, target: path(target), to, isCopy })

  expect([
    runTask({ genre: 'copy', source: open.file, target: path('copie') }),
    runTask({ genre: 'prepare', source: copy, target: path('prise') }),
    convert(copy, 'protegee', crossed, true),
    convert(copy, 'chiffree', crossed, false),
    convert(path('protegee'), 'claire', null, true),
  ]).toEqual(Array.from({ length: 5 }, () => ({ found: [] })))
  const refused = { refused: 'damaged' }
  expect([
    runTask({ genre: 'copy', source: damaged, target: path('a') }),
    runTask({ genre: 'prepare', source: damaged, target: path('b') }),
  ]).toEqual([refused, refused])
  expect(runTask({ genre: 'prepare', source: folder, target: path('c') })).toEqual({
    refused: 'not-ours',
  })
  expect(runTask({ genre: 'copy', source: open.file, target: path('copie') })).toEqual({
    code: 'EEXIST',
    message: expect.stringContaining('already exists'),
  })
  const { wrong } = await aWrongBase()
  expect(convert(wrong, 'fausse', null, false)).toEqual({
    code: 'CONVERSION',
    message: expect.any(String),
  })
  expect(existsSync(path('fausse'))).toBe(false)
  open.sqlite.exec('begin')
  expect(() => copyTo(open.sqlite, path('pendant'))).toThrow(/VACUUM/)
  open.sqlite.exec('rollback')
  await open.close()

  const contents = await Promise.all(
    ['copie', 'prise', 'protegee', 'claire'].map(async (name) => {
      const read = openCopy(path(name))
      const enfants = await enfantsOf(read)
      await read.close()
      return enfants
    }),
  )
  expect(contents).toEqual([['after', 'before'], ['before'], ['before'], ['before']])
  expect(['protegee', 'chiffree', 'claire'].map((name) => isProtectedCopy(path(name)))).toEqual([
    true,
    false,
    false,
  ])
  expect(readHead(path('protegee'))?.cles).toEqual(key.cles)
  // The engine that encrypts looks at a report of the process: none that asks the network.
  expect(process.report).toMatchObject({ excludeNetwork: true })
  expect(() => new BetterSqlite3(path('chiffree')).pragma('user_version')).toThrow('not a database')
})
