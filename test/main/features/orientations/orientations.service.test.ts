import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { redoNext, undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  findOrientations,
  inscribeOrientation,
  saveSuivi,
  saveSuivis,
} from '../../../../main/features/orientations/orientations.service.ts'
import { saveReglages } from '../../../../main/features/orientations/reglages.service.ts'
import { CRITERES_PROPOSES } from '../../../../shared/domain/critere.ts'
import { DELAIS_PROPOSES } from '../../../../shared/domain/orientation.ts'
import { dataSnapshot } from '../../../builders/orientations/snapshot.ts'
import {
  aCollectif,
  anAnnee,
  anEnfant,
  anEtablissement,
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

const anInscriptionIn = (collectif: { readonly id: string; readonly action_id: string }) => ({
  actionId: collectif.action_id,
  collectifId: collectif.id,
  debut: '2021-10-19',
  fin: null,
  statut: 'inscrit' as const,
  niveau: 'CE2' as const,
  classe: null,
  etablissementId: null,
  origines: ['enseignant' as const],
  accordParental: null,
})

test('a step keeps its day, the list says what is waited for next', async () => {
  const { db, annee, lignes } = await aScene()
  const { id } = await anOrientation(db, { annee_id: annee.id })

  const saved = await saveSuivi(
    db,
    {
      orientationId: id,
      statut: 'accord',
      etapes: { 'famille-contactee': '2021-10-06', accord: '2021-10-12' },
      retourEcole: null,
    },
    NOW,
  )

  expect(saved).toEqual({ ok: true, value: undefined })
  expect(await lignes()).toMatchObject([
    {
      statut: 'accord',
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
  const before = dataSnapshot(open)

  await saveSuivis(
    db,
    {
      orientationIds: [called.id, received.id],
      etape: { statut: 'accord', date: '2021-10-12' },
      retourEcole: '2021-10-13',
    },
    NOW,
  )
  const after = dataSnapshot(open)

  expect(new Map((await lignes()).map((one) => [one.orientationId, one.etapes]))).toEqual(
    new Map([
      [called.id, { 'famille-contactee': '2021-10-06', accord: '2021-10-12' }],
      [received.id, { accord: '2021-10-12' }],
    ]),
  )
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
})

test('inscribing into a collectif closes the orientation; one undo takes both back', async () => {
  const { open, db, annee, collectif, lignes } = await aScene()
  const enfant = await anEnfant(db)
  const { id } = await anOrientation(db, {
    annee_id: annee.id,
    enfant_id: enfant.id,
    statut: 'accord',
    etapes: { accord: '2021-10-12' },
  })
  const before = dataSnapshot(open)

  const saisie = anInscriptionIn(collectif)
  const done = await inscribeOrientation(db, { orientationId: id, saisie }, NOW)

  expect(done).toEqual({ ok: true, value: { enfantId: enfant.id } })
  expect(await lignes()).toMatchObject([
    {
      statut: 'inscrite',
      etapes: { accord: '2021-10-12', inscrite: '2021-10-19' },
      inscription: 'inscrit',
      enAttente: null,
    },
  ])
  await undoLast(db, NOW)
  expect(dataSnapshot(open)).toEqual(before)
})

test('on the waiting list the orientation stays at the agreement, and is not late', async () => {
  const { db, annee, collectif, lignes } = await aScene()
  const enfant = await anEnfant(db)
  const { id } = await anOrientation(db, { annee_id: annee.id, enfant_id: enfant.id })

  const saisie = { ...anInscriptionIn(collectif), statut: 'liste-attente' as const }
  await inscribeOrientation(db, { orientationId: id, saisie }, NOW)

  expect(await lignes()).toMatchObject([
    {
      statut: 'accord',
      etapes: { accord: '2021-10-19' },
      inscription: 'liste-attente',
      enAttente: null,
    },
  ])
})

test('a child who was but a name becomes a record of ours, with what the school said of it', async () => {
  const { db, annee, collectif, lignes } = await aScene()
  const { id } = await anOrientation(db, {
    annee_id: annee.id,
    nom: 'Cissé',
    prenom: 'Djeneba',
    annee_naissance: 2013,
    situations: ['logement'],
  })

  await inscribeOrientation(db, { orientationId: id, saisie: anInscriptionIn(collectif) }, NOW)

  const [enfant] = await db.selectFrom('enfant').selectAll().execute()
  expect(enfant).toMatchObject({ nom: 'Cissé', prenom: 'Djeneba', annee_naissance: 2013 })
  expect(await db.selectFrom('enfant_situation').select('situation').execute()).toEqual([
    { situation: 'logement' },
  ])
  expect(await lignes()).toMatchObject([{ enfantId: enfant?.id, statut: 'inscrite' }])
})

test('an inscription outside the année is refused, and the orientation stays where it was', async () => {
  const { open, db, annee, collectif } = await aScene()
  const { id } = await anOrientation(db, { annee_id: annee.id })
  const before = dataSnapshot(open)

  const saisie = { ...anInscriptionIn(collectif), debut: '2023-01-10' }
  const done = await inscribeOrientation(db, { orientationId: id, saisie }, NOW)

  expect(done).toMatchObject({ ok: false, error: { code: 'validation' } })
  expect(dataSnapshot(open)).toEqual(before)
})

test('what is late follows the delays that the structure has set', async () => {
  const { db, annee, lignes } = await aScene()
  await anOrientation(db, { annee_id: annee.id })
  const isLate = async () => (await lignes())[0]?.enAttente?.isEnRetard

  const first = await isLate()
  await saveReglages(
    db,
    {
      anneeId: annee.id,
      criteres: CRITERES_PROPOSES,
      delais: { ...DELAIS_PROPOSES, contact: 60 },
    },
    NOW,
  )

  expect([first, await isLate()]).toEqual([true, false])
})

test('two schools of one name are told apart by their communes', async () => {
  const { db, annee, lignes } = await aScene()
  const nom = 'École Jules-Ferry'
  for (const commune of ['Pau', 'Lons', null]) {
    const { id } = await anEtablissement(
      db,
      commune === null ? { nom: 'École Zola' } : { nom, commune },
    )
    await anOrientation(db, { annee_id: annee.id, etablissement_id: id })
  }

  const found = await lignes()

  expect(found.map(({ etablissement }) => etablissement).sort()).toEqual([
    'École Jules-Ferry (Lons)',
    'École Jules-Ferry (Pau)',
    'École Zola',
  ])
})
