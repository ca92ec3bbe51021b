import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { findAction } from '../../../../main/features/actions/actions.service.ts'
import {
  findAnnees,
  findStructureNom,
  startAnnee,
} from '../../../../main/features/annees/annees.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import type { FirstStart } from '../../../../shared/ipc/app.ipc.ts'

const NOW = new Date('2025-09-10T09:00:00Z')
const FIRST: FirstStart = {
  structure: 'Centre social du Moulin',
  zoneScolaire: 'A',
  debut: '2025-09-01',
  fin: '2026-08-31',
  action: { numero: '1', intitule: '' },
}

test('the first année is one act that an undo takes back', async () => {
  const { db } = openDatabase(':memory:')

  const started = await startAnnee(db, FIRST, NOW)
  const annees = await findAnnees(db)
  const action = await findAction(db, annees[0]?.actions[0]?.id ?? '')
  const nom = await findStructureNom(db)
  const undone = await undoLast(db, NOW)

  expect(started.ok).toBe(true)
  expect(annees).toMatchObject([
    { debut: '2025-09-01', actions: [{ numero: '1', intitule: null }] },
  ])
  expect(action).toMatchObject({ value: { bonificationEnfant: false, bonificationParent: false } })
  expect(undone).toMatchObject({ value: { label: 'Ouverture de l’année 2025-2026' } })
  expect(await findAnnees(db)).toEqual([])
  expect([nom, await findStructureNom(db)]).toEqual([{ nom: 'Centre social du Moulin' }, null])
})

test.each([
  ['2026-08-31', '2027-08-31', false],
  ['2026-09-01', '2027-08-31', true],
])('an année from %s is opened beside 2025-2026: %s, %s', async (debut, fin, isOpened) => {
  const { db } = openDatabase(':memory:')
  await startAnnee(db, FIRST, NOW)

  const second = await startAnnee(db, { ...FIRST, debut, fin }, NOW)

  expect(second.ok).toBe(isOpened)
  expect(await findAnnees(db)).toHaveLength(isOpened ? 2 : 1)
})

test('an année that ends as it begins is refused', async () => {
  const { db } = openDatabase(':memory:')

  const started = await startAnnee(db, { ...FIRST, fin: FIRST.debut }, NOW)

  expect(started).toMatchObject({ ok: false, error: { code: 'validation' } })
})
