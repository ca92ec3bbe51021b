import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from './fixtures.ts'

test('data that have gone: their copies come before any new beginning, and bring everything back', async ({
  launch,
  dataFolder,
  sampleBase,
}) => {
  const backups = join(dataFolder, 'backups')
  mkdirSync(backups)
  copyFileSync(sampleBase, join(backups, 'cartable-2026-01-14T09-00-00-automatique.sqlite'))
  const { page } = await launch({ dataFolder })
  const found = page.getByRole('heading', {
    name: 'Des sauvegardes de vos données sont sur cet ordinateur',
  })
  await expect(found).toBeVisible()

  await page.getByRole('button', { name: /Restaurer la sauvegarde du 14\/01\/2026/ }).click()
  await page.getByRole('button', { name: 'Reprendre ces données' }).click()

  await expect(page.getByRole('heading', { name: 'Présences par mois' })).toBeVisible()
})

test('damaged pages are told on Accueil, with the way to the copies', async ({
  launch,
  dataFolder,
  sampleBase,
}) => {
  const file = join(dataFolder, 'cartable.sqlite')
  copyFileSync(sampleBase, file)
  // A page of an index: what is read for the screens is sound.
  const sqlite = new BetterSqlite3(file)
  const root = sqlite
    .prepare("select rootpage from sqlite_schema where name = 'operation_change_by_operation'")
    .pluck()
    .get() as number
  const size = sqlite.pragma('page_size', { simple: true }) as number
  sqlite.close()
  const bytes = readFileSync(file)
  bytes.fill(0xa5, (root - 1) * size, root * size)
  writeFileSync(file, bytes)
  const { page } = await launch({ dataFolder })

  const alert = page.getByRole('alert').filter({ hasText: 'Une partie de vos données est abîmée' })
  await expect(alert).toBeVisible({ timeout: 40_000 })
  await alert.getByRole('link', { name: 'Ouvrir les sauvegardes' }).click()

  await expect(page.getByRole('heading', { name: 'Faire une sauvegarde' })).toBeVisible()
})

test('data that are moved while Cartable is open: nothing is written any more, and a copy is made', async ({
  launchForAttack,
  dataFolder,
  sampleBase,
}) => {
  const file = join(dataFolder, 'cartable.sqlite')
  copyFileSync(sampleBase, file)
  const { page } = await launchForAttack({ dataFolder })
  await expect(page.getByRole('heading', { name: 'Présences par mois' })).toBeVisible()
  renameSync(file, join(dataFolder, 'ailleurs.sqlite'))

  const answer = await page.evaluate(() => window.cartable.invoke('journal:undo', undefined))

  expect(answer).toMatchObject({ ok: false, error: { code: 'storage', cause: 'missing' } })
  await expect
    .poll(() => readdirSync(join(dataFolder, 'backups')).length, { timeout: 20_000 })
    .toBeGreaterThan(0)
})
