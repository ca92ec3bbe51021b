import { expect, test } from 'vitest'
import type { LuOptions } from '../../../../../main/features/imports/orientations/judge-file.ts'
import { aBase, aList, importInto } from '../../../../builders/orientations/a-list.ts'
import { dataSnapshot } from '../../../../builders/orientations/snapshot.ts'
import { undoAll } from '../../../../builders/orientations/undo-all.ts'
import { anEnfant, anEtablissement, anInscription } from '../../../../builders/records.ts'

type Inscription = Partial<Parameters<typeof anInscription>[1]>
type Place = Pick<LuOptions, 'actionId' | 'collectifId'>

const WAIT = {
  statut: 'liste-attente',
  debut: '2021-09-06',
  rang: 1,
  origines: ['famille'],
} as const

/** Inès, inscribed in the action as told, and the list of her school to import into a collectif. */
async function aScene(inscriptionsIn: (place: Place) => readonly Inscription[]) {
  const { open, options, place } = await aBase()
  const enfant = await anEnfant(open.db, {
    nom: 'BENALI',
    prenom: 'Inès',
    date_naissance: '2013-03-12',
  })
  for (const one of inscriptionsIn(place)) {
    await anInscription(open.db, {
      enfant_id: enfant.id,
      action_id: place.actionId ?? '',
      niveau: 'CE2',
      ...one,
    })
  }
  const list = aList('Nom;Prénom;Né le;Classe;Origine', 'BENALI;Inès;12/03/2013;CE2 A;PRE')
  return {
    open,
    importList: (changes: Partial<Place> = {}) =>
      importInto(open, list, { ...options, ...place, ...changes }),
    rows: () =>
      open.sqlite
        .prepare(
          `select statut, debut, fin, collectif_id is not null as place, niveau, classe, rang,
             (select group_concat(origine order by origine) from inscription_origine where inscription_id = i.id) as origines
           from inscription i order by debut, collectif_id`,
        )
        .all(),
  }
}

test('a child on the waiting list enters the collectif of the import; the wait is kept and it is said', async () => {
  const { open, importList, rows } = await aScene(() => [WAIT])
  const before = dataSnapshot(open)

  const apercu = await importList()
  const first = rows()
  await importList()
  const again = rows()
  await undoAll(open)

  expect(apercu.lignes[0]?.messages[0]?.texte).toContain('Quitte la liste d’attente')
  expect(first).toEqual([
    {
      ...{ statut: 'liste-attente', debut: '2021-09-06', fin: '2021-09-30', place: 0 },
      ...{ niveau: 'CE2', classe: null, rang: null, origines: 'famille' },
    },
    {
      ...{ statut: 'inscrit', debut: '2021-10-01', fin: null, place: 1 },
      ...{ niveau: 'CE2', classe: 'CE2 A', rang: null, origines: 'famille,reussite-educative' },
    },
  ])
  expect(again).toEqual(first)
  expect(dataSnapshot(open)).toEqual(before)
})

test('a wait begun that very day becomes the inscription', async () => {
  const { open, importList, rows } = await aScene(() => [{ ...WAIT, debut: '2021-10-01' }])

  await importList()

  expect(rows()).toMatchObject([
    { statut: 'inscrit', debut: '2021-10-01', fin: null, place: 1, rang: null, classe: 'CE2 A' },
  ])
  expect(open.sqlite.prepare('select statut from orientation').pluck().all()).toEqual(['inscrite'])
})

test('a child inscribed without a collectif gets that of the import; one already in it stays there, even when waiting elsewhere', async () => {
  const nowhere = await aScene(() => [{ collectif_id: null }])
  const there = await aScene(({ collectifId }) => [WAIT, { collectif_id: collectifId }])

  await nowhere.importList()
  await there.importList()

  expect(nowhere.rows()).toMatchObject([{ statut: 'inscrit', place: 1, classe: 'CE2 A' }])
  expect(there.rows()).toMatchObject([
    { statut: 'inscrit', place: 1, classe: 'CE2 A' },
    { statut: 'liste-attente', fin: null, rang: 1, classe: null },
  ])
})

test('what was said of a wait is kept by the inscription that ends it', async () => {
  const said = { niveau: 'CE1', classe: 'CE1 Z', accord_parental: '2021-09-10' } as const
  const { open, importList } = await aScene(() => [{ ...WAIT, ...said }])
  const ferry = await anEtablissement(open.db)
  await open.db.updateTable('inscription').set({ etablissement_id: ferry.id }).execute()

  await importList()

  const inscriptions = await open.db
    .selectFrom('inscription')
    .select(['niveau', 'classe', 'accord_parental', 'etablissement_id'])
    .where('statut', '=', 'inscrit')
    .execute()
  expect(inscriptions).toEqual([{ ...said, etablissement_id: ferry.id }])
})

test('a child who has left is inscribed anew; one inscribed somewhere is not put on the waiting list', async () => {
  const gone = await aScene(({ collectifId }) => [
    { collectif_id: collectifId, debut: '2021-09-01', fin: '2021-09-20' },
  ])
  const there = await aScene(({ collectifId }) => [{ collectif_id: collectifId }])

  await gone.importList()
  await there.importList({ collectifId: null })

  expect(gone.rows()).toMatchObject([
    { debut: '2021-09-01', fin: '2021-09-20' },
    { debut: '2021-10-01', fin: null, statut: 'inscrit' },
  ])
  expect(there.rows()).toMatchObject([{ statut: 'inscrit', place: 1 }])
  const statuts = there.open.sqlite.prepare('select statut from orientation').pluck().all()
  expect(statuts).toEqual(['inscrite'])
})
