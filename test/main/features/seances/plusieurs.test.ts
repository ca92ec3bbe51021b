import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import { changeAll } from '../../../../main/features/seances/plusieurs.service.ts'
import { aCollectif, anEnfant, anIntervenant, aSeance } from '../../../builders/records.ts'

const NOW = new Date('2021-10-12T18:00:00')
let open: OpenDatabase
let collectifId: string
let past: string
let today: string
let later: string
let other: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  collectifId = (await aCollectif(open.db)).id
  const seance = async (date: string) =>
    (await aSeance(open.db, { collectif_id: collectifId, date, etat: 'prevue' })).id
  past = await seance('2021-10-11')
  today = await seance('2021-10-12')
  later = await seance('2021-10-13')
  other = await seance('2021-10-14')
})

type Changement = Parameters<typeof changeAll>[1]['changement']
const change = (seanceIds: string[], changement: Changement) =>
  changeAll(open.db, { seanceIds, changement }, NOW)

/** état, motif, intervenants and activités of each séance, by date. */
const state = () =>
  open.sqlite
    .prepare(`
      select etat, motif,
        (select count(*) from seance_intervenant i where i.seance_id = s.id),
        (select group_concat(activite order by activite) from seance_activite a where a.seance_id = s.id)
      from seance s order by date
    `)
    .raw()
    .all()
const untouched = ['prevue', null, 0, null]

test('people are added to the séances chosen alone; those whose day has come become tenues; undone at once', async () => {
  const ids = [(await anIntervenant(open.db)).id, (await anIntervenant(open.db, { nom: 'Ana' })).id]

  const changed = await change([past, today, later, later], {
    genre: 'equipe',
    intervenantIds: ids,
  })
  const after = state()
  const undone = await undoLast(open.db, NOW)

  expect(changed).toEqual({ ok: true, value: { changees: 3 } })
  expect(after).toEqual([
    ['tenue', null, 2, null],
    ['tenue', null, 2, null],
    ['prevue', null, 2, null],
    untouched,
  ])
  expect(undone).toMatchObject({ value: { label: 'Intervenants de 3\u00a0séances' } })
  expect(state()).toEqual([untouched, untouched, untouched, untouched])
})

test('activités are added to those noted already', async () => {
  await open.db
    .insertInto('seance_activite')
    .values({ seance_id: past, activite: 'jeux' })
    .execute()

  await change([past, later], { genre: 'activites', activites: ['jeux', 'sorties'] })

  expect(state().map((row) => (row as unknown[])[3])).toEqual([
    'jeux,sorties',
    null,
    'jeux,sorties',
    null,
  ])
})

test('séances are cancelled with one motif; without it, or where children came, none is', async () => {
  const { id } = await anEnfant(open.db)
  await open.db
    .insertInto('presence')
    .values({ seance_id: today, enfant_id: id, etat: 'present' })
    .execute()

  const blank = await change([later, other], { genre: 'annulation', motif: '' })
  const attended = await change([past, today], { genre: 'annulation', motif: 'Grève' })
  const done = await change([later, other], { genre: 'annulation', motif: 'Grève' })

  expect(blank).toMatchObject({ error: { fields: { motif: expect.any(String) } } })
  expect(attended).toMatchObject({
    error: { fields: { seanceIds: expect.stringContaining('mardi 12/10') } },
  })
  expect(done.ok).toBe(true)
  expect(state().map((row) => (row as unknown[]).slice(0, 2))).toEqual([
    ['prevue', null],
    ['prevue', null],
    ['annulee', 'Grève'],
    ['annulee', 'Grève'],
  ])
})

test('a séance that is gone or cancelled, or a person who is gone, refuses the whole', async () => {
  await change([other], { genre: 'annulation', motif: 'Grève' })
  const jeux = { genre: 'activites', activites: ['jeux'] } as const

  const answers = [
    await change([past, 'none'], { ...jeux, activites: ['jeux'] }),
    await change([past, other], { ...jeux, activites: ['jeux'] }),
    await change([past], { genre: 'equipe', intervenantIds: ['none'] }),
  ]

  await change([past, today], { genre: 'annulation', motif: 'Grève' })
  const days = async (ids: string[]) => {
    const refused = await change(ids, { ...jeux, activites: ['jeux'] })
    return refused.ok || refused.error.code !== 'validation' ? '' : refused.error.fields.seanceIds
  }
  expect(await days([other, past, today])).toContain('lundi 11/10, mardi 12/10, jeudi 14/10 :')
  await change([later], { genre: 'annulation', motif: 'Grève' })
  expect(await days([other, past, today, later])).toContain(
    'lundi 11/10, mardi 12/10, mercredi 13/10… :',
  )
  await undoLast(open.db, NOW)
  await undoLast(open.db, NOW)

  for (const answer of answers) {
    expect(answer).toMatchObject({ error: { fields: { seanceIds: expect.any(String) } } })
  }
  expect(state()[0]).toEqual(untouched)
})
