import { existsSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { watchStorage } from '../../../main/app/storage.ts'
import { backupsOf } from '../../../main/db/backups.ts'
import { openDatabase } from '../../../main/db/open.ts'
import { openCopy } from '../../../main/db/restore.ts'
import { eventually } from '../../builders/eventually.ts'
import { anAnnee, anEnfant } from '../../builders/records.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const log = { info: vi.fn(), fault: vi.fn(() => '123456') }

async function aBase() {
  const open = openDatabase(join(tempFolder(), 'cartable.sqlite'))
  await anAnnee(open.db)
  await anEnfant(open.db, { id: 'e1' })
  return { open, storage: watchStorage(open, log) }
}

test('a base that is in its place lets every call through', async () => {
  const { open, storage } = await aBase()

  expect(storage.check('enfants:save')).toBeNull()
  await open.close()
})

// Windows lets nobody move a file that is open.
test.skipIf(process.platform === 'win32')(
  'once its file has gone, nothing more is written, copies are still made, and one is made at once',
  async () => {
    const { open, storage } = await aBase()
    renameSync(open.file, `${open.file}.ailleurs`)

    const answers = [
      storage.check('enfants:save'),
      storage.check('sauvegardes:restore'),
      storage.check('sauvegardes:create'),
    ]

    expect(answers).toEqual([
      { code: 'storage', cause: 'missing' },
      { code: 'storage', cause: 'missing' },
      null,
    ])
    await eventually(() => expect(readdirSync(backupsOf(open.file))).toHaveLength(1))
    await open.close()
    const [name = ''] = readdirSync(backupsOf(open.file))
    const copy = openCopy(join(backupsOf(open.file), name))
    expect(await copy.db.selectFrom('enfant').select('id').execute()).toEqual([{ id: 'e1' }])
    await copy.close()
    expect(existsSync(open.file)).toBe(false)
  },
)

test('what the disk refuses is answered in a code; a bug stays a bug', async () => {
  const { open, storage } = await aBase()
  const withCode = (code: string) => Object.assign(new Error('x'), { code })

  const told = ['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_CONSTRAINT', 'ENOENT'].map((code) =>
    storage.refusalOf(withCode(code)),
  )

  expect(told).toEqual([
    { code: 'storage', cause: 'full' },
    { code: 'storage', cause: 'busy' },
    null,
    null,
  ])
  expect(storage.refusalOf(new TypeError('x'))).toBeNull()
  await open.close()
})

test('the window is held for two seconds at most by a base that another program writes to', async () => {
  const { open } = await aBase()
  const other = new BetterSqlite3(open.file)
  other.exec('begin immediate')
  const start = performance.now()

  const told = await anEnfant(open.db, { id: 'e2' }).then(
    () => 'written',
    (error: { code?: string }) => error.code,
  )

  const held = performance.now() - start
  other.exec('rollback')
  other.close()
  await open.close()
  expect(told).toBe('SQLITE_BUSY')
  expect(held).toBeLessThan(2500)
})
