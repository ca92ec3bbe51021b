import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  addEquipe,
  replaceIntervenant,
} from '../../../../main/features/seances/saisie-seance.service.ts'
import { openedSeance } from '../../../builders/opened-seance.ts'
import { aCollectif, anIntervenant, aSeance } from '../../../builders/records.ts'

const NOW = new Date('2021-11-02T19:00:00')

let open: OpenDatabase
let collectifId: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  collectifId = (await aCollectif(open.db)).id
})

const aBenevole = async (nom: string, fin: string | null = null) =>
  (
    await anIntervenant(open.db, {
      nom,
      statuts: [{ statut: 'benevole', debut: '2021-09-01', fin }],
    })
  ).id

const aTenue = (date: string, intervenants: Record<string, number | null>) =>
  aSeance(open.db, { collectif_id: collectifId, date, etat: 'tenue', intervenants })

test('proposes the team of the last séance on the same weekday, less those who hold no statut any more', async () => {
  const [ana, bob, gone] = [
    await aBenevole('Ana'),
    await aBenevole('Bob'),
    await aBenevole('Parti', '2021-10-20'),
  ]
  await aTenue('2021-10-05', { [bob]: null })
  await aTenue('2021-10-12', { [ana]: 60, [gone]: null })
  await aTenue('2021-10-14', { [bob]: null })
  // Earlier on the day of the last one.
  await aSeance(open.db, {
    ...{ collectif_id: collectifId, date: '2021-10-12', debut: '08:00', fin: '09:00' },
    ...{ etat: 'tenue', intervenants: { [bob]: null } },
  })
  const { id } = await aSeance(open.db, { collectif_id: collectifId, date: '2021-11-02' })

  const { equipeProposee } = await openedSeance(open.db, id)

  expect(equipeProposee).toMatchObject({ date: '2021-10-12', equipe: [{ intervenantId: ana }] })
  expect(equipeProposee?.equipe).toHaveLength(1)
})

test('proposes nobody where nobody led before, or where somebody is noted already', async () => {
  const ana = await aBenevole('Ana')
  const first = await aTenue('2021-10-05', { [ana]: null })
  const before = await aSeance(open.db, { collectif_id: collectifId, date: '2021-09-28' })

  expect((await openedSeance(open.db, first.id)).equipeProposee).toBeNull()
  expect((await openedSeance(open.db, before.id)).equipeProposee).toBeNull()
})

test('notes the team in one operation, and the séance is held; whoever came for less keeps it', async () => {
  const [ana, bob] = [await aBenevole('Ana'), await aBenevole('Bob')]
  const { id } = await aSeance(open.db, {
    collectif_id: collectifId,
    date: '2021-11-02',
    etat: 'prevue',
    intervenants: { [bob]: 45 },
  })

  const added = await addEquipe(open.db, { seanceId: id, intervenantIds: [ana, bob] }, NOW)

  expect(added.ok).toBe(true)
  const { etat, intervenants } = await openedSeance(open.db, id)
  expect(etat).toBe('tenue')
  expect(intervenants.map(({ nom, minutes }) => [nom, minutes])).toEqual([
    ['Ana', null],
    ['Bob', 45],
  ])
  const operations = await open.db.selectFrom('operation').select('label').execute()
  expect(operations.map(({ label }) => label)).toEqual([
    expect.stringMatching(/^Intervenants du mardi 02\/11/),
  ])
})

test('a cancelled séance takes no team', async () => {
  const ana = await aBenevole('Ana')
  const { id } = await aSeance(open.db, {
    collectif_id: collectifId,
    etat: 'annulee',
    motif: 'Grève',
  })

  const added = await addEquipe(open.db, { seanceId: id, intervenantIds: [ana] }, NOW)

  expect(added).toMatchObject({ ok: false, error: { code: 'validation' } })
})

test('somebody takes the place of another in one act; who is free, taken or was seen is said', async () => {
  const omar = (await anIntervenant(open.db, { nom: 'Sy', telephone: '0600000021' })).id
  const ana = (await anIntervenant(open.db, { nom: 'Ana' })).id
  const bob = (await anIntervenant(open.db, { nom: 'Bob' })).id
  await open.db
    .insertInto('disponibilite')
    .values({ id: 'd', intervenant_id: omar, jour: 'mardi', debut: '16:00', fin: '19:00' })
    .execute()
  await aTenue('2021-10-12', { [omar]: null })
  await aTenue('2021-10-19', { [ana]: 45, [omar]: null })
  const { id } = await aTenue('2021-10-26', { [ana]: 45 })
  const other = (await aCollectif(open.db, { nom: 'Autre' })).id
  await aSeance(open.db, {
    collectif_id: other,
    date: '2021-10-26',
    debut: '17:30',
    fin: '19:00',
    intervenants: { [bob]: null },
  })
  await aSeance(open.db, {
    collectif_id: other,
    date: '2021-10-26',
    debut: '18:00',
    fin: '19:00',
    intervenants: { [omar]: null },
  })

  const { candidats } = await openedSeance(open.db, id)
  const replaced = await replaceIntervenant(
    open.db,
    { seanceId: id, sortantId: ana, entrantId: omar },
    NOW,
  )
  const again = await replaceIntervenant(
    open.db,
    { seanceId: id, sortantId: ana, entrantId: bob },
    NOW,
  )

  expect(candidats.find(({ nom }) => nom === 'Sy')).toMatchObject({
    isDisponible: true,
    isOccupe: false,
    vuLe: '2021-10-19',
    telephone: '0600000021',
  })
  expect(candidats.find(({ nom }) => nom === 'Bob')).toMatchObject({ isOccupe: true, vuLe: null })
  expect(replaced.ok).toBe(true)
  expect((await openedSeance(open.db, id)).intervenants).toMatchObject([
    { intervenantId: omar, minutes: null },
  ])
  expect(again).toMatchObject({ error: { fields: { intervenantId: expect.any(String) } } })
  expect(await undoLast(open.db, NOW)).toMatchObject({
    value: { label: 'Sy Omar à la place de Ana Omar, séance du mardi 26/10 (Mardi)' },
  })
  expect((await openedSeance(open.db, id)).intervenants).toMatchObject([{ minutes: 45 }])
})
