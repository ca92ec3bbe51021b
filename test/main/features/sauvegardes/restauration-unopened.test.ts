import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backupsOf } from '../../../../main/db/backups.ts'
import { openDatabase } from '../../../../main/db/open.ts'
import {
  isSound,
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
