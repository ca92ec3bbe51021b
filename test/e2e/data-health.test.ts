import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

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
  const backups = join(dataFolder, 'backups')
  await expect
    .poll(() => existsSync(backups) && readdirSync(backups).length > 0, { timeout: 20_000 })
    .toBe(true)
})

test('a child’s data are read from the fiche, kept in a file, erased; the summer review takes other names away', async ({
  launchSample,
  dataFolder,
}) => {
  test.slow()
  const { page, answerDialogs } = await launchSample({ dataFolder, today: '2029-07-05' })
  const path = join(dataFolder, 'donnees.html')
  answerDialogs({ save: path })
  await goTo(page, 'Enfants')
  await page.getByText('Ahmadi Zahra').first().click()
  const fiche = page.getByRole('complementary', { name: 'Ahmadi Zahra' })
  await fiche.getByRole('button', { name: 'Autres possibilités' }).click()
  await page.getByRole('menuitem', { name: /^Données personnelles/ }).click()
  await expect(page.getByRole('table', { name: 'Responsables' })).toContainText('Farida')
  await page.getByRole('button', { name: 'Enregistrer dans un fichier…' }).click()
  await expect(page.getByText('donnees.html').first()).toBeVisible()
  expect(readFileSync(path, 'utf8')).toContain('Ahmadi')

  await page.getByRole('button', { name: 'Effacer cette personne…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Effacer/ })
  await expect(dialog).toContainText('Aucun chiffre ne change')
  await expect(dialog.getByRole('button', { name: 'Effacer pour de bon' })).toBeDisabled()
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: 'Effacer pour de bon' }).click()
  await expect(page.getByRole('heading', { name: 'C’est effacé' })).toBeVisible()
  for (const name of readdirSync(dataFolder).filter((one) => one.startsWith('cartable.sqlite'))) {
    expect(readFileSync(join(dataFolder, name)).includes('Ahmadi')).toBe(false)
  }

  await goTo(page, 'Accueil')
  await page.getByRole('link', { name: 'Faire la revue' }).click()
  await page.getByRole('button', { name: /^Retirer \d+ noms$/ }).click()
  await expect(page.getByRole('status').filter({ hasText: /noms retirés/ })).toBeVisible()
  await goTo(page, 'Accueil')
  await expect(page.getByRole('link', { name: 'Faire la revue' })).toHaveCount(0)
  await page.getByRole('button', { name: /^Annuler : Anonymisation/ }).click()
  await expect(page.getByRole('link', { name: 'Faire la revue' })).toBeVisible()
})
