import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  findActionsParents,
  findConcertations,
  findRappelsDus,
  removeRencontre,
  saveActionParents,
  saveConcertation,
} from '../../../../main/features/rencontres/rencontres.service.ts'
import {
  isRappelDu,
  saisieActionParentsSchema,
  saisieConcertationSchema,
} from '../../../../shared/domain/rencontre.ts'
import {
  aConcertation,
  aFamille,
  anAction,
  anActionParents,
  anAnnee,
  anEtablissement,
  aPartenaire,
} from '../../../builders/records.ts'

const NOW = new Date('2021-10-04T16:00:00Z')
const RAPPEL = { date: '2021-11-12', objet: 'rappeler le principal', isFait: false }
let open: OpenDatabase
let action: Awaited<ReturnType<typeof anAction>>

beforeEach(async () => {
  open = openDatabase(':memory:')
  action = await anAction(open.db)
})

const concertation = (rappel: unknown) =>
  saisieConcertationSchema.safeParse({
    actionId: action.id,
    date: '2021-10-04',
    axe: 'ecole',
    genre: 'orientation',
    etablissementId: null,
    partenaireId: null,
    note: '',
    rappel,
  })

const rappels = async () => {
  const found = await findConcertations(open.db, { anneeId: action.annee_id, actionId: null })
  return found.ok && found.value.map(({ rappel }) => rappel)
}

test('what is to be taken up again is kept with the meeting, ticked off, and undone', async () => {
  const read = concertation(RAPPEL)
  if (!read.success) throw read.error

  await saveConcertation(open.db, null, read.data, NOW)
  const [{ id } = { id: '' }] = await open.db.selectFrom('concertation').select('id').execute()
  const kept = await rappels()
  await saveConcertation(open.db, id, { ...read.data, rappel: { ...RAPPEL, isFait: true } }, NOW)
  const done = await rappels()
  await saveConcertation(open.db, id, { ...read.data, rappel: null }, NOW)
  const none = await rappels()
  await undoLast(open.db, NOW)

  expect(kept).toEqual([RAPPEL])
  expect(done).toEqual([{ ...RAPPEL, isFait: true }])
  expect(none).toEqual([null])
  expect(await rappels()).toEqual(done)
})

test('an action with parents keeps what is to be taken up again', async () => {
  const saisie = saisieActionParentsSchema.parse({
    actionId: action.id,
    date: '2021-10-04',
    genre: 'convivialite',
    participants: null,
    familleIds: [],
    note: '',
    rappel: { ...RAPPEL, objet: '' },
  })

  await saveActionParents(open.db, null, saisie, NOW)

  const found = await findActionsParents(open.db, { anneeId: action.annee_id, actionId: null })
  expect(found.ok && found.value).toMatchObject([{ rappel: { ...RAPPEL, objet: null } }])
})

test('a concertation keeps only the kind of partner that its axe shows', async () => {
  const ids = {
    etablissementId: (await anEtablissement(open.db)).id,
    partenaireId: (await aPartenaire(open.db)).id,
  }
  const read = concertation(null)
  if (!read.success) throw read.error

  await saveConcertation(open.db, null, { ...read.data, ...ids }, NOW)
  await saveConcertation(open.db, null, { ...read.data, ...ids, axe: 'territoire' }, NOW)

  const rows = await open.db.selectFrom('concertation').selectAll().orderBy('axe').execute()
  expect(rows).toMatchObject([
    { axe: 'ecole', etablissement_id: ids.etablissementId, partenaire_id: null },
    { axe: 'territoire', etablissement_id: null, partenaire_id: ids.partenaireId },
  ])
})

test('something to take up again without a day is refused at the day', () => {
  const read = concertation({ ...RAPPEL, date: '' })

  expect(read.error?.issues).toMatchObject([{ path: ['rappel', 'date'] }])
})

test('it is due from its day on, until it is done', () => {
  expect([
    isRappelDu(RAPPEL, '2021-11-11'),
    isRappelDu(RAPPEL, '2021-11-12'),
    isRappelDu(RAPPEL, '2022-01-01'),
    isRappelDu({ ...RAPPEL, isFait: true }, '2022-01-01'),
    isRappelDu(null, '2022-01-01'),
  ]).toEqual([false, true, true, false, false])
})

test('deleting one meeting leaves every other one, of its kind and of the other, until it is undone', async () => {
  const { db } = open
  const famille = await aFamille(db)
  const of = { action_id: action.id }
  const reunion = await anActionParents(db, { ...of, date: '2021-10-01', familles: [famille.id] })
  const gouter = await anActionParents(db, { ...of, date: '2021-11-01' })
  const ecole = await aConcertation(db, { ...of, date: '2021-10-12' })
  const ville = await aConcertation(db, { ...of, date: '2021-10-13' })
  const scope = { anneeId: action.annee_id, actionId: null }
  const left = async () => {
    const [parents, concertations] = [
      await findActionsParents(db, scope),
      await findConcertations(db, scope),
    ]
    return [parents, concertations].map((found) =>
      found.ok ? found.value.map(({ rencontreId }) => rencontreId) : found.error,
    )
  }

  const first = await removeRencontre(db, 'action_parents', reunion.id, NOW)
  const afterFirst = await left()
  const second = await removeRencontre(db, 'concertation', ville.id, NOW)
  const afterSecond = await left()
  const undone = await undoLast(db, NOW)
  await undoLast(db, NOW)

  expect([first.ok, second.ok]).toEqual([true, true])
  expect(afterFirst).toEqual([[gouter.id], [ville.id, ecole.id]])
  expect(afterSecond).toEqual([[gouter.id], [ecole.id]])
  expect(undone).toMatchObject({
    ok: true,
    value: { label: 'Suppression\u00a0: Concertation du 13/10/2021' },
  })
  expect(await left()).toEqual([
    [gouter.id, reunion.id],
    [ville.id, ecole.id],
  ])
  const found = await findActionsParents(db, scope)
  expect(found.ok && found.value[1]?.familleIds).toEqual([famille.id])
})

test('a meeting of the other kind, or one that is gone, is not found', async () => {
  const ecole = await aConcertation(open.db, { action_id: action.id })

  expect([
    await removeRencontre(open.db, 'action_parents', ecole.id, NOW),
    await removeRencontre(open.db, 'concertation', 'gone', NOW),
  ]).toMatchObject([{ error: { code: 'not-found' } }, { error: { code: 'not-found' } }])
  expect(await open.db.selectFrom('concertation').select('id').execute()).toHaveLength(1)
})

test('an action shows its own meetings, an année those of all its actions, and no other année’s', async () => {
  const { db } = open
  const other = await anAction(db)
  const lastYear = await anAction(db, {
    annee_id: (await anAnnee(db, { debut: '2020-09-01', fin: '2021-08-31' })).id,
  })
  const famille = await aFamille(db)
  for (const [index, { id }] of [action, other, lastYear].entries()) {
    for (let day = 1; day <= index + 1; day++) {
      await anActionParents(db, { action_id: id, date: `2021-10-0${day}`, familles: [famille.id] })
      await aConcertation(db, { action_id: id, date: `2021-10-1${day}` })
    }
  }
  const shown = async (perimetre: { anneeId: string; actionId: string | null }) => {
    const [parents, concertations] = [
      await findActionsParents(db, perimetre),
      await findConcertations(db, perimetre),
    ]
    if (!parents.ok || !concertations.ok) throw new Error('refused')
    return [parents.value, concertations.value].map((found) =>
      found.map(({ actionId }) => actionId),
    )
  }
  const anneeId = action.annee_id

  expect(await shown({ anneeId, actionId: action.id })).toEqual([[action.id], [action.id]])
  expect(await shown({ anneeId, actionId: other.id })).toEqual([
    [other.id, other.id],
    [other.id, other.id],
  ])
  expect((await shown({ anneeId, actionId: null })).map((ids) => ids.length)).toEqual([3, 3])
})

test('reminders are due from their day on, of both kinds and of the action alone, oldest first, until done', async () => {
  const other = await anAction(open.db)
  const rappel = (date: string, isFait = false) => ({
    ...{
      rappel_date: date,
      rappel_objet: `le ${date}`,
      is_rappel_fait: isFait ? (1 as const) : (0 as const),
    },
  })
  const ids: Record<string, string> = {}
  for (const [nom, action_id, columns] of [
    ['demain', action.id, rappel('2021-11-13')],
    ['jour', action.id, rappel('2021-11-12')],
    ['fait', action.id, rappel('2021-11-01', true)],
    ['sans', action.id, { rappel_date: null }],
    ['ailleurs', other.id, rappel('2021-11-02')],
  ] as const) {
    ids[nom] = (await aConcertation(open.db, { action_id, ...columns })).id
  }
  for (const [nom, action_id, date] of [
    ['parents', action.id, '2021-11-11'],
    ['tard', action.id, '2021-11-13'],
    ['même jour', action.id, '2021-11-12'],
    ['parents ailleurs', other.id, '2021-11-11'],
  ] as const) {
    ids[nom] = (await anActionParents(open.db, { action_id, ...rappel(date) })).id
  }
  ids.ancien = (await aConcertation(open.db, { action_id: action.id, ...rappel('2021-11-03') })).id

  const due = await findRappelsDus(open.db, [action.id], '2021-11-12')

  expect(
    due.map(({ rencontre, rencontreId, rappel: { objet } }) => [rencontre, rencontreId, objet]),
  ).toEqual([
    ['concertation', ids.ancien, 'le 2021-11-03'],
    ['action-parents', ids.parents, 'le 2021-11-11'],
    ['action-parents', ids['même jour'], 'le 2021-11-12'],
    ['concertation', ids.jour, 'le 2021-11-12'],
  ])
})

test('an action with parents keeps the familles that came, saved again those alone; another keeps its own', async () => {
  const [costa, diallo] = [await aFamille(open.db), await aFamille(open.db)]
  const one = await anActionParents(open.db, { action_id: action.id, familles: [costa.id] })
  const other = await anActionParents(open.db, { action_id: action.id, familles: [costa.id] })
  const saisie = saisieActionParentsSchema.parse({
    ...{ actionId: action.id, date: '2021-10-04', genre: 'convivialite', participants: 4 },
    ...{ familleIds: [diallo.id, diallo.id], note: '', rappel: null },
  })

  const saved = await saveActionParents(open.db, one.id, saisie, NOW)
  const gone = await saveActionParents(open.db, 'gone', saisie, NOW)

  const found = await findActionsParents(open.db, { anneeId: action.annee_id, actionId: null })
  const familles = found.ok ? found.value.map((row) => [row.rencontreId, row.familleIds]) : []
  expect(saved).toEqual({ ok: true, value: undefined })
  expect(gone).toMatchObject({ error: { code: 'not-found', what: 'rencontre' } })
  expect(Object.fromEntries(familles)).toEqual({ [one.id]: [diallo.id], [other.id]: [costa.id] })
})

test('a concertation keeps the partner of its own axe, and none of the other', async () => {
  const etablissementId = (await anEtablissement(open.db)).id
  const partenaireId = (await aPartenaire(open.db)).id
  for (const [axe, genre] of [
    ['ecole', 'orientation'],
    ['territoire', 'Réunion'],
  ] as const) {
    await saveConcertation(
      open.db,
      null,
      {
        ...{ actionId: action.id, date: '2021-10-04', axe, genre, note: null, rappel: null },
        ...{ etablissementId, partenaireId, moment: 'amont' },
      },
      NOW,
    )
  }

  const kept = await open.db
    .selectFrom('concertation')
    .select(['axe', 'etablissement_id', 'partenaire_id', 'moment'])
    .orderBy('axe')
    .execute()
  expect(kept).toEqual([
    { axe: 'ecole', etablissement_id: etablissementId, partenaire_id: null, moment: 'amont' },
    { axe: 'territoire', etablissement_id: null, partenaire_id: partenaireId, moment: null },
  ])
})
