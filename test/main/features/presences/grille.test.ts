import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import {
  findCollectifsPresences,
  findGrilleMois,
  findRegistres,
} from '../../../../main/features/presences/presences.service.ts'
import { findSeancesOf } from '../../../../main/features/seances/seances.service.ts'
import { isRegistreASaisir } from '../../../../shared/domain/seance.ts'
import { buildLargeDossier } from '../../../builders/large-dossier.ts'
import { plansOf, tablesScanned } from '../../../builders/query-plans.ts'
import {
  aCollectif,
  anAction,
  anEnfant,
  anInscription,
  anIntervenant,
  aSeance,
} from '../../../builders/records.ts'
import { type Reads, spyReads } from '../../../builders/spied-reads.ts'

const TODAY = '2021-10-20'
let open: OpenDatabase
let anneeId: string
let actionId: string
let collectifId: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  const action = await anAction(open.db)
  actionId = action.id
  anneeId = action.annee_id
  collectifId = (await aCollectif(open.db, { action_id: actionId })).id
})

type Inscrit = Omit<Parameters<typeof anInscription>[1] & object, 'enfant_id'>

async function anInscrit(nom: string, prenom: string, inscription: Inscrit = {}) {
  const { id } = await anEnfant(open.db, { nom, prenom })
  await anInscription(open.db, { collectif_id: collectifId, ...inscription, enfant_id: id })
  return id
}

const aSeanceOf = (date: string, overrides: Parameters<typeof aSeance>[1] = {}) =>
  aSeance(open.db, { collectif_id: collectifId, date, ...overrides })

async function grilleOf(mois: string) {
  const found = await findGrilleMois(open.db, { collectifId, mois })
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}

test('a month holds its séances in order of time, cancelled ones too, and no other collectif’s', async () => {
  await aSeanceOf('2021-10-12', { debut: '18:00', fin: '19:00' })
  await aSeanceOf('2021-10-12', { etat: 'annulee', motif: 'Grève' })
  await aSeanceOf('2021-10-31')
  await aSeanceOf('2021-11-01')
  await aSeance(open.db, {
    date: '2021-10-14',
    collectif_id: (await aCollectif(open.db, { action_id: actionId })).id,
  })

  const { seances } = await grilleOf('2021-10')

  expect(seances.map(({ date, debut, etat, motif }) => [date, debut, etat, motif])).toEqual([
    ['2021-10-12', '16:30', 'annulee', 'Grève'],
    ['2021-10-12', '18:00', 'tenue', null],
    ['2021-10-31', '16:30', 'tenue', null],
  ])
})

test('a month is from its first day to its last: séances, présences and inscriptions, of its collectif alone', async () => {
  const days = ['2021-09-30', '2021-10-01', '2021-10-31', '2021-11-01']
  const other = (await aCollectif(open.db, { action_id: actionId })).id
  for (const [index, date] of days.entries()) {
    const enfantId = await anInscrit(`Venu ${index}`, 'Léa', { debut: date, fin: date })
    await aSeanceOf(date, { presences: { [enfantId]: 'present' } })
  }
  const elsewhere = await anInscrit('Ailleurs', 'Tom', { collectif_id: other })
  await aSeance(open.db, {
    ...{ collectif_id: other, date: '2021-10-05', presences: { [elsewhere]: 'absent' } },
  })

  const { seances, presences, enfants } = await grilleOf('2021-10')
  const reads: Reads = {}
  await findGrilleMois(spyReads(open, reads, () => '').db, { collectifId, mois: '2021-10' })

  const read = Object.values(reads).flatMap((rows) => rows.match(/Venu \d|Ailleurs/g) ?? [])
  expect([...new Set(read)].toSorted()).toEqual(['Venu 1', 'Venu 2'])
  expect(seances.map(({ date }) => date)).toEqual(days.slice(1, 3))
  expect(presences).toHaveLength(2)
  expect(enfants.map(({ nom }) => nom)).toEqual(['Venu 1', 'Venu 2'])
})

test('enfants come by name: those who may come to one of the séances, and whoever is recorded there', async () => {
  await anInscrit('Zidi', 'Éva')
  await anInscrit('Éloi', 'Tom', { niveau: 'CP' })
  await anInscrit('Éloi', 'Tom', { niveau: 'CM2', debut: '2021-10-19' })
  await anInscrit('Parti', 'Avant', { fin: '2021-10-04' })
  await anInscrit('Attend', 'Son tour', { statut: 'liste-attente' })
  const visiteur = await anEnfant(open.db, { nom: 'Hôte', prenom: 'Noé' })
  await aSeanceOf('2021-10-05', { presences: { [visiteur.id]: 'present' } })
  await aSeanceOf('2021-10-19')

  const { enfants, presences } = await grilleOf('2021-10')

  expect(enfants.map(({ nom, periodes, precision }) => [nom, periodes.length, precision])).toEqual([
    ['Éloi', 1, 'CP'],
    ['Éloi', 1, 'CM2'],
    ['Hôte', 0, null],
    ['Zidi', 1, null],
  ])
  expect(presences).toMatchObject([{ enfantId: visiteur.id, etat: 'present', note: null }])
})

test('an enfant who left and came back is one line with both periods', async () => {
  const id = await anInscrit('Benali', 'Inès', { fin: '2021-10-06' })
  await anInscription(open.db, {
    enfant_id: id,
    collectif_id: collectifId,
    debut: '2021-10-18',
  })
  await aSeanceOf('2021-10-05')
  await aSeanceOf('2021-10-19')

  const { enfants } = await grilleOf('2021-10')

  expect(enfants).toMatchObject([
    {
      periodes: [
        { debut: '2021-09-01', fin: '2021-10-06' },
        { debut: '2021-10-18', fin: null },
      ],
    },
  ])
})

test('a collectif that is gone is told', async () => {
  const found = await findGrilleMois(open.db, { collectifId: 'none', mois: '2021-10' })

  expect(found).toMatchObject({ ok: false, error: { code: 'not-found', what: 'collectif' } })
})

test('each collectif tells the months in which it meets, and its last séance that has come', async () => {
  await aCollectif(open.db, { action_id: actionId, nom: 'Jeudi' })
  for (const date of ['2021-09-28', '2021-10-05', '2021-10-20', '2021-11-09']) await aSeanceOf(date)

  const found = await findCollectifsPresences(open.db, { anneeId, actionId: null }, TODAY)

  expect(found).toMatchObject({
    ok: true,
    value: [
      { nom: 'Jeudi', mois: [], derniere: null },
      { nom: 'Mardi', mois: ['2021-09', '2021-10', '2021-11'], derniere: TODAY },
    ],
  })
})

test('neither collectifs nor registers are told of an action that is not of the année', async () => {
  const gone = { error: { code: 'not-found', what: 'action' } }

  for (const find of [findCollectifsPresences, findRegistres]) {
    expect(await find(open.db, { anneeId, actionId: 'gone' }, TODAY)).toMatchObject(gone)
  }
})

test('registers to fill are those past or of today with somebody unknown, latest first', async () => {
  const ines = await anInscrit('Benali', 'Inès')
  const adam = await anInscrit('Diallo', 'Adam')
  // Inscribed twice in the group, Adam is missing once.
  await anInscription(open.db, { collectif_id: collectifId, enfant_id: adam })
  const omar = await anIntervenant(open.db)
  await aSeanceOf('2021-10-05', { presences: { [ines]: 'present', [adam]: 'absent' } })
  await aSeanceOf('2021-10-12', {
    presences: { [ines]: 'present' },
    intervenants: { [omar.id]: null },
  })
  await aSeanceOf('2021-10-19', { etat: 'annulee' })
  await aSeanceOf('2021-10-20', { etat: 'prevue', debut: '10:00', fin: '11:00' })
  await aSeanceOf('2021-10-20', { etat: 'prevue', debut: '16:00', fin: '17:00' })
  await aSeanceOf('2021-10-21', { etat: 'prevue' })

  const found = await findRegistres(open.db, { anneeId, actionId }, TODAY)

  expect(found).toMatchObject({
    ok: true,
    value: [
      { date: '2021-10-20', debut: '16:00', notes: 0, inconnus: 2, isASaisir: true },
      { date: '2021-10-20', debut: '10:00', notes: 0, inconnus: 2, intervenants: [] },
      { date: '2021-10-12', notes: 1, inconnus: 1, isASaisir: false, intervenants: ['Sy Omar'] },
    ],
  })
})

test('they are the very séances that the list of séances and Accueil find incomplete', async () => {
  const today = '2026-03-01'
  const large = openDatabase(':memory:')
  await importDossier(large, buildLargeDossier({ facteur: 0.05 }), { remplacer: false })
  large.sqlite.exec(
    "delete from presence where seance_id in (select id from seance where date < '2025-11-01')",
  )
  large.sqlite.exec(
    "update seance set etat = 'prevue' where date >= '2026-02-01' and etat = 'tenue'",
  )
  const annee = await large.db.selectFrom('annee').select('id').executeTakeFirstOrThrow()
  const perimetre = { anneeId: annee.id, actionId: null }

  const registres = await findRegistres(large.db, perimetre, today)
  const seances = await findSeancesOf(large.db, perimetre, today)

  if (!registres.ok || !seances.ok) throw new Error('refused')
  const expected = seances.value
    .filter((seance) => seance.inconnus > 0 || isRegistreASaisir(seance, today))
    .map((seance) => [seance.seanceId, seance.inconnus, isRegistreASaisir(seance, today)])
  const found = registres.value.map((r) => [r.seanceId, r.inconnus, r.isASaisir])
  expect(found.length).toBeGreaterThan(20)
  expect(found.sort()).toEqual(expected.sort())
})

test('a month costs four queries, each by an index', async () => {
  await aSeanceOf('2021-10-05')

  const plans = await plansOf(open.sqlite, () => grilleOf('2021-10'))

  expect(plans).toHaveLength(4)
  expect(tablesScanned(open.sqlite, plans)).toEqual([])
})
