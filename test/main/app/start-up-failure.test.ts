import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeStartUpFailure } from '../../../main/app/start-up-failure.ts'
import { migrations } from '../../../main/db/migrations/index.ts'
import { openDatabase } from '../../../main/db/open.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

function failureOf(open: () => unknown): string {
  try {
    open()
  } catch (error) {
    return describeStartUpFailure(error, '004217').message
  }
  throw new Error('the database opened')
}

const withCode = (code: string) => Object.assign(new Error('x'), { code })

test('a database written by a newer Cartable is told as such', async () => {
  const file = join(tempFolder(), 'cartable.sqlite')
  const database = openDatabase(file)
  database.sqlite.pragma(`user_version = ${migrations.length + 1}`)
  await database.close()

  const message = failureOf(() => openDatabase(file))

  expect(message).toBe('Vos données viennent d’une version plus récente de Cartable.')
})

test('a file that is no database is told as unreadable', () => {
  const file = join(tempFolder(), 'cartable.sqlite')
  writeFileSync(file, 'Bonjour, ceci n’est pas une base.'.repeat(100))

  const message = failureOf(() => openDatabase(file))

  expect(message).toBe('Le fichier de vos données ne peut pas être lu.')
})

test('a base that is gone while its last entries are there is told with what can be done', () => {
  const file = join(tempFolder(), 'cartable.sqlite')
  writeFileSync(`${file}-wal`, 'dernières saisies')

  const failure = (() => {
    try {
      return openDatabase(file)
    } catch (error) {
      return describeStartUpFailure(error, '004217', file)
    }
  })()

  expect(failure).toMatchObject({
    message: 'Le fichier de vos données n’est plus à sa place.',
    detail: expect.stringMatching(/« cartable\.sqlite-wal ».*remettez-le.*restaurez la dernière/s),
    gardeALaRestauration: expect.stringContaining('gardé dans le dossier des sauvegardes'),
    isLost: true,
  })
})

test.each([
  ['SQLITE_CORRUPT_INDEX', /ne peut pas être lu/],
  ['SQLITE_FULL', /plus de place/],
  ['ENOSPC', /plus de place/],
  ['SQLITE_CANTOPEN', /pas le droit d’écrire/],
  ['EACCES', /pas le droit d’écrire/],
  ['SQLITE_BUSY', /utilisées par un autre programme/],
])('the code %s is told in plain words', (code, words) => {
  const failure = describeStartUpFailure(withCode(code), '004217')

  expect(failure.message).toMatch(words)
  expect(failure.detail).not.toContain('004217')
})

test('any other failure is told with the number that finds it in the log', () => {
  const failures = [new Error('x'), 'x', withCode('SQLITE_ERROR')].map((error) =>
    describeStartUpFailure(error, '004217'),
  )

  for (const { detail } of failures) expect(detail).toContain('004217')
})
