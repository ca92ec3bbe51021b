import { beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  addCreneau,
  changeCreneau,
  previewCreneau,
} from '../../../../main/features/collectifs/collectifs.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import { todayOf } from '../../../../shared/dates.ts'
import { aCollectif, anIntervenant, aSeance, aStructure } from '../../../builders/records.ts'

const NOW = new Date('2021-10-06T09:00:00.000Z')
const MARDI = { jour: 'mardi', debut: '16:30', fin: '18:00' } as const
const JEUDI = { jour: 'jeudi', debut: '17:00', fin: '18:30' } as const
let open: OpenDatabase
let collectifId: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  await aStructure(open.db, { zone_scolaire: 'A' })
  collectifId = (await aCollectif(open.db)).id
  await open.db
    .insertInto('creneau')
    .values({ id: 'k', collectif_id: collectifId, ...MARDI })
    .execute()
})

const moments = () =>
  open.sqlite
    .prepare("select id || ' ' || date || ' ' || debut from seance order by date")
    .pluck()
    .all()

const creneaux = () => open.sqlite.prepare('select jour, debut, fin from creneau').all()

/** Held on 28/09 and 05/10, planned on 12/10 (led by somebody already) and 19/10, then 09/11. */
async function someSeances(): Promise<void> {
  const omar = (await anIntervenant(open.db)).id
  const of = (id: string, date: string, etat: 'tenue' | 'prevue') => ({
    id,
    date,
    etat,
    collectif_id: collectifId,
  })
  await aSeance(open.db, of('s1', '2021-09-28', 'tenue'))
  await aSeance(open.db, of('s2', '2021-10-05', 'prevue'))
  await aSeance(open.db, { ...of('s3', '2021-10-12', 'prevue'), intervenants: { [omar]: null } })
  await aSeance(open.db, of('s4', '2021-10-19', 'prevue'))
  await aSeance(open.db, of('s5', '2021-11-09', 'prevue'))
}

describe('a change of créneau', () => {
  test('re-plans what is to come off the closed days, in one operation with the créneau', async () => {
    await someSeances()
    const before = moments()

    const preview = await previewCreneau(open.db, { creneauId: 'k', vers: JEUDI }, todayOf(NOW))
    const unchanged = moments()
    await changeCreneau(open.db, { creneauId: 'k', vers: JEUDI, replanifier: true }, NOW)
    const after = moments()

    if (!preview.ok) throw new Error(preview.error.code)
    expect(unchanged).toEqual(before)
    expect(preview.value.deplacees.map(({ seanceId, vers }) => [seanceId, vers.date])).toEqual([
      ['s4', '2021-10-21'],
    ])
    // 11 November is a public holiday, the week of Toussaint has no other day.
    expect(preview.value.supprimees).toMatchObject([
      { seanceId: 's5', motif: { genre: 'ferie', nom: 'Armistice de 1918' } },
    ])
    expect(preview.value.conservees.map(({ seanceId }) => seanceId)).toEqual(['s3'])
    expect(after).toEqual([
      's1 2021-09-28 16:30',
      's2 2021-10-05 16:30',
      's3 2021-10-12 16:30',
      's4 2021-10-21 17:00',
    ])
    expect(creneaux()).toEqual([JEUDI])
    await undoLast(open.db, new Date())
    expect([moments(), creneaux()]).toEqual([before, [MARDI]])
  })

  test('can leave the séances as they are', async () => {
    await someSeances()
    const before = moments()

    await changeCreneau(open.db, { creneauId: 'k', vers: JEUDI, replanifier: false }, NOW)

    expect(moments()).toEqual(before)
    expect(creneaux()).toEqual([JEUDI])
  })

  test('a créneau taken away takes along only what is to come and untouched', async () => {
    await someSeances()
    await open.db
      .insertInto('creneau')
      .values({ id: 'other', collectif_id: collectifId, ...JEUDI })
      .execute()

    await changeCreneau(open.db, { creneauId: 'k', vers: null, replanifier: true }, NOW)

    expect(moments()).toEqual(['s1 2021-09-28 16:30', 's2 2021-10-05 16:30', 's3 2021-10-12 16:30'])
    expect(creneaux()).toEqual([JEUDI])
  })

  test('is refused beside its field when it overlaps another créneau or ends before it begins', async () => {
    await addCreneau(open.db, { collectifId, ...JEUDI }, NOW)

    const onto = await previewCreneau(
      open.db,
      { creneauId: 'k', vers: { ...JEUDI, debut: '18:00', fin: '19:00' } },
      todayOf(NOW),
    )
    const inverted = await changeCreneau(
      open.db,
      { creneauId: 'k', vers: { ...MARDI, fin: '16:00' }, replanifier: true },
      NOW,
    )

    expect(onto).toMatchObject({ error: { fields: { 'vers.debut': expect.any(String) } } })
    expect(inverted).toMatchObject({ error: { fields: { 'vers.fin': expect.any(String) } } })
    expect(creneaux()).toEqual([MARDI, JEUDI])
  })

  test('may overlap its own old times', async () => {
    const vers = { ...MARDI, debut: '17:00', fin: '18:30' }

    const changed = await changeCreneau(open.db, { creneauId: 'k', vers, replanifier: true }, NOW)

    expect(changed.ok).toBe(true)
    expect(creneaux()).toEqual([vers])
  })

  test('of a créneau that is gone is told', async () => {
    const preview = await previewCreneau(open.db, { creneauId: 'none', vers: null }, todayOf(NOW))

    expect(preview).toMatchObject({ error: { code: 'not-found', what: 'creneau' } })
  })
})

test('a créneau is added unless it overlaps another of the collectif', async () => {
  const added = await addCreneau(open.db, { collectifId, ...JEUDI }, NOW)
  const again = await addCreneau(open.db, { collectifId, ...JEUDI }, NOW)

  expect(added.ok).toBe(true)
  expect(again).toMatchObject({ error: { fields: { debut: expect.stringContaining('jeudi') } } })
  expect(creneaux()).toEqual([MARDI, JEUDI])
})
