import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  findCalendrier,
  saveCalendrier,
} from '../../../../main/features/calendrier/calendrier.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import type { PeriodeFermee } from '../../../../shared/ipc/calendrier.ipc.ts'
import { anAnnee, aStructure } from '../../../builders/records.ts'

const NOW = new Date('2025-09-10T09:00:00.000Z')
const PONT: PeriodeFermee = { nom: 'Pont de mai', debut: '2026-05-15', fin: '2026-05-15' }
let open: OpenDatabase
let anneeId: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  anneeId = (await anAnnee(open.db, { debut: '2025-09-01', fin: '2026-08-31' })).id
})

async function calendrier() {
  const found = await findCalendrier(open.db, anneeId)
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}

const save = (vacances: readonly PeriodeFermee[] | null) =>
  saveCalendrier(open.db, { anneeId, vacances }, NOW)

test('an année follows the calendar of its zone, and of another when the structure changes zone', async () => {
  await aStructure(open.db, { zone_scolaire: 'A' })
  const inA = await calendrier()
  await open.db.updateTable('structure').set({ zone_scolaire: 'C' }).execute()

  const inC = await calendrier()

  const hiver = { nom: 'vacances d’hiver' }
  expect(inA).toMatchObject({ zone: 'A', isPropre: false, inconnues: [] })
  expect(inA.vacances).toContainEqual({ ...hiver, debut: '2026-02-07', fin: '2026-02-22' })
  expect(inC.vacances).toContainEqual({ ...hiver, debut: '2026-02-21', fin: '2026-03-08' })
})

test('without a zone every holiday is told as unknown, and public holidays are known all the same', async () => {
  await aStructure(open.db)

  const { vacances, inconnues, feries } = await calendrier()

  expect(vacances).toEqual([])
  expect(inconnues).toContain('vacances de Noël')
  expect(feries).toContainEqual({ date: '2025-11-11', nom: 'Armistice de 1918' })
  expect(feries.every(({ date }) => date >= '2025-09-01' && date <= '2026-08-31')).toBe(true)
})

test('corrected periods stand alone, stay when the zone changes, and undo gives the official ones back', async () => {
  await aStructure(open.db, { zone_scolaire: 'A' })
  const noel = { nom: 'Noël', debut: '2025-12-20', fin: '2026-01-04' }

  const saved = await save([PONT, noel])
  await open.db.updateTable('structure').set({ zone_scolaire: 'B' }).execute()
  const corrected = await calendrier()
  await undoLast(open.db, new Date(NOW))

  expect(saved).toMatchObject({ ok: true, value: { isPropre: true, vacances: [noel, PONT] } })
  expect(corrected).toMatchObject({ isPropre: true, vacances: [noel, PONT], inconnues: [] })
  expect(corrected.officielles.length).toBeGreaterThan(3)
  expect(await calendrier()).toMatchObject({ isPropre: false })
})

test('a year without any holiday can be said, and the official dates taken back', async () => {
  await aStructure(open.db, { zone_scolaire: 'A' })

  await save([])
  const none = await calendrier()
  await save(null)

  expect(none).toMatchObject({ isPropre: true, vacances: [] })
  expect((await calendrier()).vacances.length).toBeGreaterThan(3)
})

test('périodes edited again replace those before, of this année alone', async () => {
  const next = await anAnnee(open.db, { debut: '2026-09-01', fin: '2027-08-31' })
  const theirs = { nom: 'Pont', debut: '2027-05-07', fin: '2027-05-07' }
  await saveCalendrier(open.db, { anneeId: next.id, vacances: [theirs] }, NOW)
  const grippe = { nom: 'Fermeture', debut: '2026-01-12', fin: '2026-01-13' }

  await save([PONT, grippe])
  await save([PONT])
  await save([grippe])

  expect((await calendrier()).vacances).toEqual([grippe])
  expect(await findCalendrier(open.db, next.id)).toMatchObject({ value: { vacances: [theirs] } })
})

test('an end before the beginning and a period outside the année are refused beside their field', async () => {
  await save([PONT])

  const saved = await save([
    { nom: 'À l’envers', debut: '2025-12-20', fin: '2025-12-19' },
    { nom: 'Trop tard', debut: '2026-09-01', fin: '2026-09-02' },
    PONT,
    { nom: 'Trop tôt', debut: '2025-08-01', fin: '2025-08-31' },
    { nom: 'Jusqu’à la rentrée', debut: '2025-08-25', fin: '2025-09-01' },
    { nom: 'Dès le dernier jour', debut: '2026-08-31', fin: '2026-09-10' },
  ])

  expect(saved).toMatchObject({ ok: false, error: { code: 'validation' } })
  if (saved.ok || saved.error.code !== 'validation') throw new Error('expected a refusal')
  expect(Object.keys(saved.error.fields)).toEqual([
    'vacances.0.fin',
    'vacances.1.debut',
    'vacances.3.debut',
  ])
  expect((await calendrier()).vacances).toEqual([PONT])
})

test('an unknown année is told', async () => {
  const save = saveCalendrier(open.db, { anneeId: 'none', vacances: [PONT] }, NOW)

  expect(await findCalendrier(open.db, 'none')).toMatchObject({ error: { what: 'annee' } })
  expect(await save).toMatchObject({ error: { what: 'annee' } })
})
