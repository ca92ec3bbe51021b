import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { act } from '../../../main/db/act.ts'
import { openDatabase, openToRead } from '../../../main/db/open.ts'
import { lastEntriesOf, storageCauseOf, watchPlace } from '../../../main/db/storage-error.ts'
import { ok } from '../../../shared/result.ts'
import { anEnfant, aPartenaire } from '../../builders/records.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const NOW = new Date('2026-01-15T10:00:00Z')
const withCode = (code: string) => Object.assign(new Error('x'), { code })

async function failureOf(work: () => unknown): Promise<unknown> {
  try {
    await work()
  } catch (error) {
    return error
  }
  throw new Error('it worked')
}

test.each([
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['SQLITE_BUSY_SNAPSHOT', 'busy'],
  ['SQLITE_READONLY', 'denied'],
  ['SQLITE_READONLY_DBMOVED', 'replaced'],
  ['SQLITE_CORRUPT_INDEX', 'damaged'],
  ['SQLITE_IOERR_WRITE', 'io'],
  ['SQLITE_CONSTRAINT_CHECK', null],
  ['SQLITE_ERROR', null],
])('%s is %s', (code, cause) => {
  expect(storageCauseOf(withCode(code), 'cartable.sqlite')).toBe(cause)
})

test('a base that SQLite cannot open is told apart: held, missing, a folder', () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'held.sqlite'), '')
  mkdirSync(join(folder, 'dossier.sqlite'))
  const files = ['held.sqlite', 'absente.sqlite', 'dossier.sqlite', 'retiré/base.sqlite']

  const causes = files.map((name) =>
    storageCauseOf(withCode('SQLITE_CANTOPEN'), join(folder, name)),
  )

  expect(causes).toEqual(['busy', 'missing', 'special', 'missing'])
})

test('a full disk is told as such, not as the rollback that SQLite has done by itself; what follows works', async () => {
  const { db, sqlite, close } = openDatabase(join(tempFolder(), 'cartable.sqlite'))
  const pages = sqlite.pragma('page_count', { simple: true }) as number
  sqlite.pragma(`max_page_count = ${pages + 1}`)
  const fill = () =>
    act(db, { now: NOW }, async (trx, { say }) => {
      say('Partenaires')
      for (let n = 0; n < 300; n++) await aPartenaire(trx, { nom: `${n} ${'x'.repeat(150)}` })
      return ok(undefined)
    })

  const error = await failureOf(fill)
  sqlite.pragma(`max_page_count = ${pages + 1000}`)
  await fill()

  expect(storageCauseOf(error, 'cartable.sqlite')).toBe('full')
  expect(await db.selectFrom('partenaire').select('id').execute()).toHaveLength(300)
  await close()
})

test('a base that another program writes to is told as busy', async () => {
  const open = openDatabase(join(tempFolder(), 'cartable.sqlite'))
  open.sqlite.pragma('busy_timeout = 20')
  const other = new BetterSqlite3(open.file)
  other.exec('begin immediate')

  const error = await failureOf(() => anEnfant(open.db, { id: 'e1' }))

  expect(storageCauseOf(error, open.file)).toBe('busy')
  other.exec('rollback')
  other.close()
  await anEnfant(open.db, { id: 'e1' })
  await open.close()
})

// Windows lets nobody move a file that is open.
test.skipIf(process.platform === 'win32')(
  'a file that goes, or that another replaces, is noticed; one that is written to is not',
  async () => {
    const file = join(tempFolder(), 'cartable.sqlite')
    const open = openDatabase(file)
    const findMoved = watchPlace(file)
    await anEnfant(open.db, { id: 'e1' })
    const found = [findMoved()?.code]

    expect(findMoved()).toBeNull()
    renameSync(file, `${file}.ailleurs`)
    found.push(findMoved()?.code)
    writeFileSync(file, '')
    found.push(findMoved()?.code)
    rmSync(file)
    renameSync(`${file}.ailleurs`, file)
    found.push(findMoved()?.code)

    expect(found).toEqual([undefined, 'MISSING', 'REPLACED', undefined])
    await open.close()
  },
)

test('the last entries of a base are those beside it when it is gone or empty, not beside a whole one', () => {
  const laid = (base: string | null, entries: string | null) => {
    const file = join(tempFolder(), 'cartable.sqlite')
    if (base !== null) writeFileSync(file, base)
    if (entries !== null) writeFileSync(`${file}-wal`, entries)
    return file
  }
  const found = [laid(null, null), laid('', ''), laid('x', 'x'), laid('x', null)]
  const lost = [laid(null, 'x'), laid('', 'x')]

  expect(found.map(lastEntriesOf)).toEqual([null, null, null, null])
  expect(lost.map(lastEntriesOf)).toEqual(lost.map((file) => `${file}-wal`))
})

test('a base opened to be read takes no writing', async () => {
  const file = join(tempFolder(), 'cartable.sqlite')
  await openDatabase(file).close()
  const open = openToRead(file)

  const error = await failureOf(() => anEnfant(open.db, { id: 'e1' }))

  expect(storageCauseOf(error, file)).toBe('denied')
  await open.close()
})
