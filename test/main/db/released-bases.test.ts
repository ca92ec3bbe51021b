import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { checkIntegrity } from '../../../main/db/integrity.ts'
import { migrations } from '../../../main/db/migrations/index.ts'
import { openDatabase } from '../../../main/db/open.ts'
import { findAnnees } from '../../../main/features/annees/annees.service.ts'
import { findIndicateurs } from '../../../main/features/indicateurs/indicateurs.service.ts'
import { redoNext } from '../../../main/features/journal/journal.service.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/db')
const ARRETE_AU = '2026-04-30'

/** What the version that wrote the base counted in it and computed from it. */
type Written = {
  readonly schema: number
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>
  /** Figures as of 30 April 2026, by numéro of the action. */
  readonly indicateurs: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const { version }: { readonly version: string } = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../package.json'), 'utf8'),
)
const versions = readdirSync(FIXTURES).filter((name) => name.endsWith('.sqlite'))

test('there is a base of every released version', () => {
  expect(versions).toEqual(expect.arrayContaining(['v0.1.0.sqlite', `v${version}.sqlite`]))
})

describe.each(versions)('the base of %s', (name) => {
  const written: Written = JSON.parse(
    readFileSync(join(FIXTURES, name.replace('.sqlite', '.json')), 'utf8'),
  )

  function openOld() {
    const file = join(tempFolder(), 'cartable.sqlite')
    copyFileSync(join(FIXTURES, name), file)
    const open = openDatabase(file)
    onTestFinished(() => open.close())
    return { file, open }
  }

  test('opens, is brought to the latest schema and holds together', () => {
    const { open } = openOld()

    expect(open.sqlite.pragma('user_version', { simple: true })).toBe(migrations.length)
    expect(checkIntegrity(open.sqlite)).toEqual([])
  })

  test('keeps every row', () => {
    const { open } = openOld()

    const rows = Object.keys(written.rows).map((table) => [
      table,
      open.sqlite.prepare(`select count(*) from "${table}"`).pluck().get(),
    ])

    expect(Object.fromEntries(rows)).toEqual(written.rows)
  })

  test('keeps every figure of each action', async () => {
    const { open } = openOld()
    const [annee] = await findAnnees(open.db)
    const numeros = annee?.actions.map(({ numero }) => numero)
    expect(numeros).toEqual(Object.keys(written.indicateurs))

    for (const { id, numero } of annee?.actions ?? []) {
      const found = await findIndicateurs(open.db, id, ARRETE_AU)
      if (!found.ok) throw new Error(found.error.code)
      const figures = [...found.value.indicateurs.figures].map(([code, { valeur }]) => [
        code,
        valeur,
      ])
      expect(Object.fromEntries(figures)).toMatchObject(written.indicateurs[numero] ?? {})
    }
  })

  test.runIf(written.schema < migrations.length)(
    'is copied as it was before it is brought up to date',
    () => {
      const { file } = openOld()
      const folder = join(file, '..', 'backups')

      const [copy] = readdirSync(folder)

      const old = new BetterSqlite3(join(folder, copy ?? ''), { readonly: true })
      onTestFinished(() => void old.close())
      expect(copy).toContain('avant-migration')
      expect(old.pragma('user_version', { simple: true })).toBe(written.schema)
    },
  )

  test('what had been undone there is done again', async () => {
    const { open } = openOld()

    const redone = await redoNext(open.db)

    expect(redone.ok && redone.value?.label).toBe('Règles 2025-2026')
    const parametres = open.sqlite.prepare('select valeur from parametre where cle = ?').pluck()
    expect(parametres.get('effectifMax')).toBe('13')
  })
})
