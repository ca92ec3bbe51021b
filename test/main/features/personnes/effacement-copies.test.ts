import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { backupsOf } from '../../../../main/db/backups.ts'
import { openDatabase } from '../../../../main/db/open.ts'
import { keepSauvegarde } from '../../../../main/features/sauvegardes/sauvegardes.service.ts'
import { aBaseWithZoe, efface, found, NOW, ZOE } from '../../../builders/someone-to-erase.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

test('a folder of copies that cannot be read is told: what it holds may still name the person', async () => {
  const { open } = await aBaseWithZoe()
  const folder = backupsOf(open.file)
  rmSync(folder, { recursive: true, force: true })
  writeFileSync(folder, 'a file in the place of the folder')

  const done = await efface(open, { genre: 'enfant', id: ZOE })

  expect(done.restes.join()).toContain(`Le dossier « ${basename(folder)} »`)
  await open.close()
})

test('a copy of an old version is made anew without the person, and still opens', async () => {
  const folder = tempFolder()
  const file = join(folder, 'cartable.sqlite')
  const released = resolve(import.meta.dirname, '../../../fixtures/db/v0.1.0.sqlite')
  copyFileSync(released, file)
  const open = openDatabase(file)
  mkdirSync(backupsOf(file), { recursive: true })
  const copy = join(backupsOf(file), 'cartable-2026-01-05T10-00-00-demandee.sqlite')
  copyFileSync(released, copy)
  const enfants = await open.db.selectFrom('enfant').select(['id', 'nom', 'prenom']).execute()
  const alone = enfants.find(({ nom }) => enfants.filter((one) => one.nom === nom).length === 1)
  if (alone === undefined) throw new Error('everyone has a homonym')
  expect(found(folder, [alone.nom]).join()).toContain(basename(copy))

  const done = await efface(open, { genre: 'enfant', id: alone.id })

  expect(done.sauvegardes).toContain(basename(copy))
  const old = openDatabase(copy)
  const left = await old.db.selectFrom('enfant').select(['id', 'nom']).execute()
  // The ids of that base were names.
  expect(left.filter(({ id, nom }) => id === alone.id || nom === alone.nom)).toEqual([])
  expect(left.filter(({ nom }) => nom === 'Enfant anonymisé')).toHaveLength(1)
  await old.close()
  await open.close()
  expect(found(backupsOf(file), [alone.nom])).toEqual([])
})

test('what was kept beside the copies as it was is told, to be deleted, and no old page comes back to a copy', async () => {
  const { open } = await aBaseWithZoe()
  mkdirSync(backupsOf(open.file))
  const beside = (name: string) => join(backupsOf(open.file), name)
  const copy = beside('cartable-2022-05-11T10-00-00-avant-restauration.sqlite')
  for (const part of ['', '-wal']) copyFileSync(`${open.file}${part}`, `${copy}${part}`)
  const kept = [
    'cartable-2022-05-12T10-00-00-avant-restauration.sqlite-wal',
    'cartable-2022-05-13T10-00-00-avant-restauration.sqlite.dernieres-saisies',
  ]
  for (const name of kept) copyFileSync(`${open.file}-wal`, beside(name))

  const done = await efface(open, { genre: 'enfant', id: ZOE })

  expect(done.sauvegardes).toEqual([basename(copy)])
  expect(done.restes.filter((one) => one.startsWith('La sauvegarde'))).toHaveLength(2)
  for (const name of kept) expect(done.restes.join()).toContain(`« ${name} »`)
  expect(existsSync(`${copy}-wal`)).toBe(false)
  const remade = openDatabase(copy)
  expect(
    await remade.db.selectFrom('enfant').selectAll().where('id', '=', ZOE).execute(),
  ).toMatchObject([{ nom: 'Enfant anonymisé' }])
  await remade.close()
  await open.close()
})

test('a damaged copy is told, left as it is, and keeps nobody from being erased elsewhere', async () => {
  const { open } = await aBaseWithZoe()
  await keepSauvegarde(open, 'demandee', NOW)
  const [sound] = found(backupsOf(open.file), ['Quintrec']).map((line) => line.split(':')[0] ?? '')
  if (sound === undefined) throw new Error('no copy')
  const bytes = readFileSync(join(backupsOf(open.file), sound))
  const damaged = join(backupsOf(open.file), 'cartable-2022-05-11T10-00-00-demandee.sqlite')
  writeFileSync(damaged, bytes.fill(0xff, 8192, 16_384))
  const before = readFileSync(damaged)

  const done = await efface(open, { genre: 'enfant', id: ZOE })

  expect(done.sauvegardes).toEqual([sound])
  expect(done.restes.join()).toContain(
    `La sauvegarde « ${basename(damaged)} » n’a pas pu être refaite`,
  )
  expect(readFileSync(damaged).equals(before)).toBe(true)
  expect(found(backupsOf(open.file), ['Zoé']).map((line) => line.split(':')[0])).not.toContain(
    sound,
  )
  await open.close()
})
