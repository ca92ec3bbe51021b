import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  chooseFamille,
  createFamille,
  findFamille,
  findFamilles,
  leaveFamille,
  saveFamille,
} from '../../../../main/features/familles/familles.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import { aFamille, anAction, anActionParents, anEnfant } from '../../../builders/records.ts'

const NOW = new Date('2021-10-04T16:00:00Z')
let open: OpenDatabase

beforeEach(() => {
  open = openDatabase(':memory:')
})

const responsable = (nom: string, prenom: string, telephone: string) => ({
  ...{ nom, prenom, telephone },
  mail: null,
  lien: null,
})

/** Three familles that differ in everything. */
async function threeFamilles() {
  const costa = await aFamille(open.db, {
    commune: 'Pau',
    responsables: [responsable('Costa', 'Rui', '06 00 00 00 02')],
  })
  const diallo = await aFamille(open.db, {
    commune: 'Lons',
    quartier_prioritaire: 'Ousse',
    responsables: [
      responsable('Diallo', 'Awa', '06 00 00 00 03'),
      responsable('Diallo', 'Issa', '06 00 00 00 04'),
    ],
  })
  const sow = await aFamille(open.db, { commune: 'Billère', responsables: [] })
  await anEnfant(open.db, { nom: 'Sow', prenom: 'Mamadou', famille_id: sow.id })
  return { costa, diallo, sow }
}

test('saving one famille changes that one and no other, until it is undone', async () => {
  const { costa, diallo, sow } = await threeFamilles()
  const all = () => Promise.all([costa, diallo, sow].map(({ id }) => findFamille(open.db, id)))
  const before = await all()
  const saisie = {
    commune: 'Jurançon',
    quartierPrioritaire: null,
    responsables: [responsable('Diallo', 'Fatou', '06 00 00 00 05')],
  }

  const saved = await saveFamille(open.db, diallo.id, saisie, NOW)
  const after = await all()
  const undone = await undoLast(open.db, NOW)

  expect(saved).toEqual({ ok: true, value: undefined })
  expect(after).toEqual([before[0], saisie, before[2]])
  expect(undone).toMatchObject({ ok: true, value: { label: 'Famille Diallo Fatou' } })
  expect(await all()).toEqual(before)
})

test('a famille that is gone is refused, and nothing is written', async () => {
  const { costa } = await threeFamilles()
  const before = await findFamille(open.db, costa.id)
  const saisie = { commune: 'Jurançon', quartierPrioritaire: null, responsables: [] }

  const saved = await saveFamille(open.db, 'gone', saisie, NOW)

  expect(saved).toMatchObject({ ok: false, error: { code: 'not-found', what: 'famille' } })
  expect(await findFamille(open.db, costa.id)).toEqual(before)
})

test('familles are listed by their responsables, or by their enfants when no adult is known', async () => {
  await threeFamilles()

  const found = await findFamilles(open.db)

  expect(found.map(({ responsables, enfants }) => [responsables, enfants])).toEqual([
    ['Costa Rui', ''],
    ['Diallo Awa, Diallo Issa', ''],
    ['', 'Mamadou Sow'],
  ])
})

test('a famille is created by its adults alone, and undone; one without a name is refused', async () => {
  await threeFamilles()
  const saisie = {
    commune: null,
    quartierPrioritaire: null,
    responsables: [responsable('Ba', 'Awa', '06 00 00 00 06')],
  }
  const names = async () => (await findFamilles(open.db)).map((one) => one.responsables)
  const before = await names()

  const created = await createFamille(open.db, saisie, NOW)
  const after = await names()
  const blank = await createFamille(open.db, { ...saisie, responsables: [] }, NOW)
  const undone = await undoLast(open.db, NOW)

  expect(created.ok && (await findFamille(open.db, created.value.familleId))).toBeNull()
  expect(after).toEqual(['Ba Awa', ...before])
  expect(blank).toMatchObject({ error: { code: 'validation' } })
  expect(undone).toMatchObject({ value: { label: 'Nouvelle famille\u00a0: Ba Awa' } })
  expect(await names()).toEqual(before)
})

test('the famille chosen for an enfant is none, a known one, or a new one of its own', async () => {
  const { costa } = await threeFamilles()
  const saisie = { commune: 'Mourenx', quartierPrioritaire: null, responsables: [] }

  const none = await chooseFamille(open.db, { genre: 'aucune' })
  const known = await chooseFamille(open.db, { genre: 'connue', familleId: costa.id })
  const gone = await chooseFamille(open.db, { genre: 'connue', familleId: 'gone' })
  const created = await chooseFamille(open.db, { genre: 'nouvelle', saisie })

  expect([none, known]).toEqual([
    { ok: true, value: null },
    { ok: true, value: costa.id },
  ])
  expect(gone).toMatchObject({
    error: { fields: { 'famille.familleId': 'Choisissez une famille.' } },
  })
  expect(await findFamille(open.db, created.ok ? (created.value ?? '') : '')).toEqual(saisie)
})

test('a famille that an enfant leaves goes when it holds nobody and no rencontre names it', async () => {
  const { costa, diallo, sow } = await threeFamilles()
  const { id: action_id } = await anAction(open.db)
  await anActionParents(open.db, { action_id, familles: [diallo.id] })

  for (const id of [null, costa.id, diallo.id, sow.id]) await leaveFamille(open.db, id)

  const left = await Promise.all([costa, diallo, sow].map(({ id }) => findFamille(open.db, id)))
  expect(left.map((famille) => famille?.commune)).toEqual([undefined, 'Lons', 'Billère'])
})

test('a famille whose enfants are all anonymisés is no longer listed, one without any still is', async () => {
  const { sow } = await threeFamilles()
  await aFamille(open.db, { responsables: [] })
  await open.db
    .updateTable('enfant')
    .set({ anonymise_le: '2021-10-01' })
    .where('famille_id', '=', sow.id)
    .execute()
  const mixed = await aFamille(open.db, { responsables: [] })
  await anEnfant(open.db, {
    famille_id: mixed.id,
    anonymise_le: '2021-10-01',
    prenom: 'x',
    nom: 'y',
  })
  await anEnfant(open.db, { famille_id: mixed.id, prenom: 'Lou', nom: 'Roy' })

  const found = await findFamilles(open.db)

  expect(found.map(({ responsables, enfants }) => responsables || enfants)).toEqual([
    '',
    'Costa Rui',
    'Diallo Awa, Diallo Issa',
    'x y, Lou Roy',
  ])
})
