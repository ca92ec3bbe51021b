import { beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  createSeance,
  deleteSeance,
  duplicateSeance,
  moveSeance,
} from '../../../../main/features/seances/planification.service.ts'
import { aCollectif, anEnfant, anIntervenant, aSeance } from '../../../builders/records.ts'

const NOW = new Date('2021-10-06T09:00:00.000Z')
let open: OpenDatabase
let collectifId: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  collectifId = (await aCollectif(open.db)).id
})

const seance = (id: string) =>
  open.db.selectFrom('seance').selectAll().where('id', '=', id).executeTakeFirst()

const rows = (table: 'seance' | 'presence' | 'seance_intervenant' | 'seance_activite') =>
  open.db.selectFrom(table).selectAll().execute()

/** The fields of a refusal. */
function refused(result: { readonly ok: boolean; readonly error?: unknown }): readonly string[] {
  const error = result.error as { fields?: Record<string, string> } | undefined
  return Object.keys(error?.fields ?? {})
}

describe('one séance alone', () => {
  const moment = { date: '2021-11-11', debut: '14:00', fin: '17:00' }

  test('is created prévue, on a closed day too', async () => {
    const created = await createSeance(open.db, { collectifId, ...moment }, NOW)

    if (!created.ok) throw new Error(created.error.code)
    expect(await seance(created.value.seanceId)).toMatchObject({ ...moment, etat: 'prevue' })
  })

  test.each([
    [{ ...moment, date: '2022-09-01' }, ['date']],
    [{ ...moment, date: '2021-08-31' }, ['date']],
    [{ ...moment, fin: '13:00' }, ['fin']],
    [{ ...moment, fin: '14:00' }, ['fin']],
    [{ date: '2021-09-28', debut: '17:59', fin: '19:00' }, ['debut']],
  ])('%j is refused beside %j', async (asked, fields) => {
    await aSeance(open.db, { collectif_id: collectifId })

    const created = await createSeance(open.db, { collectifId, ...asked }, NOW)

    expect(refused(created)).toEqual(fields)
    expect(await rows('seance')).toHaveLength(1)
  })

  test.each([
    { ...moment, date: '2021-09-01' },
    { ...moment, date: '2022-08-31' },
    { date: '2021-09-28', debut: '18:00', fin: '19:00' },
    { date: '2021-09-28', debut: '15:30', fin: '16:30' },
    { date: '2021-09-29', debut: '16:30', fin: '18:00' },
  ])('%j is in the année, beside the séance that is there', async (asked) => {
    await aSeance(open.db, { collectif_id: collectifId })
    const other = await aCollectif(open.db, { nom: 'Jeudi' })
    await aSeance(open.db, { ...asked, collectif_id: other.id })

    expect(await createSeance(open.db, { collectifId, ...asked }, NOW)).toMatchObject({ ok: true })
  })

  test('may take the time of a séance annulée', async () => {
    await aSeance(open.db, { collectif_id: collectifId, etat: 'annulee' })

    const created = await createSeance(
      open.db,
      { collectifId, date: '2021-09-28', debut: '16:30', fin: '18:00' },
      NOW,
    )

    expect(created.ok).toBe(true)
  })
})

describe('moving', () => {
  test('keeps what is written on the séance, and may overlap its own old times', async () => {
    const ines = (await anEnfant(open.db)).id
    const { id } = await aSeance(open.db, {
      collectif_id: collectifId,
      presences: { [ines]: 'present' },
    })

    const moved = await moveSeance(
      open.db,
      { seanceId: id, date: '2021-09-28', debut: '17:00', fin: '18:30' },
      NOW,
    )

    expect(moved.ok).toBe(true)
    expect(await seance(id)).toMatchObject({ debut: '17:00', minutes: 90 })
    expect(await rows('presence')).toHaveLength(1)
  })

  test('a séance tenue stays in the past', async () => {
    const { id } = await aSeance(open.db, { collectif_id: collectifId })
    const later = { seanceId: id, debut: '16:30', fin: '18:00' }

    const tomorrow = await moveSeance(open.db, { ...later, date: '2021-10-07' }, NOW)
    const today = await moveSeance(open.db, { ...later, date: '2021-10-06' }, NOW)

    expect(refused(tomorrow)).toEqual(['date'])
    expect(today.ok).toBe(true)
  })

  test('to where it is leaves nothing to undo', async () => {
    const { id, date, debut, fin } = await aSeance(open.db, { collectif_id: collectifId })

    await moveSeance(open.db, { seanceId: id, date, debut, fin }, NOW)

    expect(await open.db.selectFrom('operation').selectAll().execute()).toEqual([])
  })

  test('by its beginning or by its end alone is told as its times', async () => {
    const { id, date, debut, fin } = await aSeance(open.db, { collectif_id: collectifId })

    await moveSeance(open.db, { seanceId: id, date, debut: '16:00', fin }, NOW)
    const sooner = await seance(id)
    await moveSeance(open.db, { seanceId: id, date, debut: '16:00', fin: '17:30' }, NOW)

    expect([sooner?.debut, (await seance(id))?.fin]).toEqual(['16:00', '17:30'])
    expect(await undoLast(open.db, new Date(NOW))).toMatchObject({
      value: { label: 'Horaire de la séance du mardi 28/09 (Mardi)' },
    })
    expect([debut, fin]).toEqual(['16:30', '18:00'])
  })

  test('undo says both days', async () => {
    const planned = { collectif_id: collectifId, date: '2021-10-12', etat: 'prevue' } as const
    const { id } = await aSeance(open.db, planned)
    const vers = { seanceId: id, date: '2021-10-14', debut: '16:30', fin: '18:00' }

    await moveSeance(open.db, vers, NOW)

    expect(await undoLast(open.db, new Date(NOW))).toMatchObject({
      value: { label: 'Séance du mardi 12/10 déplacée au jeudi 14/10 (Mardi)' },
    })
    expect(await seance(id)).toMatchObject({ date: '2021-10-12' })
  })
})

describe('duplicating', () => {
  test('takes times, activités and intervenants along, not what happened that day', async () => {
    const ines = (await anEnfant(open.db)).id
    const omar = (await anIntervenant(open.db)).id
    const { id } = await aSeance(open.db, {
      collectif_id: collectifId,
      note: 'Très calme',
      presences: { [ines]: 'present' },
      intervenants: { [omar]: 45 },
      activites: ['jeux', 'sciences'],
    })

    const copied = await duplicateSeance(open.db, { seanceId: id, date: '2021-10-05' }, NOW)

    if (!copied.ok) throw new Error(copied.error.code)
    const { seanceId } = copied.value
    expect(await seance(seanceId)).toMatchObject({
      date: '2021-10-05',
      debut: '16:30',
      etat: 'prevue',
      note: null,
    })
    expect((await rows('presence')).length).toBe(1)
    expect(await rows('seance_intervenant')).toContainEqual({
      seance_id: seanceId,
      intervenant_id: omar,
      minutes: null,
    })
    expect(await rows('seance_activite')).toHaveLength(4)
  })

  test('onto itself, or outside the année, is refused beside the date', async () => {
    const { id, date } = await aSeance(open.db, { collectif_id: collectifId })

    const same = await duplicateSeance(open.db, { seanceId: id, date }, NOW)
    const outside = await duplicateSeance(open.db, { seanceId: id, date: '2023-01-01' }, NOW)

    expect([refused(same), refused(outside)]).toEqual([['date'], ['date']])
  })
})

describe('deleting', () => {
  test('a séance that is only planned goes with its plan, and undo brings all of it back', async () => {
    const { id } = await aSeance(open.db, {
      collectif_id: collectifId,
      etat: 'prevue',
      activites: ['jeux'],
      intervenants: { [(await anIntervenant(open.db)).id]: null },
    })

    const deleted = await deleteSeance(open.db, id, NOW)
    const left = [await rows('seance'), await rows('seance_activite')]
    await undoLast(open.db, new Date(NOW))

    expect(deleted.ok).toBe(true)
    expect(left).toEqual([[], []])
    expect(await rows('seance_intervenant')).toHaveLength(1)
    expect(await rows('seance_activite')).toHaveLength(1)
  })

  test('is refused with each reason when présences and hours stand on it', async () => {
    const { id } = await aSeance(open.db, {
      collectif_id: collectifId,
      presences: { [(await anEnfant(open.db)).id]: 'absent' },
      intervenants: { [(await anIntervenant(open.db)).id]: null },
    })

    const deleted = await deleteSeance(open.db, id, NOW)

    expect(deleted).toMatchObject({
      error: {
        code: 'deletion-refused',
        label: 'Séance du mardi 28/09',
        reasons: [
          expect.stringMatching(/^1\sprésence y est notée/),
          expect.stringMatching(/^1\sintervenant y a des heures/),
        ],
      },
    })
    expect(await rows('seance')).toHaveLength(1)
  })
})

test('a séance that is gone is told, whatever is asked of it', async () => {
  const where = { seanceId: 'none', date: '2021-10-05', debut: '16:30', fin: '18:00' }

  const answers = [
    await moveSeance(open.db, where, NOW),
    await duplicateSeance(open.db, where, NOW),
    await deleteSeance(open.db, 'none', NOW),
  ]

  for (const answer of answers) {
    expect(answer).toMatchObject({ error: { code: 'not-found', what: 'seance' } })
  }
})
