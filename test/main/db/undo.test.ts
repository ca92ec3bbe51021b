import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { insertAll } from '../../../main/db/insert-all.ts'
import { type OpenDatabase, openDatabase } from '../../../main/db/open.ts'
import { redoOperation, undoOperation } from '../../../main/db/undo.ts'
import { importDossier } from '../../../main/features/dossiers/dossiers.service.ts'
import { aDossier, anExempleInput } from '../../builders/fixture-dossiers.ts'
import { inOperation } from '../../builders/in-operation.ts'

const AT = '2026-01-01T00:00:00.000Z'

async function aFilledBase(): Promise<OpenDatabase> {
  const open = openDatabase(':memory:')
  await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  return open
}

/** Every row of every data table, to compare states of the whole base. */
function snapshot({ sqlite }: OpenDatabase): unknown {
  const tables = sqlite
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'operation%' order by 1",
    )
    .pluck()
    .all() as string[]
  return tables.map((table) => [
    table,
    sqlite.prepare(`select * from ${table} order by 1, 2`).all(),
  ])
}

const change = (open: OpenDatabase, work: (db: OpenDatabase['db']) => Promise<unknown>) =>
  inOperation(open.db, { genre: 'saisie', label: 'essai', createdAt: AT }, work)

test('an undo puts back every row that was added, changed and removed, cascades included', async () => {
  const open = await aFilledBase()
  const before = snapshot(open)

  const { operationId } = await change(open, async (db) => {
    await db.insertInto('partenaire').values({ id: 'p9', nom: 'Ludothèque' }).execute()
    await sql`insert into collectif select 'c9', action_id, 'Samedi' from inscription limit 1`.execute(
      db,
    )
    await db.updateTable('enfant').set({ prenom: 'Inès-Maria' }).where('id', '=', 'e1').execute()
    await db.deleteFrom('seance').where('id', '=', 's4').execute()
  })
  const changed = snapshot(open)
  const obstacles = await undoOperation(open.db, operationId, AT)

  expect(obstacles).toEqual([])
  expect(changed).not.toEqual(before)
  expect(snapshot(open)).toEqual(before)
})

test('a redo does it all again', async () => {
  const open = await aFilledBase()
  const { operationId } = await change(open, (db) =>
    db.deleteFrom('seance').where('id', '=', 's4').execute(),
  )
  const changed = snapshot(open)
  await undoOperation(open.db, operationId, AT)

  const obstacles = await redoOperation(open.db, operationId)

  expect(obstacles).toEqual([])
  expect(snapshot(open)).toEqual(changed)
})

test('an undo is refused, and nothing changes, when the row was changed since', async () => {
  const open = await aFilledBase()
  const { operationId } = await change(open, async (db) => {
    await db.updateTable('enfant').set({ prenom: 'Inès-Maria' }).where('id', '=', 'e1').execute()
    await db.updateTable('enfant').set({ prenom: 'Adame' }).where('id', '=', 'e2').execute()
  })
  await change(open, (db) =>
    db.updateTable('enfant').set({ prenom: 'Inès-Marie' }).where('id', '=', 'e1').execute(),
  )
  const later = snapshot(open)

  const obstacles = await undoOperation(open.db, operationId, AT)

  expect(obstacles).toMatchObject([{ code: 'changed-since', table: 'enfant', row: { id: 'e1' } }])
  expect(snapshot(open)).toEqual(later)
})

test.each([
  ['a cascade', "insert into enfant_situation values ('e9', 'logement')", 'enfant_situation'],
  ['a refusal', "insert into presence values ('s1', 'e9', 'present', null)", 'presence'],
])(
  'later work that refers to an added row stands in the way (%s)',
  async (_kind, statement, by) => {
    const open = await aFilledBase()
    const { operationId } = await change(open, (db) =>
      db.insertInto('enfant').values({ id: 'e9', nom: 'Delmas', prenom: 'Nino' }).execute(),
    )
    await change(open, (db) => sql.raw(statement).execute(db))
    const later = snapshot(open)

    const obstacles = await undoOperation(open.db, operationId, AT)

    expect(obstacles).toMatchObject([{ code: 'referred-to', table: 'enfant', by }])
    expect(snapshot(open)).toEqual(later)
  },
)

test('what was removed does not come back when what it refers to is gone', async () => {
  const open = await aFilledBase()
  const { operationId } = await change(open, (db) =>
    db.deleteFrom('enfant_situation').where('enfant_id', '=', 'e5').execute(),
  )
  await change(open, async (db) => {
    await db.deleteFrom('inscription').where('enfant_id', '=', 'e5').execute()
    await db.deleteFrom('enfant').where('id', '=', 'e5').execute()
  })
  const later = snapshot(open)

  const obstacles = await undoOperation(open.db, operationId, AT)

  expect(obstacles).toEqual([{ code: 'refers-to-nothing' }])
  expect(snapshot(open)).toEqual(later)
})

test('an undo is refused by a row removed, put back or changed since; a changed row is named before a missing reference', async () => {
  const open = await aFilledBase()
  const situation = await open.db
    .selectFrom('enfant_situation')
    .selectAll()
    .where('enfant_id', '=', 'e5')
    .executeTakeFirstOrThrow()
  const { operationId: added } = await change(open, (db) =>
    db.insertInto('partenaire').values({ id: 'p9', nom: 'Ludothèque' }).execute(),
  )
  const { operationId: removed } = await change(open, async (db) => {
    await db.updateTable('enfant').set({ prenom: 'Inès-Maria' }).where('id', '=', 'e1').execute()
    await db.deleteFrom('enfant_situation').where('enfant_id', '=', 'e5').execute()
  })
  await undoOperation(open.db, removed, AT)
  await change(open, (db) => db.deleteFrom('partenaire').where('id', '=', 'p9').execute())
  const gone = await undoOperation(open.db, added, AT)
  const redone = await redoOperation(open.db, removed)
  await open.db.insertInto('enfant_situation').values(situation).execute()
  const back = await undoOperation(open.db, removed, AT)
  await open.db.deleteFrom('inscription').where('enfant_id', '=', 'e5').execute()
  await open.db.deleteFrom('enfant').where('id', '=', 'e5').execute()
  await open.db.updateTable('enfant').set({ prenom: 'Ina' }).where('id', '=', 'e1').execute()
  const lost = await undoOperation(open.db, removed, AT)

  expect(gone).toMatchObject([{ code: 'changed-since', table: 'partenaire', row: { id: 'p9' } }])
  expect(redone).toEqual([])
  expect(back).toMatchObject([
    { code: 'changed-since', table: 'enfant_situation', row: { enfant_id: 'e5' } },
  ])
  expect(lost).toMatchObject([{ code: 'changed-since', table: 'enfant', row: { id: 'e1' } }])
})

test('each undo is dated later than the undo before it, even when the clock has not moved or went back', async () => {
  const open = await aFilledBase()
  const undone = []
  for (const [id, at] of [
    ['p7', AT],
    ['p8', AT],
    ['p9', '2025-12-31T00:00:00.000Z'],
  ] as const) {
    const { operationId } = await change(open, (db) =>
      db.insertInto('partenaire').values({ id, nom: id }).execute(),
    )
    await undoOperation(open.db, operationId, at)
    undone.push(
      await open.db
        .selectFrom('operation')
        .select('undone_at')
        .where('id', '=', operationId)
        .executeTakeFirstOrThrow(),
    )
  }

  expect(undone.map((one) => one.undone_at)).toEqual([
    '2026-01-01T00:00:00.000Z',
    '2026-01-01T00:00:00.001Z',
    '2026-01-01T00:00:00.002Z',
  ])
})

test('of the many rows of an operation, only those that stand in the way are named', async () => {
  const open = await aFilledBase()
  const enfants = Array.from({ length: 300 }, (_, n) => ({
    id: `n${n}`,
    nom: 'Delmas',
    prenom: 'Nino',
  }))
  const situations = enfants.map(({ id }) => ({ enfant_id: id, situation: 'logement' as const }))
  const { operationId } = await change(open, async (db) => {
    await insertAll(db, 'enfant', enfants)
    await insertAll(db, 'enfant_situation', situations)
  })
  await change(open, async (db) => {
    await db.updateTable('enfant').set({ prenom: 'Nina' }).where('id', '=', 'n7').execute()
    await sql.raw("insert into presence values ('s1', 'n9', 'present', null)").execute(db)
  })
  const later = snapshot(open)

  const obstacles = await undoOperation(open.db, operationId, AT)

  expect(obstacles).toMatchObject([
    { code: 'changed-since', table: 'enfant', row: { id: 'n7' } },
    { code: 'referred-to', table: 'enfant', row: { id: 'n9' }, by: 'presence' },
  ])
  expect(snapshot(open)).toEqual(later)
})

test('a row that only another row in the way refers to is no reason of its own', async () => {
  const open = await aFilledBase()
  const { operationId } = await change(open, async (db) => {
    await insertAll(db, 'famille', [{ id: 'f8' }, { id: 'f9' }])
    await insertAll(db, 'enfant', [
      { id: 'n1', nom: 'Delmas', prenom: 'Nino', famille_id: 'f9' },
      { id: 'n2', nom: 'Delmas', prenom: 'Nora', famille_id: 'f8' },
    ])
    await insertAll(db, 'enfant_situation', [{ enfant_id: 'n2', situation: 'logement' }])
    await db.updateTable('enfant').set({ famille_id: 'f9' }).where('id', '=', 'e1').execute()
  })
  await change(open, async (db) => {
    await db.updateTable('enfant').set({ prenom: 'Nina' }).where('id', 'in', ['n1', 'e1']).execute()
    await sql.raw("insert into presence values ('s1', 'n2', 'present', null)").execute(db)
  })
  const later = snapshot(open)

  const obstacles = await undoOperation(open.db, operationId, AT)

  expect(obstacles.map((one) => ('row' in one ? [one.code, one.table, one.row.id] : one))).toEqual([
    ['changed-since', 'enfant', 'e1'],
    ['changed-since', 'enfant', 'n1'],
    ['referred-to', 'enfant', 'n2'],
  ])
  expect(snapshot(open)).toEqual(later)
})

test('two rows that exchanged what only one may hold go back to their own', async () => {
  const open = await aFilledBase()
  await open.db.insertInto('famille').values({ id: 'f9' }).execute()
  await insertAll(open.db, 'responsable', [
    { id: 'r8', famille_id: 'f9', position: 0, nom: 'Delmas' },
    { id: 'r9', famille_id: 'f9', position: 1, nom: 'Roy' },
  ])
  const before = snapshot(open)
  const { operationId } = await change(open, async (db) => {
    for (const [id, position] of [
      ['r8', 2],
      ['r9', 0],
      ['r8', 1],
    ] as const) {
      await db.updateTable('responsable').set({ position }).where('id', '=', id).execute()
    }
  })

  const obstacles = await undoOperation(open.db, operationId, AT)

  expect(obstacles).toEqual([])
  expect(snapshot(open)).toEqual(before)
})
