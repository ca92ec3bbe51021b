import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import { savePresences } from '../../../../main/features/presences/presences.service.ts'
import { saveEquipe } from '../../../../main/features/seances/equipe.service.ts'
import {
  duplicateSeance,
  findSeancesExistantes,
} from '../../../../main/features/seances/planification.service.ts'
import { changeAll } from '../../../../main/features/seances/plusieurs.service.ts'
import {
  replaceIntervenant,
  saveIntervenant,
  setEtat,
} from '../../../../main/features/seances/saisie-seance.service.ts'
import { openedSeance } from '../../../builders/opened-seance.ts'
import {
  aCollectif,
  anEnfant,
  anInscription,
  anIntervenant,
  aSeance,
} from '../../../builders/records.ts'

const NOW = new Date('2021-10-12T18:00:00')
let open: OpenDatabase
let mardi: string
let autre: string
let ines: string
const ids: Record<string, string> = {}

/** Two collectifs of one action, of which each séance below has a neighbour with other records. */
beforeEach(async () => {
  open = openDatabase(':memory:')
  const collectif = await aCollectif(open.db)
  mardi = collectif.id
  autre = (await aCollectif(open.db, { action_id: collectif.action_id, nom: 'Autre' })).id
  ines = (await anEnfant(open.db)).id
  await anInscription(open.db, { enfant_id: ines, collectif_id: mardi })
  for (const nom of ['Ana', 'Bob', 'Cléo']) ids[nom] = (await anIntervenant(open.db, { nom })).id
})

const of = (nom: string) => ids[nom] as string
const seance = async (date: string, more: object = {}) =>
  (await aSeance(open.db, { collectif_id: mardi, date, ...more })).id
const etatOf = (id: string) =>
  open.sqlite.prepare('select etat from seance where id = ?').pluck().get(id)
const notedAt = (id: string) =>
  open.sqlite
    .prepare(
      'select v.nom from seance_intervenant si join intervenant v on v.id = si.intervenant_id where si.seance_id = ? order by v.nom',
    )
    .pluck()
    .all(id)

test('présences and people of another séance keep nobody from cancelling, holding or un-holding this one', async () => {
  await seance('2021-09-28', {
    presences: { [ines]: 'present' },
    intervenants: { [of('Ana')]: null },
  })
  const absent = await seance('2021-10-05', { presences: { [ines]: 'absent' } })
  const empty = await seance('2021-10-12')

  const cancel = { etat: 'annulee', motif: 'Grève' } as const
  const done = [
    await setEtat(open.db, { seanceId: absent, ...cancel }, NOW),
    await setEtat(open.db, { seanceId: empty, etat: 'prevue', motif: null }, NOW),
    await setEtat(open.db, { seanceId: empty, ...cancel }, NOW),
    await setEtat(open.db, { seanceId: empty, etat: 'prevue', motif: null }, NOW),
  ]

  expect(done.map(({ ok }) => ok)).toEqual([true, true, true, true])
  expect([etatOf(absent), etatOf(empty)]).toEqual(['annulee', 'prevue'])
  await setEtat(open.db, { seanceId: empty, etat: 'tenue', motif: null }, NOW)
  expect(await undoLast(open.db, NOW)).toMatchObject({
    value: { label: 'Séance tenue du mardi 12/10 (Mardi)' },
  })
  expect(await undoLast(open.db, NOW)).toMatchObject({
    value: { label: 'Réouverture de la séance du mardi 12/10 (Mardi)' },
  })
})

test('a séance where enfants were only absent may be cancelled with others', async () => {
  const absent = await seance('2021-10-05', { presences: { [ines]: 'absent' } })
  const changement = { genre: 'annulation', motif: 'Grève' } as const

  expect(await changeAll(open.db, { seanceIds: [absent], changement }, NOW)).toMatchObject({
    ok: true,
  })
})

test('one of a team is taken away or replaced, the others stay; the séance of the day is then held', async () => {
  const all = { [of('Ana')]: null, [of('Bob')]: null }
  const id = await seance('2021-10-12', { etat: 'prevue', intervenants: all })
  const cancelled = await seance('2021-10-05', { etat: 'annulee', intervenants: all })
  const away = { seanceId: id, intervenantId: of('Ana'), isPresent: false, minutes: null }
  const [sortantId, entrantId] = [of('Bob'), of('Cléo')]

  await saveIntervenant(open.db, away, NOW)
  const left = notedAt(id)
  await undoLast(open.db, NOW)
  const replaced = await replaceIntervenant(open.db, { seanceId: id, sortantId, entrantId }, NOW)
  const refused = [
    await replaceIntervenant(open.db, { seanceId: cancelled, sortantId, entrantId }, NOW),
    await replaceIntervenant(open.db, { seanceId: id, sortantId, entrantId: 'gone' }, NOW),
    await replaceIntervenant(
      open.db,
      { seanceId: id, sortantId: of('Ana'), entrantId: 'gone' },
      NOW,
    ),
    await replaceIntervenant(open.db, { seanceId: 'gone', sortantId, entrantId }, NOW),
  ]

  expect(left).toEqual(['Bob'])
  expect(replaced.ok).toBe(true)
  expect([notedAt(id), etatOf(id)]).toEqual([['Ana', 'Cléo'], 'tenue'])
  expect(refused).toMatchObject([
    { error: { fields: { intervenantId: expect.stringContaining('annulée') } } },
    { error: { fields: { intervenantId: expect.stringContaining('n’existe plus') } } },
    { error: { fields: { intervenantId: expect.stringContaining('n’existe plus') } } },
    { error: { code: 'not-found', what: 'seance' } },
  ])
})

test('a copy takes the activités and people of its séance alone', async () => {
  const id = await seance('2021-09-28', {
    activites: ['jeux'],
    intervenants: { [of('Ana')]: null },
  })
  await seance('2021-10-05', { activites: ['sorties'], intervenants: { [of('Bob')]: null } })

  const copied = await duplicateSeance(open.db, { seanceId: id, date: '2021-10-19' }, NOW)

  const copy = copied.ok ? copied.value.seanceId : ''
  const { activites } = await openedSeance(open.db, copy)
  expect([notedAt(copy), activites]).toEqual([['Ana'], ['jeux']])
})

test('a séance already held is not told as held by its présences', async () => {
  const held = await seance('2021-10-05')
  const today = await seance('2021-10-12', { etat: 'prevue' })
  const presences = [held, today].map((seanceId) => ({
    seanceId,
    enfantId: ines,
    etat: 'absent' as const,
  }))

  expect(await savePresences(open.db, { presences }, NOW)).toEqual({
    ok: true,
    value: { tenues: [today] },
  })
})

test('the team of one créneau gives way whole to another, and that of the next créneau stays', async () => {
  const team = async () =>
    open.sqlite
      .prepare(
        'select m.creneau_id, v.nom from creneau_intervenant m join intervenant v on v.id = m.intervenant_id order by 1, 2',
      )
      .raw()
      .all()
  for (const [id, collectif_id, jour] of [
    ['k1', mardi, 'mardi'],
    ['k2', mardi, 'jeudi'],
    ['k3', autre, 'mardi'],
  ] as const) {
    const when = { jour, debut: '16:30', fin: '18:00' }
    await open.db
      .insertInto('creneau')
      .values({ id, collectif_id, ...when })
      .execute()
  }
  const later = await seance('2021-10-19', { etat: 'prevue' })
  const shorter = await seance('2021-10-26', { etat: 'prevue', debut: '16:30', fin: '17:30' })
  const ofAutre = await seance('2021-10-19', { collectif_id: autre, etat: 'prevue' })
  const member = (nom: string) => ({ intervenantId: of(nom), debut: '2021-09-01', fin: null })
  const save = (creneauId: string, ...noms: readonly string[]) =>
    saveEquipe(open.db, { creneauId, membres: noms.map(member) }, NOW)

  await save('k2', 'Bob')
  await save('k1', 'Ana', 'Bob')
  const both = notedAt(later)
  const changed = await save('k1', 'Cléo')
  const same = await save('k1', 'Cléo')
  const twice = await save('k1', 'Ana', 'Ana')

  expect(both).toEqual(['Ana', 'Bob'])
  expect([changed, same]).toMatchObject([{ value: { seances: 1 } }, { value: { seances: 0 } }])
  expect(twice).toMatchObject({ error: { fields: { 'membres.1.debut': expect.any(String) } } })
  expect([later, shorter, ofAutre].map(notedAt)).toEqual([['Cléo'], [], []])
  expect(await team()).toEqual([
    ['k1', 'Cléo'],
    ['k2', 'Bob'],
  ])
  // The team of its own créneau writes nothing on a séance; somebody else, or minutes of one's own, do.
  const hasRecords = async () =>
    (await findSeancesExistantes(open.db, mardi)).map((one) => one.hasRecords)
  expect(await hasRecords()).toEqual([false, false])
  const own = { seanceId: later, intervenantId: of('Cléo'), isPresent: true, minutes: 45 }
  await saveIntervenant(open.db, own, NOW)
  const other = { seanceId: shorter, intervenantId: of('Ana'), isPresent: true, minutes: null }
  await saveIntervenant(open.db, other, NOW)
  expect(await hasRecords()).toEqual([true, true])
})

test('who may lead is told free from the very hour to the very hour; the last team is of this collectif and before', async () => {
  const id = await seance('2021-10-12', { etat: 'prevue' })
  await seance('2021-10-05', { intervenants: { [of('Ana')]: null } })
  await seance('2021-10-05', {
    etat: 'annulee',
    debut: '19:00',
    fin: '20:00',
    intervenants: { [of('Bob')]: null },
  })
  await seance('2021-09-28', { intervenants: { [of('Bob')]: null } })
  await seance('2021-10-12', { debut: '19:00', fin: '20:00', intervenants: { [of('Bob')]: null } })
  await seance('2021-10-05', {
    collectif_id: autre,
    debut: '18:00',
    fin: '19:00',
    intervenants: { [of('Cléo')]: null },
  })
  for (const [n, [nom, debut, fin]] of [
    ['Bob', '16:30', '18:00'],
    ['Cléo', '16:31', '18:00'],
    ['Ana', '16:30', '17:59'],
  ].entries()) {
    const when = { jour: 'mardi', debut: debut as string, fin: fin as string } as const
    await open.db
      .insertInto('disponibilite')
      .values({ id: `d${n}`, intervenant_id: of(nom as string), ...when })
      .execute()
  }

  const { candidats, equipeProposee } = await openedSeance(open.db, id)

  expect(
    candidats.map(({ nom, isHabituel, isDisponible }) => [nom, isHabituel, isDisponible]),
  ).toEqual([
    ['Bob', true, true],
    ['Ana', true, false],
    ['Cléo', false, false],
  ])
  expect(equipeProposee).toMatchObject({ date: '2021-10-05', equipe: [{ nom: 'Ana' }] })
})
