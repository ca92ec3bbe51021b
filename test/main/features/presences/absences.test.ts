import { beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import { findAbsences, saveAppel } from '../../../../main/features/presences/absences.service.ts'
import type { EtatPresence } from '../../../../shared/domain/listes.ts'
import {
  aCollectif,
  aFamille,
  anAction,
  anEnfant,
  anInscription,
  aSeance,
} from '../../../builders/records.ts'

const TODAY = '2021-10-26'
const NOW = new Date('2021-10-26T18:00:00')
const DATES = ['2021-09-28', '2021-10-05', '2021-10-12', '2021-10-19', '2021-10-26', '2021-11-02']
let open: OpenDatabase
let anneeId: string
let actionId: string
let collectifId: string
let ines: string

const enfant = async (nom: string, inscription: Parameters<typeof anInscription>[1] = {}) => {
  const { id } = await anEnfant(open.db, { nom })
  await anInscription(open.db, { enfant_id: id, collectif_id: collectifId, ...inscription })
  return id
}

/** Records A, P, E or · for an enfant, séance after séance. */
async function record(enfantId: string, etats: string) {
  const seances = await open.db
    .selectFrom('seance')
    .where('collectif_id', '=', collectifId)
    .orderBy('date')
    .select('id')
    .execute()
  const known: Record<string, EtatPresence> = { A: 'absent', P: 'present', E: 'excuse' }
  for (const [rank, sign] of [...etats].entries()) {
    const etat = known[sign]
    const seance_id = seances[rank]?.id
    if (etat === undefined || seance_id === undefined) continue
    await open.db.insertInto('presence').values({ seance_id, enfant_id: enfantId, etat }).execute()
  }
}

beforeEach(async () => {
  open = openDatabase(':memory:')
  const action = await anAction(open.db)
  actionId = action.id
  anneeId = action.annee_id
  collectifId = (await aCollectif(open.db, { action_id: actionId })).id
  for (const date of DATES) await aSeance(open.db, { collectif_id: collectifId, date })
  ines = await enfant('Benali')
})

async function found(today = TODAY, asked: string | null = null) {
  const absences = await findAbsences(open.db, { anneeId, actionId: asked }, today)
  if (!absences.ok) throw new Error(absences.error.code)
  return absences.value
}

const call = (date: string, note: string | null = null, enfantId = ines) =>
  saveAppel(open.db, { enfantId, date, note }, NOW)

describe('absences in a row', () => {
  test.each([
    ['PAAA', 3],
    ['AAAAA', 5],
    ['AAPAAA', 2],
    ['PAEAA', 3],
    ['PA·AA', 3],
    ['AAAAP', 0],
    ['PAA', 0],
    ['PEEEE', 0],
  ])('%s counts as %i, called for from three on', async (etats, count) => {
    await record(ines, etats)

    const absences = await found()

    expect(absences.map((ligne) => ligne.absences)).toEqual(count >= 3 ? [count] : [])
  })

  test('come with the day the enfant was last seen, the collectifs and the telephones of the family', async () => {
    const famille = await aFamille(open.db, {
      responsables: [{ nom: 'Benali', prenom: 'Samira', telephone: '0600000011' }],
    })
    await open.db
      .updateTable('enfant')
      .set({ famille_id: famille.id })
      .where('id', '=', ines)
      .execute()
    await record(ines, 'PAAA')
    await record(await enfant('Aubert'), 'PAAAA')
    await record(await enfant('Adam'), 'PAAA')
    await record(await enfant('Parti', { fin: '2021-10-25' }), 'AAAAA')
    await record(await enfant('Attente', { statut: 'liste-attente' }), 'AAAAA')
    // Where Inès no longer comes, waits, comes from tomorrow on, or comes in another action.
    const autre = async (nom: string, inscription: object, action_id = actionId) =>
      anInscription(open.db, {
        ...{ enfant_id: ines, collectif_id: (await aCollectif(open.db, { nom, action_id })).id },
        ...{ action_id, ...inscription },
      })
    await autre('Jeudi', {})
    await autre('Quitté', { fin: '2021-10-25' })
    await autre('Attendu', { statut: 'liste-attente' })
    await autre('Prochain', { debut: '2021-10-27' })
    await autre('Ailleurs', {}, (await anAction(open.db)).id)

    const [first, third, second, ...others] = await found(TODAY, actionId)

    expect(third).toMatchObject({ nom: 'Adam', absences: 3 })
    expect(first).toMatchObject({ nom: 'Aubert', absences: 4, contacts: [], dernierAppel: null })
    expect(second).toMatchObject({
      nom: 'Benali',
      absences: 3,
      premiere: '2021-10-05',
      derniere: '2021-10-19',
      vuLe: '2021-09-28',
      collectifs: ['Jeudi', 'Mardi'],
      contacts: [{ nom: 'Samira Benali', telephone: '0600000011' }],
    })
    expect(others).toEqual([])
  })

  test('tell an enfant from a homonym who comes, by class and year of birth', async () => {
    await open.db
      .updateTable('enfant')
      .set({ prenom: 'Inès', annee_naissance: 2013 })
      .where('id', '=', ines)
      .execute()
    const { id } = await anEnfant(open.db, { nom: 'Bénali', prenom: 'Ines' })
    await anInscription(open.db, { enfant_id: id, collectif_id: collectifId, niveau: 'CE1' })
    await record(ines, 'AAA')
    await record(await enfant('Seul'), 'AAA')
    // Waiting, gone, or of another action: no list of today shows both.
    await enfant('Seul', { statut: 'liste-attente' })
    await enfant('Seul', { fin: '2021-10-25' })
    const elsewhere = { action_id: (await anAction(open.db)).id, collectif_id: null }
    await enfant('Seul', elsewhere)

    const precisions = (await found(TODAY, actionId)).map(({ nom, precision }) => [nom, precision])

    expect(precisions).toEqual([
      ['Benali', 'CE2, 2013'],
      ['Seul', null],
    ])
  })

  test('are those of the action asked for, up to today', async () => {
    const other = await anAction(open.db)
    await record(ines, '···AAA')

    expect(await found()).toEqual([])
    expect(await found('2021-11-01')).toEqual([])
    expect(await found('2021-11-02')).toHaveLength(1)
    expect(await found('2021-11-02', other.id)).toEqual([])
  })

  test('leave out the day on which the enfant came to another séance', async () => {
    await record(ines, '·AAA')
    const matin = { date: '2021-10-05', debut: '08:00', fin: '09:00' }
    const presences = { [ines]: 'present' } as const
    await aSeance(open.db, { collectif_id: collectifId, ...matin, presences })

    expect(await found()).toEqual([])
  })

  test('are over with the année', async () => {
    await record(ines, 'AAA')

    expect(await found('2022-08-31')).toHaveLength(1)
    expect(await found('2022-09-01')).toEqual([])
  })

  test('follow the rule of the année: another number, or none at all', async () => {
    await record(ines, 'PAA')
    const rule = (valeur: string) =>
      open.db
        .insertInto('parametre')
        .values({ annee_id: anneeId, cle: 'absencesAvantAppel', valeur })
        .onConflict((conflict) => conflict.columns(['annee_id', 'cle']).doUpdateSet({ valeur }))
        .execute()

    await rule('2')
    const two = await found()
    await rule('null')
    const none = await found()

    expect([two.length, none.length]).toEqual([1, 0])
  })
})

describe('a call', () => {
  test('answers the absences up to its day; those after it ask again, with the last note beside', async () => {
    const other = await enfant('Diallo')
    await record(ines, 'AAA')
    await record(other, 'AAA')

    await call('2021-10-12', 'Revient mardi')
    const after = await found()
    await record(ines, '···AAA')
    const again = await found('2021-11-02')

    expect(after.map(({ nom }) => nom)).toEqual(['Diallo'])
    expect(again.find(({ nom }) => nom === 'Benali')).toMatchObject({
      absences: 3,
      premiere: '2021-10-19',
      dernierAppel: { date: '2021-10-12', note: 'Revient mardi' },
    })
  })

  test('of the day before the last absence leaves that absence to count', async () => {
    await record(ines, 'AAAA')

    await call('2021-10-18')

    expect(await found()).toEqual([])
  })

  test('is taken back by undo, which says for whom', async () => {
    await record(ines, 'AAA')
    await call(TODAY)

    const undone = await undoLast(open.db, NOW)

    expect(undone).toMatchObject({ value: { label: 'Appel à la famille\u00a0: Inès Benali' } })
    expect(await found()).toHaveLength(1)
  })

  test('of a day to come, or for an enfant who is gone, is refused', async () => {
    expect(await call('2021-10-27')).toMatchObject({
      error: { fields: { date: expect.any(String) } },
    })
    expect(await call(TODAY, null, 'none')).toMatchObject({
      error: { code: 'not-found', what: 'enfant' },
    })
  })
})
