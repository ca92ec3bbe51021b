import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { findIntervenantsOf } from '../../../../main/features/intervenants/intervenants.service.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anIntervenant,
  aSeance,
  someHeures,
} from '../../../builders/records.ts'

const TODAY = '2022-04-30'

async function intervenantsOf(
  db: ReturnType<typeof openDatabase>['db'],
  anneeId: string,
  actionId: string | null = null,
) {
  const result = await findIntervenantsOf(db, { anneeId, actionId }, TODAY)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

test('hours are one’s own minutes or the séance’s duration, and hours noted apart', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const { id: collectif_id, action_id } = await aCollectif(db)
  const { id } = await anIntervenant(db, {
    statuts: [
      { statut: 'salarie', debut: '2021-09-01', fin: '2021-09-30' },
      { statut: 'benevole', debut: '2021-10-01' },
    ],
  })
  await aSeance(db, { collectif_id, intervenants: { [id]: null } })
  await aSeance(db, { collectif_id, date: '2021-10-05', intervenants: { [id]: 60 } })
  await aSeance(db, { collectif_id, date: '2021-10-19', intervenants: { [id]: 30 } })
  await aSeance(db, {
    collectif_id,
    date: '2021-10-12',
    etat: 'annulee',
    intervenants: { [id]: null },
  })
  await aSeance(db, { collectif_id, date: '2022-05-03', intervenants: { [id]: null } })
  await someHeures(db, { intervenant_id: id, action_id, minutes: 135 })
  await someHeures(db, { intervenant_id: id, action_id, minutes: 60, date: '2022-05-10' })

  const [ligne] = await intervenantsOf(db, annee.id)

  expect(ligne).toMatchObject({
    seancesTenues: 3,
    minutesSeances: 180,
    minutesAutres: 135,
    minutesSansStatut: 0,
    derniereSeance: '2021-10-19',
  })
})

test('the day itself counts; who followed a formation of another action alone is not of this one', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const { id: collectif_id, action_id } = await aCollectif(db)
  const { id } = await anIntervenant(db, { nom: 'Ici' })
  await aSeance(db, { collectif_id, date: TODAY, intervenants: { [id]: null } })
  await someHeures(db, { intervenant_id: id, action_id, minutes: 20, date: TODAY })
  const other = await anAction(db)
  const formation = { theme: 'Lire', minutes: 60, is_conjointe: 0, date: '2021-10-05' } as const
  for (const [formation_id, own] of [
    ['here', action_id],
    ['there', other.id],
  ] as const) {
    await db
      .insertInto('formation')
      .values({ ...formation, id: formation_id, action_id: own })
      .execute()
    const { id: intervenant_id } = await anIntervenant(db, { nom: formation_id })
    const came = { formation_id, intervenant_id, minutes: null }
    await db.insertInto('formation_intervenant').values(came).execute()
  }

  const lignes = await intervenantsOf(db, annee.id, action_id)

  expect(lignes.map((l) => [l.nom, l.minutesSeances, l.minutesAutres])).toEqual([
    ['here', 0, 60],
    ['Ici', 90, 20],
  ])
  expect(lignes[1]?.derniereSeance).toBe(TODAY)
  expect(await findIntervenantsOf(db, { anneeId: 'none', actionId: null }, TODAY)).toMatchObject({
    error: { code: 'not-found', what: 'annee' },
  })
})

test('minutes on a day when no statut was in force are told apart', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const { id: collectif_id, action_id } = await aCollectif(db)
  const { id } = await anIntervenant(db, {
    statuts: [{ statut: 'salarie', debut: '2021-09-01', fin: '2021-09-30' }],
  })
  await aSeance(db, { collectif_id, intervenants: { [id]: null } })
  await aSeance(db, { collectif_id, date: '2021-10-05', intervenants: { [id]: null } })
  await someHeures(db, { intervenant_id: id, action_id, minutes: 120 })

  const [ligne] = await intervenantsOf(db, annee.id)

  expect(ligne).toMatchObject({ minutesSeances: 90, minutesAutres: 0, minutesSansStatut: 210 })
})

test('statuts held in the année are listed in order of time, those of other années are not', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  await anAction(db)
  await anIntervenant(db, {
    statuts: [
      { statut: 'benevole', debut: '2022-01-01' },
      { statut: 'salarie', debut: '2021-09-01', fin: '2021-12-31' },
      { statut: 'volontaire', debut: '2019-09-01', fin: '2020-06-30' },
    ],
  })
  await anIntervenant(db, {
    nom: 'Parti',
    statuts: [{ statut: 'benevole', debut: '2019-09-01', fin: '2021-08-31' }],
  })
  for (const debut of ['2022-08-31', '2022-09-01']) {
    await anIntervenant(db, { nom: `Tard ${debut}`, statuts: [{ statut: 'volontaire', debut }] })
  }

  const lignes = await intervenantsOf(db, annee.id)

  expect(lignes.map(({ statuts }) => statuts.map(({ statut }) => statut))).toEqual([
    ['salarie', 'benevole'],
    ['volontaire'],
  ])
})

test('an action lists its own intervenants, and whoever is engaged nowhere yet', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const mine = await aCollectif(db)
  const theirs = await aCollectif(db)
  const here = await anIntervenant(db, { nom: 'Ici' })
  const there = await anIntervenant(db, { nom: 'Ailleurs' })
  await anIntervenant(db, { nom: 'Nouveau' })
  const both = await anIntervenant(db, { nom: 'Partout' })
  await someHeures(db, { intervenant_id: both.id, action_id: mine.action_id })
  await someHeures(db, { intervenant_id: both.id, action_id: theirs.action_id })
  await aSeance(db, { collectif_id: mine.id, intervenants: { [here.id]: null } })
  await aSeance(db, { collectif_id: theirs.id, intervenants: { [there.id]: null } })

  const lignes = await intervenantsOf(db, annee.id, mine.action_id)

  expect(lignes.map(({ nom }) => nom)).toEqual(['Ici', 'Nouveau', 'Partout'])
  expect(await intervenantsOf(db, annee.id)).toHaveLength(4)
})
