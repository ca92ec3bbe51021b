import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { findFicheEnfant } from '../../../../main/features/enfants/enfants.service.ts'
import {
  mergeEnfants,
  previewMerge,
} from '../../../../main/features/enfants/merge-enfants.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  aCollectif,
  aFamille,
  anAnnee,
  anEnfant,
  anInscription,
  anOrientation,
  aSeance,
} from '../../../builders/records.ts'

const NOW = new Date('2021-10-04T16:00:00Z')
let open: OpenDatabase
let keptId: string
let removedId: string

/** Two records of Inès; both came to the first séance, the second record alone to the other. */
beforeEach(async () => {
  open = openDatabase(':memory:')
  const { db } = open
  const mardi = await aCollectif(db)
  const famille = await aFamille(db)
  keptId = (await anEnfant(db, { annee_naissance: 2013, situations: ['logement'] })).id
  const double = { nom: 'BENALI', prenom: 'Ines', date_naissance: '2013-03-12', sexe: 'F' } as const
  removedId = (
    await anEnfant(db, {
      ...double,
      famille_id: famille.id,
      situations: ['logement', 'acces-culture'],
    })
  ).id
  await anInscription(db, { enfant_id: keptId, collectif_id: mardi.id })
  await anInscription(db, { enfant_id: removedId, collectif_id: mardi.id })
  await aSeance(db, {
    collectif_id: mardi.id,
    presences: { [keptId]: 'present', [removedId]: 'absent' },
  })
  await aSeance(db, {
    collectif_id: mardi.id,
    date: '2021-10-05',
    presences: { [removedId]: 'excuse' },
  })
})

const ficheOf = async (enfantId: string) => {
  const found = await findFicheEnfant(open.db, enfantId)
  return found.ok ? found.value : null
}

test('the preview says what comes, what is given up and what is double, and writes nothing', async () => {
  const before = await ficheOf(removedId)
  const { id: other } = await anEnfant(open.db)
  open.sqlite
    .prepare("insert into presence (seance_id, enfant_id, etat) select id, ?, 'absent' from seance")
    .run(other)

  const apercu = await previewMerge(open.db, { keptId, removedId })

  expect(apercu).toMatchObject({
    ok: true,
    value: {
      kept: { enfantId: keptId },
      removed: { enfantId: removedId },
      completes: [
        'Naissance\u00a0: 12/03/2013',
        'Sexe\u00a0: fille',
        'Sa famille et ses responsables',
      ],
      abandons: ['Nom\u00a0: BENALI Ines'],
      inscriptions: 1,
      presences: 2,
      presencesEnDouble: 1,
      orientations: 0,
    },
  })
  expect(await ficheOf(removedId)).toEqual(before)
})

test('the record kept fills its blanks, takes what stood on the other, and keeps its own présence', async () => {
  await mergeEnfants(open.db, { keptId, removedId }, NOW)

  const fiche = await ficheOf(keptId)
  expect(await ficheOf(removedId)).toBeNull()
  expect(fiche).toMatchObject({
    nom: 'Benali',
    dateNaissance: '2013-03-12',
    anneeNaissance: null,
    sexe: 'F',
    situations: ['logement', 'acces-culture'],
    famille: { responsables: [{ nom: 'Benali', prenom: 'Samira' }] },
  })
  expect(fiche?.inscriptions).toHaveLength(2)
  expect(fiche?.presences.map(({ date, etat }) => [date, etat])).toEqual([
    ['2021-10-05', 'excuse'],
    ['2021-09-28', 'present'],
  ])
})

test('a merge is undone whole', async () => {
  const before = [await ficheOf(keptId), await ficheOf(removedId)]
  await mergeEnfants(open.db, { keptId, removedId }, NOW)

  const undone = await undoLast(open.db, NOW)

  expect(undone).toMatchObject({ value: { label: 'Fusion de BENALI Ines avec Benali Inès' } })
  expect([await ficheOf(keptId), await ficheOf(removedId)]).toEqual(before)
})

test('a record is not merged with itself, nor with one that is gone', async () => {
  const itself = await mergeEnfants(open.db, { keptId, removedId: keptId }, NOW)
  const gone = await previewMerge(open.db, { keptId, removedId: 'gone' })
  const toNobody = await mergeEnfants(open.db, { keptId: 'gone', removedId: keptId }, NOW)
  await open.db
    .updateTable('enfant')
    .set({ anonymise_le: '2021-10-01' })
    .where('id', '=', removedId)
    .execute()
  const nameless = [
    await previewMerge(open.db, { keptId, removedId }),
    await previewMerge(open.db, { keptId: removedId, removedId: keptId }),
  ]

  for (const refused of [itself, gone, toNobody, ...nameless]) {
    expect(refused).toMatchObject({ error: { code: 'not-found', what: 'enfant' } })
  }
  expect(await ficheOf(keptId)).not.toBeNull()
})

test.each<[string, Partial<Birth>, Partial<Birth>, string[], string[]]>([
  [
    'another day',
    { date_naissance: '2012-01-05' },
    { date_naissance: '2013-03-12' },
    [],
    ['12/03/2013'],
  ],
  ['the same day', { date_naissance: '2013-03-12' }, { date_naissance: '2013-03-12' }, [], []],
  ['a year, of none', {}, { annee_naissance: 2013 }, ['2013'], []],
  ['another year', { annee_naissance: 2012 }, { annee_naissance: 2013 }, [], ['2013']],
  ['the same year', { annee_naissance: 2013 }, { annee_naissance: 2013 }, [], []],
  ['no birth', { annee_naissance: 2013 }, {}, [], []],
])(
  'the preview says of a birth what is completed and what is given up: %s',
  async (_what, kept, removed, completes, abandons) => {
    const pair = {
      keptId: (await anEnfant(open.db, kept)).id,
      removedId: (await anEnfant(open.db, removed)).id,
    }

    const apercu = await previewMerge(open.db, pair)

    const naissances = (dates: readonly string[]) => dates.map((date) => `Naissance\u00a0: ${date}`)
    expect(apercu).toMatchObject({
      value: { completes: naissances(completes), abandons: naissances(abandons) },
    })
  },
)

test('the preview says when a famille is given up: another one than that of the record kept', async () => {
  const [own, other] = [await aFamille(open.db), await aFamille(open.db)]
  const said = async (kept: string | null, removed: string | null) => {
    const pair = {
      keptId: (await anEnfant(open.db, { famille_id: kept, sexe: 'F' })).id,
      removedId: (await anEnfant(open.db, { famille_id: removed, sexe: 'M' })).id,
    }
    const apercu = await previewMerge(open.db, pair)
    return apercu.ok && [...apercu.value.completes, ...apercu.value.abandons]
  }

  expect(await said(own.id, other.id)).toEqual(['Son rattachement à une autre famille'])
  expect(await said(own.id, own.id)).toEqual([])
  expect(await said(own.id, null)).toEqual([])
  expect(await said(null, own.id)).toEqual(['Sa famille et ses responsables'])
})

type Birth = { readonly date_naissance?: string; readonly annee_naissance?: number }

test.each<[string, Birth, Birth, Birth]>([
  [
    'a known day is never replaced',
    { date_naissance: '2012-01-05' },
    { date_naissance: '2013-03-12' },
    { date_naissance: '2012-01-05' },
  ],
  [
    'a known day is not replaced by a year',
    { date_naissance: '2012-01-05' },
    { annee_naissance: 2013 },
    { date_naissance: '2012-01-05' },
  ],
  [
    'a known year is not replaced by another year',
    { annee_naissance: 2012 },
    { annee_naissance: 2013 },
    { annee_naissance: 2012 },
  ],
  [
    'a known year is not replaced by a day of another year',
    { annee_naissance: 2012 },
    { date_naissance: '2013-03-12' },
    { annee_naissance: 2012 },
  ],
  [
    'a year is made a day by a day of that year',
    { annee_naissance: 2013 },
    { date_naissance: '2013-03-12' },
    { date_naissance: '2013-03-12' },
  ],
  ['no birth is filled by a year', {}, { annee_naissance: 2013 }, { annee_naissance: 2013 }],
  [
    'no birth is filled by a day',
    {},
    { date_naissance: '2013-03-12' },
    { date_naissance: '2013-03-12' },
  ],
  ['two unknown births stay unknown', {}, {}, {}],
])('of two births, %s', async (_what, kept, removed, expected) => {
  const pair = {
    keptId: (await anEnfant(open.db, kept)).id,
    removedId: (await anEnfant(open.db, removed)).id,
  }

  await mergeEnfants(open.db, pair, NOW)

  expect(await ficheOf(pair.keptId)).toMatchObject({
    dateNaissance: expected.date_naissance ?? null,
    anneeNaissance: expected.annee_naissance ?? null,
  })
})

test('what the kept record says of its sex and its famille stays, and the famille left empty goes', async () => {
  const [own, other] = [await aFamille(open.db), await aFamille(open.db)]
  const pair = {
    keptId: (await anEnfant(open.db, { sexe: 'F', famille_id: own.id })).id,
    removedId: (await anEnfant(open.db, { sexe: 'M', famille_id: other.id })).id,
  }

  await mergeEnfants(open.db, pair, NOW)

  expect(await ficheOf(pair.keptId)).toMatchObject({ sexe: 'F', famille: { familleId: own.id } })
  const familles = await open.db.selectFrom('famille').select('id').execute()
  expect(familles.map(({ id }) => id)).not.toContain(other.id)
})

test('after a merge, the kept enfant has the progressions of both; where both had one, its own stays', async () => {
  const { db } = open
  const { id: annee_id } = await db.selectFrom('annee').select('id').executeTakeFirstOrThrow()
  const next = await anAnnee(db, { debut: '2022-09-01', fin: '2023-08-31' })
  const third = await anEnfant(db, { nom: 'Sow' })
  for (const [position, id] of ['lecture', 'calcul'].entries()) {
    await db.insertInto('echelle').values({ id, position, nom: id }).execute()
  }
  const level = (enfant_id: string, changes: object, niveau: 1 | 2 | 3 | 4) =>
    db
      .insertInto('progression')
      .values({
        ...{ enfant_id, annee_id, trimestre: 1, echelle_id: 'lecture', niveau },
        ...changes,
      })
      .execute()
  await level(keptId, {}, 1)
  await level(keptId, { annee_id: next.id, trimestre: 3, echelle_id: 'calcul' }, 2)
  await level(third.id, { echelle_id: 'calcul' }, 4)
  await level(removedId, {}, 4)
  await level(removedId, { trimestre: 2 }, 3)
  await level(removedId, { echelle_id: 'calcul' }, 3)
  await level(removedId, { annee_id: next.id }, 3)

  await mergeEnfants(db, { keptId, removedId }, NOW)

  const rows = await db.selectFrom('progression').selectAll().execute()
  const told = rows.map((one) => {
    const [who, annee] = [one.enfant_id === keptId, one.annee_id === annee_id]
    return `${who ? 'kept' : 'third'} ${annee ? 'this' : 'next'} ${one.trimestre} ${one.echelle_id} ${one.niveau}`
  })
  expect(told.toSorted()).toEqual([
    ...['kept next 1 lecture 3', 'kept next 3 calcul 2', 'kept this 1 calcul 3'],
    ...['kept this 1 lecture 1', 'kept this 2 lecture 3', 'third this 1 calcul 4'],
  ])
})

test('orientations of both records end under the kept one; nobody else is touched', async () => {
  const { db } = open
  const { annee_id } = await db.selectFrom('action').select('annee_id').executeTakeFirstOrThrow()
  const third = await anEnfant(db, { nom: 'Sow' })
  const ofKept = await anOrientation(db, { annee_id, enfant_id: keptId })
  const ofRemoved = await anOrientation(db, { annee_id, enfant_id: removedId, date: '2021-10-05' })
  const ofThird = await anOrientation(db, { annee_id, enfant_id: third.id })

  const merged = await mergeEnfants(db, { keptId, removedId }, NOW)

  expect(merged).toEqual({ ok: true, value: undefined })
  const idsOf = async (id: string) =>
    (await ficheOf(id))?.orientations.map(({ orientationId }) => orientationId)
  expect(await idsOf(keptId)).toEqual([ofRemoved.id, ofKept.id])
  expect(await idsOf(third.id)).toEqual([ofThird.id])
})
