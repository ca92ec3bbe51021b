import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  createAction,
  findAction,
  findCadre,
  findCollectifByNom,
  removeAction,
  saveAction,
  saveCadre,
} from '../../../../main/features/actions/actions.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import { PREVISIONNEL_VIDE, type SaisieAction } from '../../../../shared/domain/action.ts'
import {
  aCollectif,
  aConcertation,
  anAction,
  anActionParents,
  anAnnee,
  anInscription,
  anIntervenant,
  someHeures,
} from '../../../builders/records.ts'

const NOW = new Date('2021-09-10T09:00:00Z')
const SAISIE: SaisieAction = {
  numero: '1',
  intitule: 'Clas élémentaire',
  lieu: 'École Jules-Ferry',
  adresse: '1 rue des Écoles',
  naturesLocal: ['municipal', 'scolaire'],
  zonages: ['rep'],
  bonificationEnfant: true,
  bonificationParent: false,
  dateRetour: '2022-07-15',
  previsionnel: {
    debut: '2021-09-20',
    fin: '2022-06-24',
    semaines: 32,
    intervenants: {
      salarie: { nombre: 2, minutes: 24_000 },
      volontaire: { nombre: null, minutes: null },
      benevole: { nombre: 4, minutes: 12_030 },
    },
    public: { ...PREVISIONNEL_VIDE.public, elementaire: 20, familles: 16, collectifs: 2 },
    activites: ['methodologie', 'jeux'],
    parents: ['convivialite'],
    ecole: ['echanges-reguliers'],
  },
}

let open: OpenDatabase
let anneeId: string
let actionId: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  anneeId = (await anAnnee(open.db)).id
  actionId = (await anAction(open.db, { annee_id: anneeId })).id
})

async function theAction(id = actionId) {
  const found = await findAction(open.db, id)
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}

test('everything entered of an action is found again, and one undo gives back what was there', async () => {
  const before = await theAction()
  const other = await createAction(open.db, { anneeId, numero: '2', intitule: null }, NOW)
  const otherId = other.ok ? other.value.actionId : ''
  const flags = { bonificationEnfant: false, bonificationParent: false }
  expect(await theAction(otherId)).toMatchObject(flags)
  const theirs: SaisieAction = {
    ...{
      ...SAISIE,
      numero: '2',
      naturesLocal: ['associatif'],
      zonages: ['pre', 'politique-ville'],
    },
    ...{ bonificationEnfant: false, bonificationParent: true, dateRetour: null },
    previsionnel: { ...SAISIE.previsionnel, semaines: 8, activites: ['sorties'], parents: [] },
  }
  await saveAction(open.db, otherId, theirs, NOW)

  const saved = await saveAction(open.db, actionId, SAISIE, NOW)

  expect(saved).toEqual({ ok: true, value: undefined })
  expect(await theAction()).toEqual({ actionId, ...SAISIE })
  expect(await theAction(otherId)).toEqual({ actionId: otherId, ...theirs })
  expect(await undoLast(open.db, NOW)).toMatchObject({ ok: true, value: { label: 'Action 1' } })
  expect(await theAction()).toEqual(before)
})

test('a prévisionnel that announces nothing any more is no prévisionnel', async () => {
  await saveAction(open.db, actionId, SAISIE, NOW)

  await saveAction(open.db, actionId, { ...SAISIE, previsionnel: PREVISIONNEL_VIDE }, NOW)

  expect(await open.db.selectFrom('previsionnel').selectAll().execute()).toEqual([])
  expect((await theAction()).previsionnel).toEqual(PREVISIONNEL_VIDE)
})

test('dates outside the année, or the wrong way round, are refused beside their field', async () => {
  const previsionnel = { ...SAISIE.previsionnel, debut: '2022-06-24', fin: '2022-01-10' }

  const reversed = await saveAction(open.db, actionId, { ...SAISIE, previsionnel }, NOW)
  const outside = await saveAction(
    open.db,
    actionId,
    { ...SAISIE, previsionnel: { ...previsionnel, debut: '2021-08-31' } },
    NOW,
  )

  expect(reversed).toMatchObject({
    error: { fields: { 'previsionnel.fin': expect.stringContaining('avant le début') } },
  })
  expect(outside).toMatchObject({
    error: { fields: { 'previsionnel.debut': expect.stringContaining('01/09/2021') } },
  })
  expect((await theAction()).lieu).toBeNull()
})

test('two actions of an année cannot share a number, those of two années can', async () => {
  const next = await anAnnee(open.db, { debut: '2022-09-01', fin: '2023-08-31' })
  const other = await createAction(open.db, { anneeId, numero: '2', intitule: null }, NOW)
  if (!other.ok) throw new Error(other.error.code)

  const created = await createAction(open.db, { anneeId, numero: '2', intitule: null }, NOW)
  const renamed = await saveAction(open.db, actionId, { ...SAISIE, numero: '2' }, NOW)
  const elsewhere = await createAction(
    open.db,
    { anneeId: next.id, numero: '2', intitule: null },
    NOW,
  )

  expect(created).toMatchObject({
    error: { code: 'validation', fields: { numero: expect.any(String) } },
  })
  expect(renamed).toMatchObject({ error: { fields: { numero: expect.any(String) } } })
  expect(elsewhere.ok).toBe(true)
})

test('an action that has records, or that is the only one of its année, cannot be removed', async () => {
  await aCollectif(open.db, { action_id: actionId })
  const next = await anAnnee(open.db, { debut: '2030-09-01', fin: '2031-08-31' })
  await anAction(open.db, { annee_id: next.id })

  const removed = await removeAction(open.db, actionId, NOW)

  expect(removed).toEqual({
    ok: false,
    error: {
      code: 'deletion-refused',
      label: 'Action 1',
      reasons: [
        '1\u00a0collectif : supprimez-le d’abord.',
        'C’est la seule action de l’année : ajoutez-en d’abord une autre.',
      ],
    },
  })
})

test('a collectif is found in its own action by its name, however written', async () => {
  const other = await anAction(open.db, { annee_id: anneeId })
  await aCollectif(open.db, { action_id: other.id, nom: 'Élan' })
  const { id } = await aCollectif(open.db, { action_id: actionId, nom: 'Élan' })

  expect(await findCollectifByNom(open.db, actionId, 'ELAN')).toMatchObject({ id })
  expect(await findCollectifByNom(open.db, actionId, 'Mardi')).toBeUndefined()
})

test('each kind of record that stands on an action is counted, of that action alone', async () => {
  const { db } = open
  const { id: intervenant_id } = await anIntervenant(db)
  const { id: otherId } = await anAction(db, { annee_id: anneeId })
  for (const action_id of [actionId, otherId, actionId]) {
    await anInscription(db, { action_id })
    await someHeures(db, { action_id, intervenant_id })
  }
  await aCollectif(db, { action_id: otherId })
  for (const action_id of [actionId, otherId]) {
    await anActionParents(db, { action_id })
    await aConcertation(db, { action_id })
    await db.insertInto('reponse').values({ action_id, code: 'c', valeur: '1' }).execute()
    const axe = { id: action_id, action_id, date: '2021-11-09' }
    const named = { theme: 'x', is_conjointe: 0, minutes: 9 } as const
    await db
      .insertInto('formation')
      .values({ ...axe, ...named })
      .execute()
    await db
      .insertInto('evaluation')
      .values({ ...axe, titre: 'x' })
      .execute()
  }

  const removed = await removeAction(db, actionId, NOW)

  expect(removed).toMatchObject({
    error: {
      reasons: [
        '2\u00a0inscriptions : supprimez-les d’abord.',
        '2\u00a0saisies d’heures : supprimez-les d’abord.',
        '2\u00a0rencontres : supprimez-les d’abord.',
        '1\u00a0réponse de bilan : supprimez-la d’abord.',
        '2\u00a0formations, évaluations, projets ou faits marquants : supprimez-les d’abord.',
      ],
    },
  })
})

test('an action removed with its prévisionnel comes back whole', async () => {
  await createAction(open.db, { anneeId, numero: '2', intitule: null }, NOW)
  await saveAction(open.db, actionId, SAISIE, NOW)

  const removed = await removeAction(open.db, actionId, NOW)

  expect(removed.ok).toBe(true)
  expect(await findAction(open.db, actionId)).toMatchObject({ error: { what: 'action' } })
  expect(await open.db.selectFrom('action').select('numero').execute()).toEqual([{ numero: '2' }])
  await undoLast(open.db, NOW)
  expect(await theAction()).toEqual({ actionId, ...SAISIE })
})

test('an unknown année or action is told', async () => {
  const created = await createAction(open.db, { anneeId: 'none', numero: '1', intitule: null }, NOW)

  expect(created).toMatchObject({ error: { code: 'not-found', what: 'annee' } })
  const cadre = { diagnosticLe: null, diagnostic: null, charteLe: null, charteSignataires: null }
  for (const refused of [
    await saveAction(open.db, 'none', SAISIE, NOW),
    await removeAction(open.db, 'none', NOW),
    await findCadre(open.db, 'none'),
    await saveCadre(open.db, 'none', cadre, NOW),
  ]) {
    expect(refused).toMatchObject({ error: { code: 'not-found', what: 'action', name: 'none' } })
  }
})
