import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { readBytes } from '../../../../main/features/formulaires/formulaires.service.ts'
import { findRetenu } from '../../../../main/features/formulaires/memoire.ts'
import { entreeOf } from '../../../../shared/domain/catalogue.ts'
import { champsOf } from '../../../../shared/domain/trame.ts'
import { aTrame } from '../../../builders/a-trame.ts'
import { readForm } from '../../../builders/formulaires/index.ts'

async function clesOfForm(nom: string): Promise<readonly string[]> {
  const read = await readBytes(nom, readForm(nom))
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value.cles
}

test('the form of the Caf 47 is known at once, each of its places; another is not', async () => {
  const { db, close } = openDatabase(':memory:')

  const cles = await clesOfForm('cases-heritees.docx')
  const known = await findRetenu(db, 'resources/trames', cles)
  const other = await findRetenu(db, 'resources/trames', await clesOfForm('pointilles.docx'))

  expect(known?.places.size).toBe(cles.length)
  expect(cles.filter((cle) => known?.places.has(cle) !== true)).toEqual([])
  const codes = [...(known?.places.values() ?? [])].map((place) => place.code ?? '')
  expect(codes.filter((code) => entreeOf(code) === undefined)).toEqual([])
  expect(other).toBeNull()
  await close()
})

test('every question of the Caf 47 has an answer in the catalogue', () => {
  const codes = champsOf(aTrame()).flatMap(({ code, options }) =>
    options === undefined ? [code] : options.map(({ value }) => `${code}.${value}`),
  )

  expect(codes.filter((code) => entreeOf(code) === undefined)).toEqual([])
})
