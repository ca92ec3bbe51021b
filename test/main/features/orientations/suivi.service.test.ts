import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { redoNext, undoLast } from '../../../../main/features/journal/journal.service.ts'
import { findOrientations } from '../../../../main/features/orientations/orientations.service.ts'
import { saveSuivi, saveSuivis } from '../../../../main/features/orientations/suivi.service.ts'
import { dataSnapshot } from '../../../builders/orientations/snapshot.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anEnfant,
  anEtablissement,
  anInscription,
  anOrientation,
} from '../../../builders/records.ts'

const NOW = new Date('2021-11-02T10:00:00')
const TODAY = '2021-11-02'

async function aScene() {
  const open = openDatabase(':memory:')
  const annee = await anAnnee(open.db)
  const collectif = await aCollectif(open.db)
  const lignes = () => findOrientations(open.db, annee.id, TODAY)
  return { open, db: open.db, annee, collectif, lignes }
}

test('a step keeps its day, the list says what is waited for next', async () => {
  const { db, annee, lignes } = await aScene()
  const { id } = await anOrientation(db, { annee_id: annee.id })

  const saved = await saveSuivi(
    db,
    {
      orientationId: id,
      statut: 'accord',
      etapes: { 'famille-contactee': '2021-10-06', accord: '2021-10-12' },
      retourEcole: '2021-10-13',
      place: null,
    },
    NOW,
  )

  expect(saved).toEqual({ ok: true, value: undefined })
  expect(await lignes()).toMatchObject([
    {
      statut: 'accord',
      retourEcole: '2021-10-13',
      etapes: { 'famille-contactee': '2021-10-06', accord: '2021-10-12' },
      enAttente: { attente: 'inscription', jours: 21, isEnRetard: true },
    },
  ])
})

test('days that do not follow each other are refused beside their fields, and nothing changes', async () => {
  const { open, db, annee } = await aScene()
  const { id } = await anOrientation(db, { annee_id: annee.id })
  const before = dataSnapshot(open)

  const saved = await saveSuivi(
    db,
    {
      orientationId: id,
      statut: 'famille-contactee',
      etapes: { 'famille-contactee': '2021-10-01' },
      retourEcole: '2021-12-24',
      place: null,
    },
    NOW,
  )

  expect(saved).toMatchObject({
    ok: false,
    error: {
      code: 'validation',
      fields: {
        'etapes.famille-contactee': 'Ce jour vient avant l’étape précédente, le 04/10/2021.',
        retourEcole: 'Ce jour n’est pas encore venu.',
      },
    },
  })
  expect(dataSnapshot(open)).toEqual(before)
})

test('several go one step further at once, each keeping its earlier days; undone and redone as one', async () => {
  const { open, db, annee, lignes } = await aScene()
  const called = await anOrientation(db, {
    annee_id: annee.id,
    statut: 'famille-contactee',
    etapes: { 'famille-contactee': '2021-10-06' },
  })
  const received = await anOrientation(db, { annee_id: annee.id })
  const other = await anOrientation(db, { annee_id: annee.id })
  const before = dataSnapshot(open)

  await saveSuivis(
    db,
    {
      orientationIds: [called.id, received.id],
      etape: { statut: 'accord', date: '2021-10-12' },
      retourEcole: '2021-10-13',
      place: null,
    },
    NOW,
  )
  const after = dataSnapshot(open)

  const noted = (await lignes()).map((one) => [one.orientationId, [one.statut, one.etapes]])
  expect(Object.fromEntries(noted)).toEqual({
    [called.id]: ['accord', { 'famille-contactee': '2021-10-06', accord: '2021-10-12' }],
    [received.id]: ['accord', { accord: '2021-10-12' }],
    [other.id]: ['recue', {}],
  })
  const answered = { etape: null, place: null, retourEcole: TODAY }
  await saveSuivis(db, { orientationIds: [other.id], ...answered }, NOW)
  const tomorrow = { ...answered, retourEcole: '2021-11-03' }
  const tooEarly = await saveSuivis(db, { orientationIds: [other.id], ...tomorrow }, NOW)
  const etape = { statut: 'accord', date: TODAY } as const
  const keepsAnswer = { etape, place: null, retourEcole: null }
  await saveSuivis(db, { orientationIds: [received.id], ...keepsAnswer }, NOW)
  expect(tooEarly).toMatchObject({ error: { fields: { retourEcole: expect.any(String) } } })
  expect(new Map((await lignes()).map((one) => [one.orientationId, one.retourEcole]))).toEqual(
    new Map([
      [called.id, '2021-10-13'],
      [received.id, '2021-10-13'],
      [other.id, TODAY],
    ]),
  )
  for (let n = 0; n < 2; n++) await undoLast(db, NOW)
  expect(await undoLast(db, NOW)).toMatchObject({
    ok: true,
    value: { label: 'Suivi de 2\u00a0orientations' },
  })
  expect(dataSnapshot(open)).toEqual(before)
  await redoNext(db)
  expect(dataSnapshot(open)).toEqual(after)
})

test('a day too early for one of several is refused for all, naming that one', async () => {
  const { open, db, annee } = await aScene()
  const early = await anOrientation(db, { annee_id: annee.id, date: '2021-09-10' })
  const late = await anOrientation(db, { annee_id: annee.id, nom: 'Diallo', prenom: 'Awa' })
  const before = dataSnapshot(open)

  const saved = await saveSuivis(
    db,
    {
      orientationIds: [early.id, late.id],
      etape: { statut: 'famille-contactee', date: '2021-09-15' },
      retourEcole: null,
      place: null,
    },
    NOW,
  )

  expect(saved).toMatchObject({
    error: {
      fields: {
        'etape.date': 'Diallo Awa : Ce jour vient avant l’étape précédente, le 04/10/2021.',
      },
    },
  })
  expect(dataSnapshot(open)).toEqual(before)
  const third = await anOrientation(db, { annee_id: annee.id })
  const etape = { statut: 'famille-contactee', date: '2021-09-15' } as const
  const all = { orientationIds: [late.id, third.id], etape, retourEcole: null, place: null }
  expect(await saveSuivis(db, all, NOW)).toMatchObject({
    error: { fields: { 'etape.date': expect.stringMatching(/04\/10\/2021\. Et 1\sautre\.$/) } },
  })
})

test('an orientation that is gone is told so', async () => {
  const { db, annee } = await aScene()
  await anOrientation(db, { annee_id: annee.id })
  const gone = { ok: false, error: { code: 'not-found', what: 'orientation', name: '' } }

  expect(await saveSuivi(db, toInscrite('gone', null), NOW)).toEqual(gone)
  expect(
    await saveSuivis(
      db,
      { orientationIds: ['gone'], etape: null, retourEcole: TODAY, place: null },
      NOW,
    ),
  ).toEqual(gone)
})

const placeIn = (
  collectif: { readonly id: string; readonly action_id: string },
  debut: string,
) => ({
  actionId: collectif.action_id,
  collectifId: collectif.id,
  debut,
})

const toInscrite = (orientationId: string, place: ReturnType<typeof placeIn> | null) => ({
  orientationId,
  statut: 'inscrite' as const,
  etapes: {},
  retourEcole: null,
  place,
})

test('an orientation does not become « Inscrite » while its enfant is inscribed nowhere', async () => {
  const { open, db, annee, collectif } = await aScene()
  const awa = await anEnfant(db, { nom: 'Diallo', prenom: 'Awa' })
  await anInscription(db, {
    enfant_id: awa.id,
    action_id: collectif.action_id,
    statut: 'liste-attente',
  })
  const waiting = await anOrientation(db, { annee_id: annee.id, enfant_id: awa.id })
  const named = await anOrientation(db, { annee_id: annee.id })
  const before = dataSnapshot(open)

  const alone = await saveSuivi(db, toInscrite(waiting.id, null), NOW)
  const both = await saveSuivis(
    db,
    {
      orientationIds: [waiting.id, named.id],
      etape: { statut: 'inscrite', date: '2021-10-20' },
      retourEcole: null,
      place: null,
    },
    NOW,
  )

  expect(alone).toMatchObject({
    error: { fields: { 'place.collectifId': 'Choisissez le collectif où inscrire Diallo Awa.' } },
  })
  expect(both).toMatchObject({
    error: { fields: { 'place.collectifId': expect.stringContaining('et 1\u00a0autre.') } },
  })
  expect(dataSnapshot(open)).toEqual(before)
})

test('« Inscrite » with a place takes the enfant off the waiting list, in one act', async () => {
  const { open, db, annee, collectif, lignes } = await aScene()
  const ecole = await anEtablissement(db)
  const enfant = await anEnfant(db)
  const attente = await anInscription(db, {
    enfant_id: enfant.id,
    action_id: collectif.action_id,
    statut: 'liste-attente',
    debut: '2021-10-05',
  })
  const { id } = await anOrientation(db, {
    annee_id: annee.id,
    enfant_id: enfant.id,
    niveau: 'CM1',
    classe: 'CM1 B',
    etablissement_id: ecole.id,
    origines: ['enseignant'],
    etapes: { accord: '2021-10-12' },
    statut: 'accord',
    accord_parental: 'oui',
  })
  const before = dataSnapshot(open)

  const saved = await saveSuivi(
    db,
    {
      ...toInscrite(id, placeIn(collectif, '2021-10-19')),
      etapes: { accord: '2021-10-12' },
    },
    NOW,
  )

  expect(saved).toEqual({ ok: true, value: undefined })
  const rows = await db.selectFrom('inscription').selectAll().orderBy('debut').execute()
  expect(rows).toMatchObject([
    { id: attente.id, statut: 'liste-attente', debut: '2021-10-05', fin: '2021-10-18' },
    {
      ...{ statut: 'inscrit', debut: '2021-10-19', fin: null, collectif_id: collectif.id },
      ...{ niveau: 'CM1', classe: 'CM1 B', etablissement_id: ecole.id },
      accord_parental: '2021-10-12',
    },
  ])
  expect(await lignes()).toMatchObject([
    {
      statut: 'inscrite',
      inscription: 'inscrit',
      etapes: { accord: '2021-10-12', inscrite: '2021-10-19' },
    },
  ])
  expect(await undoLast(db, NOW)).toMatchObject({
    value: { label: 'Inscription de Benali Inès' },
  })
  expect(dataSnapshot(open)).toEqual(before)
})

test.each([
  ['2021-11-01', '2021-11-01'],
  ['2021-11-02', '2021-11-02'],
  ['2021-11-03', '2021-11-02'],
])('an arrival on %s, told on 2 November, dates the step at %s', async (debut, inscrite) => {
  const { db, annee, collectif, lignes } = await aScene()
  const { id } = await anOrientation(db, { annee_id: annee.id })

  await saveSuivi(db, toInscrite(id, placeIn(collectif, debut)), NOW)

  expect(await lignes()).toMatchObject([{ statut: 'inscrite', etapes: { inscrite } }])
})

test('an enfant already inscribed in the année needs no place, one of another année does', async () => {
  const { db, annee, collectif } = await aScene()
  const now = await anEnfant(db)
  await anInscription(db, { enfant_id: now.id, collectif_id: collectif.id, fin: '2021-10-10' })
  const lastYear = await anEnfant(db, { prenom: 'Adam' })
  const earlier = await anAnnee(db, { debut: '2020-09-01', fin: '2021-08-31' })
  const { id: action_id } = await anAction(db, { annee_id: earlier.id })
  await anInscription(db, { enfant_id: lastYear.id, action_id, debut: '2020-09-15' })
  const known = await anOrientation(db, { annee_id: annee.id, enfant_id: now.id })
  const old = await anOrientation(db, { annee_id: annee.id, enfant_id: lastYear.id })

  expect((await saveSuivi(db, toInscrite(known.id, null), NOW)).ok).toBe(true)
  // Already « Inscrite » once, by hand or by an import: nothing more is asked.
  const said = await anOrientation(db, {
    ...{ annee_id: annee.id, statut: 'inscrite', etapes: { inscrite: '2021-10-20' } },
  })
  const again = { ...toInscrite(said.id, null), etapes: { inscrite: '2021-10-20' } }
  expect((await saveSuivi(db, again, NOW)).ok).toBe(true)
  expect(await saveSuivi(db, toInscrite(old.id, null), NOW)).toMatchObject({
    error: { code: 'validation' },
  })
})

test('several become « Inscrite » at once: those without a place are inscribed, the others are not twice', async () => {
  const { db, annee, collectif, lignes } = await aScene()
  const adam = await anEnfant(db, { prenom: 'Adam' })
  await anInscription(db, { enfant_id: adam.id, collectif_id: collectif.id })
  const known = await anOrientation(db, { annee_id: annee.id, enfant_id: adam.id })
  const named = await anOrientation(db, {
    ...{ annee_id: annee.id, nom: 'Sow', prenom: 'Awa', accord_parental: '2021-10-05' },
  })

  const saved = await saveSuivis(
    db,
    {
      orientationIds: [known.id, named.id],
      etape: { statut: 'inscrite', date: '2021-10-20' },
      retourEcole: null,
      place: placeIn(collectif, '2021-10-26'),
    },
    NOW,
  )

  expect(saved.ok).toBe(true)
  const accords = await db.selectFrom('inscription').select('accord_parental').execute()
  expect(accords.map((one) => one.accord_parental).toSorted()).toEqual(['2021-10-05', null])
  expect(new Map((await lignes()).map((one) => [one.prenom, one.etapes.inscrite]))).toEqual(
    new Map([
      ['Adam', '2021-10-20'],
      ['Awa', '2021-10-26'],
    ]),
  )
})

test('a place outside the année is refused at its field, and nobody is created', async () => {
  const { open, db, annee, collectif } = await aScene()
  const { id } = await anOrientation(db, { annee_id: annee.id })
  const before = dataSnapshot(open)

  const saved = await saveSuivi(db, toInscrite(id, placeIn(collectif, '2022-09-01')), NOW)

  expect(saved).toMatchObject({ error: { fields: { 'place.debut': expect.any(String) } } })
  expect(dataSnapshot(open)).toEqual(before)
})
