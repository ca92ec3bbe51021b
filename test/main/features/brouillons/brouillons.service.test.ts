import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import {
  forgetBrouillon,
  keepBrouillon,
  readBrouillon,
  readBrouillons,
} from '../../../../main/features/brouillons/brouillons.service.ts'
import { findJournalState } from '../../../../main/features/journal/journal.service.ts'
import { brouillonsIpc } from '../../../../shared/ipc/brouillons.ipc.ts'

const DAY_ONE = new Date('2021-09-10T09:00:00.000Z')
const DAY_TWO = new Date('2021-09-11T09:00:00.000Z')
const A_MONTH_LATER = new Date('2021-10-11T09:00:01.000Z')

const nouvelEnfant = (prenom: string) => ({
  formulaire: 'enfants:create',
  sujet: '{"anneeId":"a"}',
  saisie: JSON.stringify({ prenom }),
  ecran: '/enfants?panneau=nouveau',
})

test('a form keeps the last of what was typed in it, and nothing is there to be undone', async () => {
  const { db } = openDatabase(':memory:')

  await keepBrouillon(db, nouvelEnfant('In'), DAY_ONE)
  await keepBrouillon(db, nouvelEnfant('Inès'), DAY_TWO)

  expect(await readBrouillons(db)).toEqual({
    ok: true,
    value: [{ ...nouvelEnfant('Inès'), savedAt: DAY_TWO.toISOString() }],
  })
  expect(await findJournalState(db)).toMatchObject({ undo: null, redo: null })
})

test('two records seen in the same form keep each their own, latest first', async () => {
  const { db } = openDatabase(':memory:')
  const other = { ...nouvelEnfant('Léo'), sujet: '{"enfantId":"leo"}' }

  await keepBrouillon(db, nouvelEnfant('Inès'), DAY_ONE)
  await keepBrouillon(db, other, DAY_TWO)

  const kept = await readBrouillons(db)
  expect(kept.ok && kept.value.map(({ saisie }) => saisie)).toEqual([
    '{"prenom":"Léo"}',
    '{"prenom":"Inès"}',
  ])
  expect(await readBrouillon(db, other)).toMatchObject({ value: { saisie: '{"prenom":"Léo"}' } })
  expect(await readBrouillon(db, { ...other, sujet: '{}' })).toEqual({ ok: true, value: null })
  const form = { ...other, formulaire: 'seances:create' }
  expect(await readBrouillon(db, form)).toEqual({ ok: true, value: null })
  await forgetBrouillon(db, form)
  expect(await readBrouillon(db, other)).toMatchObject({ value: { saisie: '{"prenom":"Léo"}' } })
  await forgetBrouillon(db, nouvelEnfant('Inès'))
  expect(await readBrouillons(db)).toMatchObject({ value: [{ saisie: '{"prenom":"Léo"}' }] })
})

test('once forgotten it is gone, and forgetting again says nothing', async () => {
  const { db } = openDatabase(':memory:')
  await keepBrouillon(db, nouvelEnfant('Inès'), DAY_ONE)

  await forgetBrouillon(db, nouvelEnfant('Inès'))
  await forgetBrouillon(db, nouvelEnfant('Inès'))

  expect(await readBrouillons(db)).toEqual({ ok: true, value: [] })
})

test('what nobody came back to for a month goes with the next one', async () => {
  const { db } = openDatabase(':memory:')
  await keepBrouillon(db, { ...nouvelEnfant('Inès'), sujet: '{"enfantId":"ines"}' }, DAY_ONE)

  await keepBrouillon(db, nouvelEnfant('Léo'), A_MONTH_LATER)

  const kept = await readBrouillons(db)
  expect(kept.ok && kept.value.map(({ saisie }) => saisie)).toEqual(['{"prenom":"Léo"}'])
})

test.each([
  ['{"nom": "Sow"', '"nouveau"', false],
  ['{"nom": "Sow"}', 'nouveau', false],
  ['{"nom": "Sow"}', '"nouveau"', true],
])('a draft %s of %s is kept only where both are JSON: %s', (saisie, sujet, isKept) => {
  const input = { formulaire: 'enfant', sujet, saisie, ecran: '/enfants' }

  const parsed = brouillonsIpc['brouillons:save'].input.safeParse(input)

  expect(parsed.success).toBe(isKept)
})
