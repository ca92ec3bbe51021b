import { beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  createCollectif,
  deleteCollectif,
  findCollectifs,
  renameCollectif,
} from '../../../../main/features/collectifs/collectifs.service.ts'
import { redoNext, undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  aCollectif,
  anAction,
  anEnfant,
  anInscription,
  anIntervenant,
  aSeance,
} from '../../../builders/records.ts'

const NOW = new Date('2021-09-10T09:00:00.000Z')
const MARDI = { jour: 'mardi', debut: '16:30', fin: '18:00' } as const
let open: OpenDatabase
let actionId: string
let anneeId: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  const action = await anAction(open.db)
  actionId = action.id
  anneeId = action.annee_id
})

async function collectifs(today = '2021-10-01') {
  const found = await findCollectifs(open.db, { anneeId, actionId: null }, today)
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}

const create = (nom: string, creneaux: readonly (typeof MARDI)[] = []) =>
  createCollectif(open.db, { actionId, nom, creneaux }, NOW)

describe('the list', () => {
  test('comes in French order, each with its créneaux by day and what it holds today', async () => {
    await create('Zoé')
    const { id } = await aCollectif(open.db, { action_id: actionId, nom: 'Élémentaire' })
    await open.db
      .insertInto('creneau')
      .values([
        { id: 'k2', collectif_id: id, jour: 'jeudi', debut: '16:30', fin: '18:00' },
        { id: 'k3', collectif_id: id, jour: 'mardi', debut: '17:00', fin: '18:00' },
        { id: 'k1', collectif_id: id, jour: 'mardi', debut: '14:00', fin: '15:00' },
      ])
      .execute()
    const ines = (await anEnfant(open.db)).id
    await anInscription(open.db, { enfant_id: ines, collectif_id: id })
    await anInscription(open.db, { enfant_id: ines, collectif_id: id })
    await anInscription(open.db, { collectif_id: id, fin: '2021-09-30' })
    await anInscription(open.db, { collectif_id: id, statut: 'liste-attente' })
    await aSeance(open.db, { collectif_id: id })
    await aSeance(open.db, { collectif_id: id, date: '2021-10-05', etat: 'prevue' })

    const found = await collectifs()

    expect(found.map(({ nom }) => nom)).toEqual(['Élémentaire', 'Zoé'])
    expect(found[0]).toMatchObject({
      inscrits: 1,
      seancesTenues: 1,
      seancesPrevues: 1,
      derniereSeance: '2021-10-05',
    })
    expect(found[0]?.creneaux.map(({ creneauId }) => creneauId)).toEqual(['k1', 'k3', 'k2'])
    expect(found[1]).toMatchObject({
      ...{ inscrits: 0, seancesTenues: 0, seancesPrevues: 0 },
      ...{ creneaux: [], derniereSeance: null },
    })
  })

  test('each collectif has its own inscrits, séances and créneaux, in its own action', async () => {
    const other = await anAction(open.db)
    const mardi = (await aCollectif(open.db, { action_id: actionId, nom: 'Mardi' })).id
    const jeudi = (await aCollectif(open.db, { action_id: other.id, nom: 'Jeudi' })).id
    await open.db
      .insertInto('creneau')
      .values([
        { id: 'km', collectif_id: mardi, ...MARDI },
        { id: 'kj', collectif_id: jeudi, ...MARDI, jour: 'jeudi' },
      ])
      .execute()
    for (const collectif_id of [mardi, jeudi, jeudi, jeudi]) {
      await anInscription(open.db, { collectif_id })
    }
    await anInscription(open.db, { action_id: other.id })
    await aSeance(open.db, { collectif_id: mardi, date: '2021-09-21' })
    for (const date of ['2021-09-23', '2021-09-30'])
      await aSeance(open.db, { collectif_id: jeudi, date })
    for (const date of ['2021-10-05', '2021-10-06'])
      await aSeance(open.db, { collectif_id: jeudi, date, etat: 'prevue' })
    await aSeance(open.db, { collectif_id: jeudi, date: '2021-10-07', etat: 'annulee' })

    const found = await collectifs()
    const ofOther = await findCollectifs(open.db, { anneeId, actionId: other.id }, '2021-10-01')

    expect(found).toMatchObject([
      {
        nom: 'Jeudi',
        inscrits: 3,
        seancesTenues: 2,
        seancesPrevues: 2,
        derniereSeance: '2021-10-07',
        creneaux: [{ creneauId: 'kj' }],
      },
      { nom: 'Mardi', inscrits: 1, seancesTenues: 1, creneaux: [{ creneauId: 'km' }] },
    ])
    expect(ofOther).toMatchObject({ value: [{ nom: 'Jeudi' }] })
  })

  test('each has the dates of its action as its prévisionnel says, else those of the année', async () => {
    const other = await anAction(open.db)
    await aCollectif(open.db, { action_id: actionId, nom: 'Jeudi' })
    await aCollectif(open.db, { action_id: other.id, nom: 'Mardi' })
    await open.db
      .insertInto('previsionnel')
      .values({ action_id: other.id, debut: '2021-09-20', fin: null })
      .execute()

    expect((await collectifs()).map(({ periode }) => periode)).toEqual([
      { debut: '2021-09-01', fin: '2022-08-31' },
      { debut: '2021-09-20', fin: '2022-08-31' },
    ])
  })

  test.each([
    ['the day before it begins', '2021-09-09', 0],
    ['on its first day', '2021-09-10', 1],
    ['on its last day', '2021-09-30', 1],
    ['the day after it ends', '2021-10-01', 0],
  ])('an inscription %s counts so', async (_when, today, inscrits) => {
    const { id } = await aCollectif(open.db, { action_id: actionId })
    await anInscription(open.db, { collectif_id: id, debut: '2021-09-10', fin: '2021-09-30' })

    expect((await collectifs(today))[0]?.inscrits).toBe(inscrits)
  })
})

describe('creating', () => {
  test('a collectif comes with its créneaux, and one undo takes all back', async () => {
    const created = await create('Mardi', [MARDI])

    const [before] = await collectifs()
    await undoLast(open.db, new Date(NOW))

    expect(created.ok).toBe(true)
    expect(before).toMatchObject({ nom: 'Mardi', creneaux: [MARDI] })
    expect(await collectifs()).toEqual([])
  })

  test('a name taken in the action is refused, whatever its capitals; in another action it is free', async () => {
    await create('Élémentaire')
    const other = await anAction(open.db)

    const same = await create('éLÉMENTAIRE')
    const elsewhere = await createCollectif(
      open.db,
      { actionId: other.id, nom: 'Élémentaire', creneaux: [] },
      NOW,
    )

    expect(same).toMatchObject({
      error: { code: 'validation', fields: { nom: expect.stringContaining('déjà') } },
    })
    expect(elsewhere.ok).toBe(true)
  })

  test('créneaux that end before they begin or that overlap are refused beside their field', async () => {
    const created = await createCollectif(
      open.db,
      {
        actionId,
        nom: 'Mardi',
        creneaux: [
          MARDI,
          { jour: 'jeudi', debut: '18:00', fin: '18:00' },
          { jour: 'mardi', debut: '17:30', fin: '19:00' },
          { jour: 'mardi', debut: '18:00', fin: '19:00' },
        ],
      },
      NOW,
    )

    if (created.ok || created.error.code !== 'validation') throw new Error('expected a refusal')
    expect(Object.keys(created.error.fields)).toEqual([
      'creneaux.1.fin',
      'creneaux.2.debut',
      'creneaux.3.debut',
    ])
    expect(await collectifs()).toEqual([])
  })

  test('an unknown action is told', async () => {
    const created = await createCollectif(
      open.db,
      { actionId: 'none', nom: 'Mardi', creneaux: [] },
      NOW,
    )

    expect(created).toMatchObject({ error: { code: 'not-found', what: 'action' } })
  })
})

describe('renaming', () => {
  test('a collectif takes a new name, or its own with other capitals', async () => {
    await aCollectif(open.db, { action_id: actionId, nom: 'Jeudi' })
    const { id } = await aCollectif(open.db, { action_id: actionId, nom: 'mardi' })

    const renamed = await renameCollectif(open.db, { collectifId: id, nom: 'Mardi' }, NOW)

    expect(renamed.ok).toBe(true)
    await undoLast(open.db, NOW)
    expect(await renameCollectif(open.db, { collectifId: id, nom: 'mardi' }, NOW)).toEqual({
      ok: true,
      value: undefined,
    })
    await redoNext(open.db)
    expect((await collectifs()).map(({ nom }) => nom)).toEqual(['Jeudi', 'Mardi'])
  })

  test('it cannot take the name of another', async () => {
    await create('Jeudi')
    const { id } = await aCollectif(open.db, { action_id: actionId, nom: 'Mardi' })

    const renamed = await renameCollectif(open.db, { collectifId: id, nom: 'JEUDI' }, NOW)

    expect(renamed).toMatchObject({ error: { fields: { nom: expect.any(String) } } })
  })
})

describe('deleting', () => {
  test('a collectif goes with its créneaux and the séances that nobody has written on; undo brings all back', async () => {
    const created = await create('Mardi', [MARDI])
    if (!created.ok) throw new Error(created.error.code)
    const { collectifId } = created.value
    const other = await aCollectif(open.db, { action_id: actionId, nom: 'Jeudi' })
    await anInscription(open.db, { collectif_id: other.id })
    await aSeance(open.db, { collectif_id: other.id, date: '2021-10-07', etat: 'prevue' })
    await aSeance(open.db, { collectif_id: collectifId, date: '2021-10-05', etat: 'prevue' })
    const before = await collectifs()

    const deleted = await deleteCollectif(open.db, collectifId, NOW)
    const after = await collectifs()
    await undoLast(open.db, new Date(NOW))

    expect(deleted.ok).toBe(true)
    expect(after).toEqual(before.filter(({ nom }) => nom === 'Jeudi'))
    expect(await collectifs()).toEqual(before)
  })

  test('it is refused with each reason when enfants or séances stand on it', async () => {
    const { id } = await aCollectif(open.db, { action_id: actionId })
    await anInscription(open.db, { collectif_id: id })
    await anInscription(open.db, { collectif_id: id, statut: 'jamais-venu' })
    await aSeance(open.db, { collectif_id: id })
    const planned = { collectif_id: id, date: '2022-01-04', etat: 'prevue' } as const
    await aSeance(open.db, {
      ...planned,
      intervenants: { [(await anIntervenant(open.db)).id]: null },
    })

    const deleted = await deleteCollectif(open.db, id, NOW)

    if (deleted.ok || deleted.error.code !== 'deletion-refused') throw new Error('not refused')
    expect(deleted.error.label).toBe('Mardi')
    expect(deleted.error.reasons).toEqual([
      expect.stringMatching(/^2\s.*enfants y ont été inscrits/),
      expect.stringMatching(/^2\s.*séances ont eu lieu/),
    ])
    expect(await collectifs()).toHaveLength(1)
  })
})
