import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from './fixtures.ts'
import { runUntilItLeaves } from './launch-app.ts'

test('the window opens on the app’s page, large enough to work in', async ({
  launch,
  dataFolder,
}) => {
  const { page } = await launch({ dataFolder })

  await expect(page).toHaveTitle(/Cartable/)
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  expect(size.width).toBeGreaterThan(1000)
  expect(size.height).toBeGreaterThan(560)
})

test('once the app has left, its data is one whole file', async ({ launch, dataFolder }) => {
  const app = await launch({ dataFolder })
  await app.close()
  const files = readdirSync(dataFolder).filter((name) => name.startsWith('cartable.sqlite'))

  const database = new BetterSqlite3(join(dataFolder, 'cartable.sqlite'), { readonly: true })
  const integrity = database.pragma('integrity_check', { simple: true })
  database.close()
  expect(integrity).toBe('ok')
  expect(files).toEqual(['cartable.sqlite'])
})

test('the window remembers its place', async ({ launch, dataFolder }) => {
  const app = await launch({ dataFolder })
  await app.close()

  const place = JSON.parse(readFileSync(join(dataFolder, 'window.json'), 'utf8'))
  expect(place).toMatchObject({ width: expect.any(Number), isMaximized: false })
})

test('a second Cartable on the same data leaves the place to the first', async ({
  launch,
  dataFolder,
}) => {
  const { page } = await launch({ dataFolder })

  const second = await runUntilItLeaves({ dataFolder })

  expect(second).toMatchObject({ exitCode: 0, calls: [] })
  expect(await page.evaluate(() => typeof window.cartable)).toBe('object')
})

test('data of a newer Cartable is refused in plain French and left as it was', async ({
  dataFolder,
}) => {
  const file = join(dataFolder, 'cartable.sqlite')
  const newer = new BetterSqlite3(file)
  newer.pragma('user_version = 9999')
  newer.close()
  const before = readFileSync(file)

  const { exitCode, calls } = await runUntilItLeaves({ dataFolder, dialogs: { buttons: [1] } })

  expect(exitCode).toBe(0)
  expect(calls).toMatchObject([
    {
      api: 'showMessageBox',
      options: {
        message: 'Vos données viennent d’une version plus récente de Cartable.',
        buttons: ['Ouvrir le dossier des sauvegardes', 'Quitter'],
      },
    },
  ])
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a file that cannot be read is refused, and the copies are one click away', async ({
  dataFolder,
}) => {
  const file = join(dataFolder, 'cartable.sqlite')
  writeFileSync(file, 'Ceci n’est pas une base. '.repeat(1000))

  const { calls } = await runUntilItLeaves({ dataFolder, dialogs: { buttons: [1, 2] } })

  expect(calls.map(({ api }) => api)).toEqual(['showMessageBox', 'openPath', 'showMessageBox'])
  expect(calls[0]?.options?.message).toBe('Le fichier de vos données ne peut pas être lu.')
  expect(calls[1]?.path).toBe(dataFolder)
  expect(readFileSync(join(dataFolder, 'logs/cartable.log'), 'utf8')).toMatch(
    /fault \d{6} start-up: SqliteError SQLITE_NOTADB/,
  )
})

test('data that cannot be read give way to the last sound copy, in one click', async ({
  launch,
  dataFolder,
  sampleBase,
}) => {
  const file = join(dataFolder, 'cartable.sqlite')
  const backups = join(dataFolder, 'backups')
  mkdirSync(backups)
  writeFileSync(file, 'Ceci n’est pas une base. '.repeat(1000))
  copyFileSync(sampleBase, join(backups, 'cartable-2026-01-14T09-00-00-automatique.sqlite'))
  writeFileSync(join(backups, 'cartable-2026-01-15T09-00-00-automatique.sqlite'), 'abîmée')

  const { page, calls } = await launch({ dataFolder, dialogs: { buttons: [0, 0] } })

  await expect(page.getByRole('heading', { name: 'Présences par mois' })).toBeVisible()
  expect(calls()).toMatchObject([
    { options: { message: 'Le fichier de vos données ne peut pas être lu.' } },
    { options: { message: expect.stringContaining('14 janvier 2026') } },
  ])
})

test('on a new computer, the first screen brings everything back from a copy', async ({
  launch,
  sampleBase,
}) => {
  const { page } = await launch({ dialogs: { file: sampleBase } })
  await page.getByRole('button', { name: 'Restaurer depuis un fichier…' }).click()
  await expect(page.getByRole('dialog')).toContainText('qui est encore vide')

  await page.getByRole('button', { name: 'Reprendre ces données' }).click()

  await expect(page.getByRole('heading', { name: 'Présences par mois' })).toBeVisible()
})

test('a data folder that cannot be made is told with a number, found again on the terminal', async ({
  dataFolder,
}) => {
  writeFileSync(join(dataFolder, 'file'), '')

  const { calls, terminal } = await runUntilItLeaves({ dataFolder: join(dataFolder, 'file/data') })

  const reference = /fault (\d{6}) start-up: Error/.exec(terminal)?.[1]
  expect(calls).toMatchObject([{ options: { message: 'Cartable n’a pas pu s’ouvrir.' } }])
  expect(calls[0]?.options?.detail).toContain(` ${reference} `)
})
