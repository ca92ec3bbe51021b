import { afterEach, beforeEach, expect, test } from 'vitest'
import { act } from '../../../../main/db/act.ts'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  findJournalState,
  redoNext,
  undoLast,
  undoNamed,
} from '../../../../main/features/journal/journal.service.ts'
import {
  enfantIdsOf,
  NOUNS,
  obstacleTexts,
} from '../../../../main/features/journal/obstacle-text.ts'
import { ok } from '../../../../shared/result.ts'
import { inOperation } from '../../../builders/in-operation.ts'
import { anEnfant, aPartenaire } from '../../../builders/records.ts'

const at = (minutes: number) => new Date(Date.UTC(2021, 9, 1, 10, minutes))

let open: OpenDatabase
beforeEach(() => {
  open = openDatabase(':memory:')
})
afterEach(() => open.close())

/** One act of the user: gives its name, by which the history may undo it. */
async function done(label: string) {
  const header = { genre: 'saisie', label, createdAt: at(0).toISOString() } as const
  const { operationId } = await inOperation(open.db, header, (trx) =>
    aPartenaire(trx, { nom: label }),
  )
  return { operationId, label }
}

const redoLabel = async () => (await findJournalState(open.db)).redo?.label

test('what is done again first is what was undone last, whatever came first', async () => {
  const imported = await done('Import')
  await done('Présences')
  await undoNamed(open.db, imported, at(1))
  await undoLast(open.db, at(2))

  const redone = await redoNext(open.db)

  expect(redone).toMatchObject({ ok: true, value: { label: 'Présences' } })
  expect(await redoLabel()).toBeUndefined()
})

test('acts undone one after the other are done again in their order', async () => {
  await done('un')
  await done('deux')
  await undoLast(open.db, at(1))
  await undoLast(open.db, at(1))

  const first = await redoNext(open.db)
  const second = await redoNext(open.db)

  expect([first, second]).toMatchObject([{ value: { label: 'un' } }, { value: { label: 'deux' } }])
})

test('every table whose changes are kept has a name in front of the user', () => {
  const tables = open.sqlite
    .prepare(
      "select distinct tbl_name from sqlite_schema where type = 'trigger' and sql like '%operation_change%'",
    )
    .pluck()
    .all()

  const named = Object.keys(NOUNS)

  expect(named.toSorted()).toEqual(tables.toSorted())
})

test('what is done again first is what was undone last, even where the clock has gone back meanwhile', async () => {
  await done('Présences')
  await done('Séances')
  await undoLast(open.db, at(30))
  await undoLast(open.db, at(2))

  const redone = [await redoNext(open.db), await redoNext(open.db)]

  expect(redone).toMatchObject([{ value: { label: 'Présences' } }, { value: { label: 'Séances' } }])
})

test('a refused undo names the record, the enfant and the date that prevent it, and says what to do', () => {
  const changed = (table: string, row: object) => ({ code: 'changed-since', table, row }) as const
  const referred = (by: string) =>
    ({ ...changed('partenaire', {}), code: 'referred-to', by }) as const
  const obstacles = [
    changed('partenaire', { nom: 'Ludothèque' }),
    changed('enfant', { nom: 'Sow', prenom: 'Awa' }),
    changed('presence', { enfant_id: 'e1', nom: null }),
    changed('seance', { date: '2021-10-05' }),
    changed('appel', { enfant_id: 'e2', date: '2021-10-06' }),
    changed('inconnue', {}),
    referred('presence'),
    referred('inconnue'),
    { code: 'refers-to-nothing' },
    { code: 'refers-to-nothing' },
  ] as never

  const texts = obstacleTexts(obstacles, new Map([['e1', 'Benali Inès']]))

  const [seance, partenaire] = [NOUNS.seance, NOUNS.partenaire].map((noun = '') =>
    noun.replace(/^./, (first) => first.toUpperCase()),
  )
  const since = 'a changé depuis\u00a0: annulez d’abord ce qui a suivi.'
  expect(texts).toEqual([
    `${partenaire} «\u00a0Ludothèque\u00a0» ${since}`,
    expect.stringContaining(`«\u00a0Sow Awa\u00a0» ${since}`),
    expect.stringContaining(`«\u00a0Benali Inès\u00a0» ${since}`),
    `${seance} du 05/10/2021 ${since}`,
    expect.stringMatching(/^[^«]+ du 06\/10\/2021 a changé/),
    `Un enregistrement ${since}`,
    `${partenaire} sert depuis à ${NOUNS.presence}\u00a0: annulez d’abord ce qui a suivi.`,
    `${partenaire} sert depuis à autre chose\u00a0: annulez d’abord ce qui a suivi.`,
    expect.stringMatching(/supprimé depuis.*annulez d’abord cette suppression/),
  ])
  expect(enfantIdsOf(obstacles)).toEqual(['e1', 'e2'])
  const many = Array.from({ length: 21 }, (_, n) => changed('partenaire', { nom: `Lieu ${n}` }))
  expect(obstacleTexts(many as never, new Map())).toHaveLength(20)
})

test('an undo or a redo that one record prevents changes nothing, and names that record', async () => {
  const { db, sqlite } = open
  for (const id of ['e1', 'e2']) await anEnfant(db, { id, nom: id })
  const header = { genre: 'saisie', label: 'Appel', createdAt: at(0).toISOString() } as const
  const call = { id: 'a', enfant_id: 'e1', date: '2021-10-05', note: null }
  await inOperation(db, header, (trx) => trx.insertInto('appel').values(call).execute())
  sqlite.exec("update appel set note = 'rappeler'")
  const refused = await undoLast(db, at(1))
  sqlite.exec('update appel set note = null')
  await undoLast(db, at(1))
  await db.insertInto('appel').values(call).execute()
  const again = await redoNext(db)
  sqlite.exec('delete from appel')
  await redoNext(db)

  for (const one of [refused, again]) {
    expect(one).toMatchObject({
      error: {
        ...{ code: 'undo-refused', label: 'Appel' },
        reasons: [expect.stringMatching(/«\u00a0e1 .*du 05\/10\/2021 a changé depuis/)],
      },
    })
  }
  expect(await redoNext(db)).toMatchObject({ error: { code: 'not-found', what: 'operation' } })
})

test('an import without effect is neither undone by « Annuler » nor done again; one that names somebody erased is refused alone', async () => {
  const empty = async (label: string) => {
    let id = ''
    await act(open.db, { now: at(0), genre: 'import' }, async (_, { say, operationId }) => {
      say(label)
      id = operationId
      return ok(undefined)
    })
    return { operationId: id, label }
  }
  const first = await empty('Import vide')
  expect(await findJournalState(open.db)).toMatchObject({ undo: null, redo: null })
  expect(await redoNext(open.db)).toMatchObject({ error: { code: 'not-found' } })
  const named = await done('Présences')
  const other = await done('Séances')
  await empty('Autre import vide')
  open.sqlite.prepare('update operation set is_oubliee = 1 where id = ?').run(named.operationId)

  expect((await findJournalState(open.db)).undo?.label).toBe('Séances')
  // Old as it is, it is one of the last acts.
  expect(await undoNamed(open.db, first, new Date('2031-01-01T00:00:00Z'))).toMatchObject({
    ok: true,
  })
  expect(await undoNamed(open.db, named, at(3))).toMatchObject({
    error: { code: 'undo-refused', reasons: [expect.stringContaining('effacée depuis')] },
  })
  expect(await undoNamed(open.db, other, at(3))).toMatchObject({ ok: true })
})
