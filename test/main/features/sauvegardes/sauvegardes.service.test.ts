import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  type PathLike,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import * as nodeFs from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { backupsOf } from '../../../../main/db/backups.ts'
import { openDatabase } from '../../../../main/db/open.ts'
import { openCopy } from '../../../../main/db/restore.ts'
import {
  keepDailySauvegarde,
  keepSauvegarde,
  listSauvegardes,
  sauvegardePath,
  sweepDeadRuns,
  writeCopy,
} from '../../../../main/features/sauvegardes/sauvegardes.service.ts'
import { anAnnee, anEnfant } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const NOW = new Date('2026-01-15T10:00:00Z')

async function aBase() {
  const folder = tempFolder()
  const open = openDatabase(join(folder, 'cartable.sqlite'))
  await anAnnee(open.db)
  await anEnfant(open.db, { id: 'e1' })
  return { open, folder, names: () => readdirSync(backupsOf(open.file)).sort() }
}

/** A disk that says `code` when a file is opened, or renamed, that many times. */
function failing(code: string, syscall: 'open' | 'rename', times = Number.POSITIVE_INFINITY) {
  let left = times
  const failOr =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (left-- > 0) throw Object.assign(new Error(code), { code, syscall })
      return work(...args)
    }
  const { open, rename } = nodeFs
  const fs =
    syscall === 'open' ? { ...nodeFs, open: failOr(open) } : { ...nodeFs, rename: failOr(rename) }
  return { fs, sleep: async () => undefined }
}

test('a copy made while the app writes holds the rows committed a moment before, under a name that says why', async () => {
  const { open, names } = await aBase()

  const kept = await keepSauvegarde(open, 'demandee', NOW)

  await open.close()
  if (!kept.ok) throw new Error(kept.error.code)
  const copy = openCopy(kept.value.path)
  expect(await copy.db.selectFrom('enfant').select('id').execute()).toEqual([{ id: 'e1' }])
  await copy.close()
  expect(kept.value.octets).toBe(readFileSync(kept.value.path).length)
  expect(names()).toEqual(['cartable-2026-01-15T10-00-00-demandee.sqlite'])
})

test('two copies made in the same second are two files', async () => {
  const { open, names } = await aBase()

  await keepSauvegarde(open, 'demandee', NOW)
  await keepSauvegarde(open, 'demandee', NOW)

  await open.close()
  expect(names()).toHaveLength(2)
})

test('copies that are too many go, what the user put beside them stays', async () => {
  const { open, names } = await aBase()
  for (let day = 1; day <= 12; day++) {
    await keepSauvegarde(open, 'automatique', new Date(Date.UTC(2026, 0, day, 9)))
    if (day === 1) writeFileSync(join(backupsOf(open.file), 'a-garder.sqlite'), '')
  }

  const listed = await listSauvegardes(open.file)

  await open.close()
  expect(names()).toHaveLength(11)
  expect(names()).toContain('a-garder.sqlite')
  expect(listed.map(({ date }) => Number(date.slice(8, 10)))).toEqual([
    12, 11, 10, 9, 8, 7, 6, 5, 4, 3,
  ])
})

test('one automatic copy a day, none of an empty base nor on a day that has one', async () => {
  const empty = openDatabase(join(tempFolder(), 'cartable.sqlite'))
  const { open } = await aBase()
  const tomorrow = new Date('2026-01-16T10:00:00Z')

  const made = [
    await keepDailySauvegarde(empty, NOW),
    await keepDailySauvegarde(open, NOW),
    await keepDailySauvegarde(open, NOW),
    await keepDailySauvegarde(open, tomorrow),
  ]

  await empty.close()
  await open.close()
  expect(made.map((one) => one.ok && one.value !== null)).toEqual([false, true, false, true])
})

test('a copy that the disk refuses leaves nothing behind and lets no older one go', async () => {
  const { open, names } = await aBase()
  for (let day = 1; day <= 10; day++) {
    await keepSauvegarde(open, 'automatique', new Date(Date.UTC(2026, 0, day, 9)))
  }
  const before = names()

  const full = await keepSauvegarde(open, 'demandee', NOW, failing('ENOSPC', 'open'))
  const held = await keepSauvegarde(open, 'demandee', NOW, failing('EBUSY', 'rename'))
  const gone = await writeCopy(open, join(tempFolder(), 'clé retirée', 'copie.sqlite'))

  await open.close()
  expect([full, held, gone].map((one) => !one.ok && one.error)).toMatchObject([
    { code: 'unwritable', cause: 'full', isOfCopies: true },
    { code: 'unwritable', cause: 'locked', isOfCopies: true },
    { code: 'unwritable', cause: 'missing-folder' },
  ])
  expect(names()).toEqual(before)
})

test('a file that bears the name of the folder of copies is told, and breaks nothing', async () => {
  const { open, folder } = await aBase()
  writeFileSync(join(folder, 'backups'), 'autre chose')

  const listed = await listSauvegardes(open.file)
  const kept = await keepDailySauvegarde(open, NOW)

  await open.close()
  expect(listed).toEqual([])
  expect(kept).toMatchObject({
    ok: false,
    error: { code: 'unwritable', cause: 'file-in-place', isOfCopies: true },
  })
  expect(readFileSync(join(folder, 'backups'), 'utf8')).toBe('autre chose')
})

test('a file that an antivirus holds for a moment is waited for', async () => {
  const { open, names } = await aBase()

  const kept = await keepSauvegarde(open, 'demandee', NOW, failing('EPERM', 'rename', 3))

  await open.close()
  expect(kept.ok).toBe(true)
  expect(names()).toHaveLength(1)
})

test('a copy waits for what is being written, and holds it', async () => {
  const { open } = await aBase()
  const writing = open.db.transaction().execute(async (trx) => {
    await anEnfant(trx, { id: 'e2' })
    await new Promise((resolve) => setTimeout(resolve, 20))
  })

  const kept = await keepSauvegarde(open, 'demandee', NOW)

  await writing
  await open.close()
  if (!kept.ok) throw new Error(kept.error.code)
  const copy = openCopy(kept.value.path)
  expect(copy.sqlite.prepare('select count(*) from enfant').pluck().get()).toBe(2)
  await copy.close()
})

test('the base itself is never written over by its own copy, even through a shortcut', async () => {
  const { open, folder } = await aBase()
  const shortcut = join(folder, 'raccourci.sqlite')
  symlinkSync(open.file, shortcut)

  const refused = [await writeCopy(open, open.file), await writeCopy(open, shortcut)]

  expect(refused.map((one) => !one.ok && one.error.code)).toEqual([
    'unusable-file',
    'unusable-file',
  ])
  expect(await open.db.selectFrom('enfant').select('id').execute()).toHaveLength(1)
  await open.close()
})

test('damaged data are told, not copied as if they were sound', async () => {
  const { open, names } = await aBase()
  open.sqlite.pragma('foreign_keys = OFF')
  open.sqlite.exec("insert into presence (seance_id, enfant_id, etat) values ('?', '?', 'present')")

  const kept = await keepSauvegarde(open, 'demandee', NOW)

  await open.close()
  expect(kept).toMatchObject({ ok: false, error: { code: 'unusable-file' } })
  expect(names()).toEqual([])
})

test('only a copy of the list is given a path: never another file, by whatever name it is asked', async () => {
  const { open, folder, names } = await aBase()
  await keepSauvegarde(open, 'demandee', NOW)
  const [own = ''] = names()
  writeFileSync(join(backupsOf(open.file), 'a-elle.sqlite'), '')

  const asked = [own, 'a-elle.sqlite', '../cartable.sqlite', `../backups/${own}`, open.file, '']

  expect(asked.map((name) => sauvegardePath(open.file, name))).toEqual([
    join(folder, 'backups', own),
    ...asked.slice(1).map(() => null),
  ])
  await open.close()
})

test('after a clock that was ahead, what is copied is kept and comes first', async () => {
  const { open, names } = await aBase()
  for (let day = 1; day <= 12; day++) {
    await keepSauvegarde(open, 'automatique', new Date(Date.UTC(2031, 0, day, 9)))
    await keepSauvegarde(open, 'avant-restauration', new Date(Date.UTC(2031, 0, day, 9)))
  }

  const kept = [
    await keepSauvegarde(open, 'demandee', NOW),
    await keepSauvegarde(open, 'avant-restauration', NOW),
  ]

  await open.close()
  const made = kept.map((one) => one.ok && basename(one.value.path))
  expect(names()).toEqual(expect.arrayContaining(made))
  const listed = (await listSauvegardes(open.file)).map(({ sauvegardeId }) => sauvegardeId)
  expect(listed.slice(0, 2)).toEqual(made.toReversed())
  expect(listed).toHaveLength(20)
})

test('success is told of a copy that is there: one that something takes away at once is a failure', async () => {
  const { open } = await aBase()
  const stat = async (path: PathLike) => {
    const found = await nodeFs.stat(path)
    if (String(path).endsWith('.sqlite')) rmSync(path)
    return found
  }

  const kept = await keepSauvegarde(open, 'demandee', NOW, {
    fs: { ...nodeFs, stat: stat as typeof nodeFs.stat },
  })

  await open.close()
  expect(kept).toMatchObject({ ok: false, error: { code: 'unwritable' } })
})

test('the last commits that were set aside with a copy go with it', async () => {
  const { open, names } = await aBase()
  await keepSauvegarde(open, 'avant-restauration', new Date(Date.UTC(2026, 0, 1)))
  const [first = ''] = names()
  writeFileSync(join(backupsOf(open.file), `${first}-wal`), '')

  for (let day = 2; day <= 11; day++) {
    await keepSauvegarde(open, 'avant-restauration', new Date(Date.UTC(2026, 0, day)))
  }

  await open.close()
  expect(names()).toHaveLength(10)
  expect(names().filter((name) => name.startsWith(first))).toEqual([])
})

test('a copy takes the place of another whole: what SQLite had left beside that one goes', async () => {
  const { open } = await aBase()
  const stick = join(tempFolder(), 'Cartable.sqlite')
  for (const part of ['', '-wal', '-journal']) writeFileSync(`${stick}${part}`, 'ancien')

  const written = await writeCopy(open, stick)

  await open.close()
  expect(written.ok).toBe(true)
  expect(readdirSync(dirname(stick))).toEqual(['Cartable.sqlite'])
})

test('a copy goes over a file or a new name only: never over a folder or a pipe', async () => {
  const { open, folder } = await aBase()
  const isWindows = process.platform === 'win32'
  const tube = join(folder, isWindows ? 'absent/tube' : 'tube')
  if (!isWindows) spawnSync('mkfifo', [tube])

  const refused = [
    await writeCopy(open, folder),
    await writeCopy(open, tube),
    await writeCopy(open, join(folder, `${'n'.repeat(300)}.sqlite`)),
  ]

  await open.close()
  expect(refused.map((one) => !one.ok && one.error)).toMatchObject([
    { code: 'unwritable', cause: 'special' },
    { code: 'unwritable', cause: isWindows ? 'missing-folder' : 'special' },
    { code: 'unwritable', cause: 'other' },
  ])
  expect(readdirSync(folder).filter((name) => name.startsWith('~'))).toEqual([])
})

test('what dead runs left goes: temporary files, parts of copies, private copies; what is recent stays', async () => {
  const { open, folder } = await aBase()
  await keepSauvegarde(open, 'demandee', NOW)
  const temporary = tempFolder()
  const old = new Date(Date.now() - 3 * 86_400_000)
  const left = [
    [join(folder, '~cartable-0123456789ab.tmp'), old],
    [join(backupsOf(open.file), 'cartable-2026-01-01T09-00-00-automatique.sqlite.partiel'), old],
    [join(backupsOf(open.file), '~cartable-0123456789ab.tmp-journal'), old],
    [join(temporary, 'cartable-copie-ancienne'), old],
    [join(temporary, 'cartable-copie-recente'), new Date()],
    [join(temporary, `cartable-copie-${process.pid}-vivante`), old],
    [join(temporary, 'autre-dossier'), old],
  ] as const
  for (const [path, date] of left) {
    if (path.startsWith(temporary)) mkdirSync(path)
    else writeFileSync(path, '')
    utimesSync(path, date, date)
  }

  await sweepDeadRuns(open.file, temporary)

  await open.close()
  expect(readdirSync(temporary).sort()).toEqual([
    'autre-dossier',
    `cartable-copie-${process.pid}-vivante`,
    'cartable-copie-recente',
  ])
  expect(readdirSync(folder).sort()).toEqual(['backups', 'cartable.sqlite'])
  expect(readdirSync(backupsOf(open.file))).toHaveLength(1)
})

test('a large base is copied away from the window, its last commits included', async () => {
  const { open } = await aBase()
  open.sqlite.exec('create table lourd (octets blob)')
  for (let n = 0; n < 10; n++) {
    open.sqlite.prepare('insert into lourd values (zeroblob(1000000))').run()
  }
  open.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  await anEnfant(open.db, { id: 'e2' })
  const stick = join(tempFolder(), 'Cartable.sqlite')

  const written = await writeCopy(open, stick)

  await open.close()
  expect(written).toMatchObject({ ok: true })
  const copy = openCopy(stick)
  expect(copy.sqlite.prepare('select count(*) from enfant').pluck().get()).toBe(2)
  await copy.close()
})
