import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { checkQuickly, createSante } from '../../../../main/features/sauvegardes/sante.service.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const BASE = resolve(import.meta.dirname, '../../../fixtures/db/v0.1.0.sqlite')

test('a quick check away from the window says nothing of a sound base, and tells of damaged pages', async () => {
  const file = join(tempFolder(), 'cartable.sqlite')
  copyFileSync(BASE, file)
  const sante = createSante()
  await checkQuickly(file, sante)
  const sound = sante.find()
  const bytes = readFileSync(file)
  bytes.fill(0xa5, 20 * 4096, 40 * 4096)
  writeFileSync(file, bytes)

  await checkQuickly(file, sante)

  expect(sound).toBeNull()
  expect(sante.find()).toEqual({ genre: 'abimees' })
})

test('a copy that fails is told until one is made; one that finds damage tells of damage', () => {
  const sante = createSante()
  const full = { code: 'unwritable', path: '/d', cause: 'full' } as const
  const told = []

  sante.noteCopie({ ok: false, error: full })
  told.push(sante.find())
  sante.noteCopie({ ok: false, error: { code: 'unusable-file', file: 'c', reason: 'abîmée' } })
  told.push(sante.find())
  sante.noteCopie({ ok: true, value: null })
  told.push(sante.find())

  expect(told).toEqual([{ genre: 'copie-impossible', error: full }, { genre: 'abimees' }, null])
})
