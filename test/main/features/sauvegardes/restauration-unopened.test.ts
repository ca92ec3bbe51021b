import { hash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { backupsOf } from '../../../../main/db/backups.ts'
import { openDatabase } from '../../../../main/db/open.ts'
import {
  isSound,
  keepLastEntries,
  restoreLast,
  restoreUnopened,
} from '../../../../main/features/sauvegardes/restauration.service.ts'
import { keepSauvegarde } from '../../../../main/features/sauvegardes/sauvegardes.service.ts'
import { aBaseWithCopy, enfantsOf, NOW } from '../../../builders/base-with-copy.ts'

test('a base that cannot be opened is set aside as it is, with its last commits, and replaced in one move', async () => {
  const { open, copy, folder } = await aBaseWithCopy()
  const saved = join(folder, 'copie.sqlite')
  copyFileSync(copy, saved)
  await open.close()
  writeFileSync(open.file, 'abîmée')
  writeFileSync(`${open.file}-wal`, 'derniers enregistrements')

  const sound = await isSound(open.file)
  const done = await restoreUnopened(open.file, saved, NOW)

  if (!done.ok || done.value.copie === null) throw new Error(JSON.stringify(done))
  expect(sound).toBe(false)
  expect(readFileSync(done.value.copie, 'utf8')).toBe('abîmée')
  expect(readFileSync(`${done.value.copie}-wal`, 'utf8')).toBe('derniers enregistrements')
  const again = openDatabase(open.file)
  expect(await enfantsOf(again)).toEqual(['before'])
  await again.close()
})

/** A base with its copy, then its file gone or emptied: its last entries alone are left. */
async function aLostBase({ isEmptied = false } = {}) {
  const { open, folder } = await aBaseWithCopy()
  const aside = join(folder, 'ailleurs')
  copyFileSync(`${open.file}-wal`, aside)
  const entries = readFileSync(aside)
  await open.close()
  rmSync(open.file)
  if (isEmptied) writeFileSync(open.file, '')
  copyFileSync(aside, `${open.file}-wal`)
  const keptIn = () => readdirSync(backupsOf(open.file)).filter((name) => !name.endsWith('.sqlite'))
  return { file: open.file, entries, keptIn }
}

test.each([false, true])(
  'the last entries of a base that is gone (emptied: %s) are kept, to the byte, when a copy takes its place',
  async (isEmptied) => {
    const { file, entries, keptIn } = await aLostBase({ isEmptied })

    const restored = await restoreLast(file, NOW)
    const again = await restoreLast(file, NOW)

    expect([restored, again]).toMatchObject([
      { ok: true, value: { raison: 'demandee' } },
      { ok: true },
    ])
    expect(keptIn()).toHaveLength(1)
    expect(readFileSync(join(backupsOf(file), keptIn()[0] ?? ''))).toEqual(entries)
    const open = openDatabase(file)
    expect(await enfantsOf(open)).toEqual(['before'])
    await open.close()
  },
)

test('a new base is begun once the last entries of the one that is gone are kept, twice in a second too', async () => {
  const { file, entries, keptIn } = await aLostBase()

  const first = await keepLastEntries(file, NOW)
  await openDatabase(file).close()
  rmSync(file)
  writeFileSync(`${file}-wal`, 'autres saisies')
  const second = await keepLastEntries(file, NOW)
  const none = await keepLastEntries(file, NOW)

  if (!first.ok || first.value === null || !second.ok) throw new Error(JSON.stringify(first))
  expect(keptIn().toSorted()).toEqual(
    [basename(second.value ?? ''), basename(first.value)].toSorted(),
  )
  expect(readFileSync(first.value)).toEqual(entries)
  expect(existsSync(`${file}-wal`)).toBe(false)
  expect(none).toEqual({ ok: true, value: null })
})

/** The base, with two versions sent after its copy was made, the digest of the second being wrong, closed and damaged. */
async function aDamagedBase(damage: (bytes: Buffer, page: (name: string) => number) => void) {
  const { open, copy } = await aBaseWithCopy()
  const { sqlite, file } = open
  const insert = sqlite.prepare(
    "insert into envoi values (?, 'a', '1', '2021', ?, ?, ?, '[]', '[]')",
  )
  const insertFile = sqlite.prepare('insert into envoi_fichier values (?, ?, ?, ?)')
  const sent = (id: string, version: number, digest: string) => {
    insert.run(id, '2022-04-30', '2022-05-01', version)
    insertFile.run(id, 'Bilan.docx', Buffer.from(`bilan ${id}`), digest)
  }
  sent('v1', 1, hash('sha256', 'bilan v1'))
  sent('v2', 2, 'un autre')
  const roots = sqlite.prepare('select rootpage from sqlite_schema where name = ?').pluck()
  const pages = (name: string) => (Number(roots.get(name)) - 1) * 4096
  const at = new Map(['enfant', 'envoi'].map((name) => [name, pages(name)]))
  await open.close()
  const bytes = readFileSync(file)
  damage(bytes, (name) => at.get(name) ?? 0)
  writeFileSync(file, bytes)
  return { file, copy }
}

const versionsOf = async (file: string) => {
  const open = openDatabase(file)
  const rows = open.sqlite
    .prepare('select id, octets from envoi join envoi_fichier on envoi_id = id')
    .all() as { id: string; octets: Buffer }[]
  await open.close()
  return rows.map(({ id, octets }) => `${id}: ${octets}`)
}

test('versions sent since a copy are read in the damaged base that it replaces; one that is not as it was sent is told', async () => {
  const { file, copy } = await aDamagedBase((bytes, page) =>
    bytes.fill(0xa5, page('enfant'), page('enfant') + 4096),
  )

  const sound = await isSound(file)
  const done = await restoreUnopened(file, copy, NOW)

  expect(sound).toBe(false)
  expect(done).toMatchObject({ ok: true, value: { hasLostVersions: true } })
  expect(await versionsOf(file)).toEqual(['v1: bilan v1'])
})

test('where the versions sent are themselves damaged, the copy is restored, and it is told', async () => {
  const { file, copy } = await aDamagedBase((bytes, page) =>
    bytes.fill(0xa5, page('envoi'), page('envoi') + 4096),
  )

  const done = await restoreUnopened(file, copy, NOW)

  expect(done).toMatchObject({ ok: true, value: { hasLostVersions: true } })
  expect(await versionsOf(file)).toEqual([])
})

test('a base that holds no version sent has lost none', async () => {
  const { open, copy } = await aBaseWithCopy()
  await open.close()

  const done = await restoreUnopened(open.file, copy, NOW)

  expect(done).toMatchObject({ ok: true, value: { hasLostVersions: false } })
})

test('the last copy that can be read takes the place of a base that cannot, what was given up coming last', async () => {
  const { open } = await aBaseWithCopy()
  await keepSauvegarde(open, 'avant-restauration', new Date('2026-01-16T10:00:00Z'))
  await open.close()
  writeFileSync(open.file, 'abîmée')
  writeFileSync(
    join(backupsOf(open.file), 'cartable-2026-01-17T10-00-00-automatique.sqlite'),
    'abîmée aussi',
  )

  const restored = await restoreLast(open.file, new Date('2026-01-18T10:00:00Z'))

  expect(restored).toMatchObject({ ok: true, value: { raison: 'demandee' } })
  const again = openDatabase(open.file)
  expect(await enfantsOf(again)).toEqual(['before'])
  await again.close()
})
