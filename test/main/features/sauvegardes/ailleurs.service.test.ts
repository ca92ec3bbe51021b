import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import {
  copyElsewhere,
  findRappel,
  postponeRappel,
  readSuiviAilleurs,
} from '../../../../main/features/sauvegardes/ailleurs.service.ts'
import { findEtat, synchronisationOf } from '../../../../main/features/sauvegardes/etat.service.ts'
import { restore } from '../../../../main/features/sauvegardes/restauration.service.ts'
import { anAnnee } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const DAY = 86_400_000
const later = (days: number) => new Date(Date.now() + days * DAY)

async function aBase() {
  const open = openDatabase(join(tempFolder(), 'cartable.sqlite'))
  await anAnnee(open.db)
  return { open, stick: join(tempFolder(), 'Cartable.sqlite') }
}

test('a copy on a stick ends the reminder, which comes back a month after, whatever is restored meanwhile', async () => {
  const { open, stick } = await aBase()
  const before = await findRappel(open.file, later(40))

  await copyElsewhere(open, stick, later(40))
  const after = await findRappel(open.file, later(41))
  await restore(open, stick, later(50))

  expect([before, after]).toEqual([{ jours: null }, null])
  expect(await findRappel(open.file, later(75))).toEqual({ jours: 35 })
  await open.close()
})

test('put off, it says nothing for two weeks; a copy that fails puts nothing off', async () => {
  const { open } = await aBase()
  const failed = await copyElsewhere(open, join(tempFolder(), 'retirée', 'c.sqlite'), later(39))
  const told = await findRappel(open.file, later(40))

  await postponeRappel(open.file, later(40))

  expect([failed.ok, told]).toEqual([false, { jours: null }])
  expect(await findRappel(open.file, later(50))).toBeNull()
  expect(await findRappel(open.file, later(55))).toEqual({ jours: null })
  await open.close()
})

test('what is noted of it can be lost: nothing is known then, and nothing breaks', async () => {
  const { open } = await aBase()
  writeFileSync(join(dirname(open.file), 'copies-ailleurs.json'), '{"derniere": 12')

  const suivi = await readSuiviAilleurs(open.file)

  expect(suivi).toEqual({ derniere: null, reporteLe: null })
  expect(await findEtat(open.file, later(0))).toEqual({
    sauvegardes: [],
    isEnRetard: false,
    synchronisation: null,
    derniereAilleurs: null,
  })
  await open.close()
})

test('where it cannot be noted, the copy and the delay say so; without a base, nothing is proposed', async () => {
  const { open, stick } = await aBase()
  mkdirSync(join(dirname(open.file), 'copies-ailleurs.json'))

  const copied = await copyElsewhere(open, stick, later(40))
  const postponed = await postponeRappel(open.file, later(40))

  expect([copied, postponed]).toMatchObject([
    { ok: false, error: { code: expect.any(String) } },
    { ok: false, error: { code: expect.any(String) } },
  ])
  expect(await findRappel(join(tempFolder(), 'absente.sqlite'), later(40))).toBeNull()
  await open.close()
})

test.each([
  ['C:\\Users\\nadia\\OneDrive - Centre social\\Cartable\\cartable.sqlite', 'OneDrive'],
  ['C:\\Users\\nadia\\Dropbox\\cartable.sqlite', 'Dropbox'],
  ['/Users/nadia/Library/Mobile Documents/com~apple~CloudDocs/cartable.sqlite', 'iCloud'],
  ['/home/nadia/Nextcloud/clas/cartable.sqlite', 'Nextcloud'],
  ['C:\\Users\\nadia\\AppData\\Local\\Cartable\\cartable.sqlite', null],
  ['/home/nadia/Boxe/megaphone/cartable.sqlite', null],
])('%s is in the folder of %s', (path, service) => {
  expect(synchronisationOf(path)).toBe(service)
})
