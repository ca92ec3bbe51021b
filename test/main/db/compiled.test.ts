import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { compiled } from '../../../main/db/compiled.ts'
import { openDatabase } from '../../../main/db/open.ts'

test('a query compiled once answers each call by its own parameters, in a base or another, in a transaction or not', async () => {
  const build = vi.fn(
    (_: unknown, { a, b }: { a: string; b: string }) =>
      sql<{ text: string }>`select ${a} || '-' || ${b} || '-' || ${a} || ${'!'} as text`,
  )
  const find = compiled(build)
  const [one, other] = [openDatabase(':memory:'), openDatabase(':memory:')]

  const answers = [
    await find(one.db, { a: 'x', b: 'y' }),
    await find(other.db, { b: '1', a: '2' }),
    await other.db.transaction().execute((trx) => find(trx, { a: 'é', b: '' })),
  ]

  expect(answers.map(([row]) => row?.text)).toEqual(['x-y-x!', '2-1-2!', 'é--é!'])
  expect(build).toHaveBeenCalledOnce()
})
