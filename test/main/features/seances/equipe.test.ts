import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { addEquipe } from '../../../../main/features/seances/saisie-seance.service.ts'
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
