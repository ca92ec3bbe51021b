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
