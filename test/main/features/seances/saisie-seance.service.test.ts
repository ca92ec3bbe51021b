import { beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  saveIntervenant,
  setActivites,
  setEtat,
  setNote,
} from '../../../../main/features/seances/saisie-seance.service.ts'
import type { EtatSeance } from '../../../../shared/domain/listes.ts'
import { aCollectif, anEnfant, anIntervenant, aSeance } from '../../../builders/records.ts'

const NOW = new Date('2021-10-06T09:00:00.000Z')
let open: OpenDatabase
let collectifId: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  collectifId = (await aCollectif(open.db)).id
})

const seanceOf = async (overrides: Parameters<typeof aSeance>[1] = {}) =>
  (await aSeance(open.db, { collectif_id: collectifId, ...overrides })).id

const stateOf = (id: string) =>
  open.sqlite.prepare('select etat, motif from seance where id = ?').get(id)

const set = (seanceId: string, etat: EtatSeance, motif: string | null = null) =>
  setEtat(open.db, { seanceId, etat, motif }, NOW)

describe('the état of a séance', () => {
  test('is cancelled with a motif, and planned again without it', async () => {
    const id = await seanceOf({ date: '2021-10-12', etat: 'prevue' })

    await set(id, 'annulee', 'Grève')
    const cancelled = stateOf(id)
    await set(id, 'prevue')

    expect(cancelled).toEqual({ etat: 'annulee', motif: 'Grève' })
    expect(stateOf(id)).toEqual({ etat: 'prevue', motif: null })
  })

  test('a cancelled séance of the past on which somebody is noted is held when it is opened again', async () => {
    const omar = (await anIntervenant(open.db)).id
    const id = await seanceOf({ etat: 'annulee', motif: 'Grève', intervenants: { [omar]: null } })

    await set(id, 'prevue')

    expect(stateOf(id)).toEqual({ etat: 'tenue', motif: null })
  })

  test('without a motif, or with enfants present, a séance is not cancelled', async () => {
    const empty = await seanceOf({ etat: 'prevue' })
    const held = await seanceOf({
      date: '2021-10-05',
      presences: { [(await anEnfant(open.db)).id]: 'present' },
    })

    const answers = [await set(empty, 'annulee', ''), await set(held, 'annulee', 'Grève')]

    for (const answer of answers) {
      expect(answer).toMatchObject({ error: { fields: { motif: expect.any(String) } } })
    }
    expect(stateOf(held)).toEqual({ etat: 'tenue', motif: null })
  })

  test('a séance to come is not held, and one that is written on is not un-held', async () => {
    const later = await seanceOf({ date: '2021-10-07', etat: 'prevue' })
    const led = { intervenants: { [(await anIntervenant(open.db)).id]: null } }
    const held = await seanceOf(led)
    // One enfant noted and one person: neither takes the other away.
    const noted = { ...led, presences: { [(await anEnfant(open.db)).id]: 'absent' } } as const
    const both = await seanceOf({ ...noted, date: '2021-10-05' })
    const cancelled = await seanceOf({
      ...{ ...noted, date: '2021-10-04', etat: 'annulee', motif: 'Grève' },
    })

    const answers = [
      await set(later, 'tenue'),
      await set(held, 'prevue'),
      await set(both, 'prevue'),
    ]
    await set(cancelled, 'prevue')

    expect(stateOf(cancelled)).toEqual({ etat: 'tenue', motif: null })
    for (const answer of answers) {
      expect(answer).toMatchObject({ error: { fields: { etat: expect.any(String) } } })
    }
  })

  test('a séance is held from its own day on: not the day before', async () => {
    const yesterday = await seanceOf({ date: '2021-10-05', etat: 'prevue' })
    const today = await seanceOf({ date: '2021-10-06', etat: 'prevue' })
    const tomorrow = await seanceOf({ date: '2021-10-07', etat: 'prevue' })

    const held = [await set(yesterday, 'tenue'), await set(today, 'tenue')]
    const refused = await set(tomorrow, 'tenue')

    expect(held).toMatchObject([{ ok: true }, { ok: true }])
    expect(refused).toMatchObject({ error: { fields: { etat: expect.any(String) } } })
    expect([yesterday, today, tomorrow].map(stateOf)).toMatchObject([
      { etat: 'tenue' },
      { etat: 'tenue' },
      { etat: 'prevue' },
    ])
  })

  test('a cancelled séance of today with somebody on it is held when opened again, one of tomorrow is planned', async () => {
    const omar = (await anIntervenant(open.db)).id
    const cancelled = { etat: 'annulee', motif: 'Grève', intervenants: { [omar]: null } } as const
    const today = await seanceOf({ ...cancelled, date: '2021-10-06' })
    const tomorrow = await seanceOf({ ...cancelled, date: '2021-10-07' })

    await set(today, 'prevue')
    await set(tomorrow, 'prevue')

    expect([today, tomorrow].map(stateOf)).toMatchObject([{ etat: 'tenue' }, { etat: 'prevue' }])
  })

  test('what is changed on one séance leaves the other séances of its collectif as they are', async () => {
    const omar = (await anIntervenant(open.db)).id
    const other = await seanceOf({
      date: '2021-10-05',
      note: 'Calme',
      activites: ['jeux'],
      intervenants: { [omar]: 45 },
    })
    const id = await seanceOf({ etat: 'prevue', activites: ['jeux', 'sciences'] })
    const on = (table: string) =>
      open.sqlite.prepare(`select * from ${table} where seance_id = ?`).all(other)
    const before = [stateOf(other), on('seance_activite'), on('seance_intervenant')]

    await setNote(open.db, { seanceId: id, note: 'Bruyant' }, NOW)
    await setActivites(open.db, { seanceId: id, activites: ['sciences'] }, NOW)
    await saveIntervenant(
      open.db,
      { seanceId: id, intervenantId: omar, isPresent: true, minutes: 30 },
      NOW,
    )
    await saveIntervenant(
      open.db,
      { seanceId: id, intervenantId: omar, isPresent: false, minutes: null },
      NOW,
    )
    await set(id, 'annulee', 'Grève')

    expect([stateOf(other), on('seance_activite'), on('seance_intervenant')]).toEqual(before)
    expect(open.sqlite.prepare('select note from seance where id = ?').pluck().get(other)).toBe(
      'Calme',
    )
    expect(stateOf(id)).toEqual({ etat: 'annulee', motif: 'Grève' })
  })

  test('one without anything on it can be held, and planned again', async () => {
    const id = await seanceOf({ etat: 'prevue' })

    await set(id, 'tenue')
    const held = stateOf(id)
    await set(id, 'prevue')

    expect([held, stateOf(id)]).toMatchObject([{ etat: 'tenue' }, { etat: 'prevue' }])
  })
})

describe('what is written on a séance', () => {
  test('activités replace those noted, and undo brings them back', async () => {
    const id = await seanceOf({ activites: ['jeux', 'sciences'] })
    const noted = () =>
      open.sqlite.prepare('select activite from seance_activite order by activite').pluck().all()

    await setActivites(open.db, { seanceId: id, activites: ['sciences', 'sorties'] }, NOW)
    const after = noted()
    const undone = await undoLast(open.db, new Date())

    expect(after).toEqual(['sciences', 'sorties'])
    expect(undone).toMatchObject({ value: { label: 'Activités du mardi 28/09 (Mardi)' } })
    expect(noted()).toEqual(['jeux', 'sciences'])
  })

  test('the note is kept, and emptied', async () => {
    const id = await seanceOf()
    const note = () => open.sqlite.prepare('select note from seance').pluck().get()

    await setNote(open.db, { seanceId: id, note: 'Sortie au musée' }, NOW)
    const kept = note()
    await setNote(open.db, { seanceId: id, note: '' }, NOW)

    expect([kept, note()]).toEqual(['Sortie au musée', null])
  })

  test('the same again leaves nothing to undo', async () => {
    const omar = (await anIntervenant(open.db)).id
    const id = await seanceOf({ activites: ['jeux'], intervenants: { [omar]: null } })
    const seanceId = id

    await setActivites(open.db, { seanceId, activites: ['jeux', 'jeux'] }, NOW)
    await setNote(open.db, { seanceId, note: '' }, NOW)
    await set(id, 'tenue')
    // 90 minutes is the séance's own duration.
    const same = { seanceId, intervenantId: omar, isPresent: true, minutes: 90 }
    await saveIntervenant(open.db, same, NOW)

    expect(await open.db.selectFrom('operation').selectAll().execute()).toEqual([])
  })
})

describe('who leads', () => {
  const noted = () =>
    open.sqlite.prepare('select intervenant_id, minutes from seance_intervenant').all()

  test('makes a séance prévue of the past tenue, in the same operation', async () => {
    const omar = (await anIntervenant(open.db)).id
    const id = await seanceOf({ etat: 'prevue' })
    const input = { seanceId: id, intervenantId: omar, isPresent: true, minutes: 45 }

    await saveIntervenant(open.db, input, NOW)
    const after = [stateOf(id), noted()]
    await undoLast(open.db, new Date())

    expect(after).toMatchObject([{ etat: 'tenue' }, [{ intervenant_id: omar, minutes: 45 }]])
    expect([stateOf(id), noted()]).toMatchObject([{ etat: 'prevue' }, []])
  })

  test('is planned ahead without holding the séance, and taken away again', async () => {
    const omar = (await anIntervenant(open.db)).id
    const id = await seanceOf({ date: '2021-10-12', etat: 'prevue' })
    const input = { seanceId: id, intervenantId: omar, isPresent: true, minutes: null }

    await saveIntervenant(open.db, input, NOW)
    const planned = [stateOf(id), noted()]
    await saveIntervenant(open.db, { ...input, isPresent: false }, NOW)

    expect(planned).toMatchObject([{ etat: 'prevue' }, [{ minutes: null }]])
    expect(noted()).toEqual([])
  })

  test('is taken away from a séance that was cancelled', async () => {
    const omar = (await anIntervenant(open.db)).id
    const id = await seanceOf({ etat: 'annulee', intervenants: { [omar]: null } })
    const input = { seanceId: id, intervenantId: omar, isPresent: false, minutes: null }

    const done = await saveIntervenant(open.db, input, NOW)

    expect([done.ok, noted()]).toEqual([true, []])
  })

  test('is refused on a séance annulée, and when the person is gone', async () => {
    const omar = (await anIntervenant(open.db)).id
    const cancelled = await seanceOf({ etat: 'annulee' })
    const held = await seanceOf({ date: '2021-10-05' })
    const ask = (seanceId: string, intervenantId: string) =>
      saveIntervenant(open.db, { seanceId, intervenantId, isPresent: true, minutes: null }, NOW)

    const answers = [await ask(cancelled, omar), await ask(held, 'none')]

    for (const answer of answers) {
      expect(answer).toMatchObject({ error: { fields: { intervenantId: expect.any(String) } } })
    }
    expect(noted()).toEqual([])
  })
})
