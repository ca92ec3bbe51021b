import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  createOrientation,
  findOrientations,
  removeOrientation,
  saveOrientation,
} from '../../../../main/features/orientations/orientations.service.ts'
import { saveReglages } from '../../../../main/features/orientations/reglages.service.ts'
import { CRITERES_PROPOSES } from '../../../../shared/domain/critere.ts'
import type { SaisieOrientation } from '../../../../shared/domain/orientation.ts'
import { DELAIS_PROPOSES } from '../../../../shared/domain/orientation.ts'
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
      texteFiche: null,
    },
    NOW,
  )

  expect([first, await isLate()]).toEqual([true, false])
})

test('the orientations of one day stand as in the list of the school, a class after the other, those without a class last', async () => {
  const { db, annee, lignes } = await aScene()
  for (const [id, classe, source_row] of [
    ['d', null, 1],
    ['a', 'CM1', 2],
    ['b', 'CE1', 3],
    ['c', 'CE1', 2],
  ] as const)
    await anOrientation(db, { annee_id: annee.id, id, classe, source_row, source_file: 'a.xlsx' })

  expect((await lignes()).map(({ orientationId }) => orientationId)).toEqual(['c', 'b', 'a', 'd'])
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

const byPhone: SaisieOrientation = {
  ...{ enfantId: null, nom: 'Sow', prenom: 'Awa', dateNaissance: null, anneeNaissance: 2013 },
  ...{ sexe: 'F', date: '2021-10-21', niveau: 'CE2', classe: 'CE2 A', etablissementId: null },
  ...{ enseignant: 'Mme Roy', objectif: 'Lecture', origines: ['enseignant'] },
}

test('an orientation given by phone is entered by hand, corrected, deleted, and each is undone', async () => {
  const { db, annee, lignes } = await aScene()
  await anOrientation(db, { annee_id: annee.id, date: '2021-09-30', origines: ['famille'] })
  const enfant = await anEnfant(db)

  const created = await createOrientation(db, { anneeId: annee.id, saisie: byPhone }, NOW)
  if (!created.ok) throw new Error(created.error.code)
  const { orientationId } = created.value
  const [first, other] = await lignes()
  const born = { dateNaissance: '2013-03-12', anneeNaissance: null }
  const linked: SaisieOrientation = { ...byPhone, ...born, enfantId: enfant.id, origines: [] }
  await saveOrientation(db, { orientationId, saisie: linked }, NOW)
  const [corrected] = await lignes()
  const removed = await removeOrientation(db, orientationId, NOW)
  const left = (await lignes()).map((one) => one.orientationId)
  for (let undone = 0; undone < 2; undone++) await undoLast(db, NOW)

  const { enfantId: _, ...said } = byPhone
  expect(first).toMatchObject({ ...said, orientationId, statut: 'recue', importId: null })
  expect(corrected).toMatchObject({
    nom: 'Benali',
    prenom: 'Inès',
    origines: [],
    enfantId: enfant.id,
  })
  expect(await db.selectFrom('orientation').select('date_naissance').execute()).toEqual([
    { date_naissance: null },
    { date_naissance: null },
  ])
  expect((await lignes()).map(({ origines }) => origines)).toEqual([['enseignant'], ['famille']])
  expect(removed.ok).toBe(true)
  expect(left).toEqual([other?.orientationId])
  expect((await lignes())[0]).toEqual(first)
  expect(await undoLast(db, NOW)).toMatchObject({ value: { label: 'Orientation de Sow Awa' } })
})

test('a child without a record keeps the day of birth that was given', async () => {
  const { db, annee, lignes } = await aScene()
  const born = { dateNaissance: '2013-03-12', anneeNaissance: null }

  await createOrientation(db, { anneeId: annee.id, saisie: { ...byPhone, ...born } }, NOW)

  expect(await lignes()).toMatchObject([born])
})

test('an imported orientation is neither corrected nor deleted by hand', async () => {
  const { db, annee, lignes } = await aScene()
  const source = { source_file: 'ferry.xlsx', source_row: 7 }
  const { id } = await anOrientation(db, { annee_id: annee.id, import_id: 'import-1', ...source })
  await anOrientation(db, { annee_id: annee.id, date: '2021-09-30', source_file: 'mot.docx' })
  await anOrientation(db, { annee_id: annee.id, date: '2021-09-29' })

  expect(await saveOrientation(db, { orientationId: id, saisie: byPhone }, NOW)).toMatchObject({
    error: { code: 'not-found' },
  })
  expect(await removeOrientation(db, id, NOW)).toMatchObject({
    error: { code: 'deletion-refused', reasons: [expect.stringContaining('Imports')] },
  })
  expect((await lignes()).map((one) => one.source)).toEqual([
    ...['ferry.xlsx, ligne 7', 'mot.docx, ligne ?', null],
  ])
})

test('the inscription of an enfant in the année is told before a place on the waiting list; one of another année is not told', async () => {
  const { db, annee, collectif, lignes } = await aScene()
  const next = await anAnnee(db, { debut: '2022-09-01', fin: '2023-08-31' })
  const { id: later } = await anAction(db, { annee_id: next.id })
  const wait = { action_id: collectif.action_id, statut: 'liste-attente' } as const
  const inscriptions: Readonly<Record<string, readonly Parameters<typeof anInscription>[1][]>> = {
    Attente: [wait],
    Inscrite: [wait, { collectif_id: collectif.id }],
    Partie: [{ collectif_id: collectif.id, fin: '2021-10-10' }],
    'Jamais venue': [{ collectif_id: collectif.id, statut: 'jamais-venu' }],
    Tard: [{ action_id: later, debut: '2022-09-10' }],
  }
  for (const [nom, own] of Object.entries(inscriptions)) {
    const { id: enfant_id } = await anEnfant(db, { nom })
    for (const one of own) await anInscription(db, { enfant_id, ...one })
    await anOrientation(db, { annee_id: annee.id, enfant_id })
  }
  await anOrientation(db, { annee_id: next.id, nom: 'Autre année' })

  const found = (await lignes()).map(({ nom, inscription }) => [nom, inscription])
  const atEnd = await findOrientations(db, annee.id, '2022-08-31')
  const afterEnd = await findOrientations(db, annee.id, '2022-12-01')

  expect(Object.fromEntries(found)).toEqual({
    ...{ Attente: 'liste-attente', Inscrite: 'inscrit' },
    ...{ Partie: null, 'Jamais venue': null, Tard: null },
  })
  // Nobody waits longer than the année lasts.
  expect(afterEnd.map(({ enAttente }) => enAttente)).toEqual(atEnd.map((one) => one.enAttente))
  expect(atEnd[0]?.enAttente?.jours).toBe(331)
})

test.each([
  ['2022-08-31', true],
  ['2022-09-01', false],
])('an orientation received on %s is of the année: %s', async (date, isKept) => {
  const { db, annee } = await aScene()

  const created = await createOrientation(
    db,
    { anneeId: annee.id, saisie: { ...byPhone, date } },
    NOW,
  )

  expect(created.ok).toBe(isKept)
})

test('an orientation of an enfant or of an année that is gone is told so', async () => {
  const { db, annee } = await aScene()
  await anEnfant(db)
  const create = (anneeId: string, enfantId: string | null) =>
    createOrientation(db, { anneeId, saisie: { ...byPhone, enfantId } }, NOW)

  expect(await create(annee.id, 'gone')).toMatchObject({
    error: { code: 'not-found', what: 'enfant' },
  })
  expect(await create('gone', null)).toMatchObject({ error: { code: 'not-found', what: 'annee' } })
  expect(await removeOrientation(db, 'gone', NOW)).toMatchObject({ error: { code: 'not-found' } })
})

test('two orientations of one name are told apart, two of one enfant are not', async () => {
  const { db, annee, lignes } = await aScene()
  const ines = await anEnfant(db, { date_naissance: '2013-03-12' })
  const of = { annee_id: annee.id, nom: 'Benali', prenom: 'Inès' }
  await anOrientation(db, { ...of, annee_naissance: 2015, niveau: 'CP' })
  await anOrientation(db, { annee_id: annee.id, enfant_id: ines.id, niveau: 'CM1' })
  await anOrientation(db, { annee_id: annee.id, enfant_id: ines.id, niveau: 'CM1' })

  const precisions = (await lignes()).map(({ precision }) => precision)

  expect(precisions.toSorted()).toEqual(['CM1, 2013', 'CM1, 2013', 'CP, 2015'])
})
