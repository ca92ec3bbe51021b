import { beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { saveCalendrier } from '../../../../main/features/calendrier/calendrier.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  createSerie,
  previewSerie,
} from '../../../../main/features/seances/planification.service.ts'
import { aCollectif, anAction, aSeance, aStructure } from '../../../builders/records.ts'

const NOW = new Date('2021-09-10T09:00:00.000Z')
let open: OpenDatabase
let anneeId: string
let mardi: string
let jeudi: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  await aStructure(open.db, { zone_scolaire: 'A' })
  const action = await anAction(open.db)
  anneeId = action.annee_id
  mardi = (await aCollectif(open.db, { action_id: action.id, nom: 'Mardi' })).id
  jeudi = (await aCollectif(open.db, { action_id: action.id, nom: 'Jeudi' })).id
  await open.db
    .insertInto('creneau')
    .values([
      { id: 'k1', collectif_id: mardi, jour: 'mardi', debut: '16:30', fin: '18:00' },
      { id: 'k2', collectif_id: jeudi, jour: 'jeudi', debut: '17:00', fin: '18:30' },
    ])
    .execute()
})

const seances = () => open.db.selectFrom('seance').selectAll().orderBy('date').execute()

async function preview(collectifIds: readonly string[], debut: string, fin: string) {
  const found = await previewSerie(open.db, { collectifIds, debut, fin })
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return found.value
}

test('what is previewed is what is created, in one operation that one undo takes back', async () => {
  const demande = { collectifIds: [mardi, jeudi], debut: '2021-10-01', fin: '2021-11-30' }
  const { series, inconnues } = await preview(demande.collectifIds, demande.debut, demande.fin)

  const created = await createSerie(open.db, { ...demande, sauf: [] }, NOW)

  const planned = series.flatMap((serie) => serie.seances.map(({ date }) => date)).sort()
  expect(series.map(({ collectif }) => collectif)).toEqual(['Jeudi', 'Mardi'])
  expect(inconnues).toEqual([])
  expect(planned.length).toBeGreaterThan(10)
  expect(created).toEqual({ ok: true, value: { creees: planned.length } })
  expect((await seances()).map(({ date }) => date)).toEqual(planned)
  expect((await seances()).every(({ etat, note }) => etat === 'prevue' && note === null)).toBe(true)
  expect(await undoLast(open.db, new Date(NOW))).toMatchObject({
    ok: true,
    value: { label: expect.stringMatching(/^\d+\sséances de 2\scollectifs$/) },
  })
  expect(await seances()).toEqual([])
})

test('a second time, nothing is left to create and nothing to undo', async () => {
  const demande = { collectifIds: [mardi], debut: '2021-10-01', fin: '2021-11-30', sauf: [] }
  await createSerie(open.db, demande, NOW)

  const again = await createSerie(open.db, demande, NOW)

  expect(again).toEqual({ ok: true, value: { creees: 0 } })
  expect(await open.db.selectFrom('operation').selectAll().execute()).toHaveLength(1)
})

test('dates left out by hand are not created', async () => {
  const demande = { collectifIds: [mardi], debut: '2021-10-01', fin: '2021-10-15' }

  await createSerie(open.db, { ...demande, sauf: [{ creneauId: 'k1', date: '2021-10-05' }] }, NOW)

  expect((await seances()).map(({ date }) => date)).toEqual(['2021-10-12'])
})

test('what is left out says why, by the calendar as it was corrected', async () => {
  await saveCalendrier(
    open.db,
    { anneeId, vacances: [{ nom: 'Grève annoncée', debut: '2021-10-05', fin: '2021-10-05' }] },
    NOW,
  )
  await aSeance(open.db, { collectif_id: mardi, date: '2021-10-12', etat: 'annulee' })

  const { series } = await preview([mardi], '2021-10-01', '2021-10-26')

  expect(series[0]?.ecartees.map(({ date, motif }) => [date, motif.nom])).toEqual([
    ['2021-10-05', 'Grève annoncée'],
    ['2021-10-12', 'séance déjà là (16:30–18:00)'],
  ])
  // Without the official calendar, the holidays of Toussaint are open days.
  expect(series[0]?.seances.map(({ date }) => date)).toEqual(['2021-10-19', '2021-10-26'])
})

test('séances of one collectif are no obstacle to another', async () => {
  await aSeance(open.db, { collectif_id: jeudi, date: '2021-10-05', debut: '16:30', fin: '18:00' })

  const { series } = await preview([mardi], '2021-10-05', '2021-10-05')

  expect(series[0]?.seances).toHaveLength(1)
})

test('a collectif without créneau gives nothing, and says that it has none', async () => {
  const { id } = await aCollectif(open.db, { nom: 'Vide' })

  const { series } = await preview([id], '2021-10-01', '2021-10-31')

  expect(series).toMatchObject([{ creneaux: 0, seances: [], ecartees: [] }])
})

test('holidays that nobody knows are told, so that she looks', async () => {
  await open.db.updateTable('structure').set({ zone_scolaire: null }).execute()

  const { inconnues } = await preview([mardi], '2021-10-01', '2021-10-31')

  expect(inconnues).toContain('vacances de la Toussaint')
})

describe('refusals', () => {
  test.each([
    ['2021-08-31', '2021-10-31', ['debut']],
    ['2021-09-01', '2022-09-01', ['fin']],
    ['2021-10-31', '2021-10-01', ['fin']],
    ['2020-01-01', '2023-01-01', ['debut', 'fin']],
    ['2022-09-01', '2021-08-31', ['debut', 'fin']],
  ])('a period from %s to %s is refused beside %j', async (debut, fin, fields) => {
    const found = await previewSerie(open.db, { collectifIds: [mardi], debut, fin })

    if (found.ok || found.error.code !== 'validation') throw new Error('expected a refusal')
    expect(Object.keys(found.error.fields)).toEqual(fields)
  })

  test.each([
    ['2021-09-01', '2022-08-31'],
    ['2021-09-01', '2021-09-01'],
    ['2022-08-31', '2022-08-31'],
  ])('a period from %s to %s is of the année', async (debut, fin) => {
    expect(await previewSerie(open.db, { collectifIds: [mardi], debut, fin })).toMatchObject({
      ok: true,
    })
  })

  test('a collectif that is gone is told, and nothing is created for the others', async () => {
    const created = await createSerie(
      open.db,
      { collectifIds: [mardi, 'none'], debut: '2021-10-01', fin: '2021-10-31', sauf: [] },
      NOW,
    )

    expect(created).toMatchObject({ error: { code: 'not-found', what: 'collectif' } })
    expect(await seances()).toEqual([])
  })
})
