import { type Kysely, sql } from 'kysely'
import type { Complements } from '../../../shared/domain/dossier.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { findComplementRows, type IdsByTable, writeComplements } from './complement-rows.ts'

type Db = Kysely<Database>

/**
 * Columns that prove a record which came back under an id to be the same one, since the ids of a file may be any word.
 * An année keeps its id, so that no column is compared.
 */
const MARKS = {
  annee: [],
  etablissement: ['nom'],
  partenaire: ['nom'],
  action: ['numero'],
  enfant: ['nom', 'prenom'],
  intervenant: ['nom', 'prenom'],
  seance: ['date', 'debut'],
  echelle: [],
  formulaire: [],
} as const satisfies Partial<Record<keyof Database, readonly string[]>>

/** Records that version 1 leaves without an id: the columns that identify them, and those that it leaves out. */
const UNNAMED = {
  creneau: { marks: ['collectif_id', 'jour', 'debut'], left: [] },
  inscription: { marks: ['enfant_id', 'action_id', 'debut'], left: ['rang', 'foyer_compte_des'] },
  action_parents: {
    marks: ['action_id', 'date', 'genre'],
    left: ['rappel_date', 'rappel_objet', 'is_rappel_fait'],
  },
  concertation: {
    marks: ['action_id', 'date', 'axe', 'genre'],
    left: ['moment', 'rappel_date', 'rappel_objet', 'is_rappel_fait'],
  },
} as const satisfies Partial<
  Record<keyof Database, { marks: readonly string[]; left: readonly string[] }>
>

type Marked = Readonly<Record<string, string | number | null>> & { readonly id: string }
type MarkedRows = ReadonlyMap<string, readonly Marked[]>

/** Records and columns without a place in version 1 of a dossier, kept while an année gives way to one. */
type KeptAside = { readonly complements: Complements; readonly records: MarkedRows }

/** Tables never deleted with an année: none of their rows is to be given back. */
const STAY = ['logo', 'reseau', 'contribution', 'envoi', 'envoi_fichier'] as const

export async function keepAside(db: Db, anneeId: string): Promise<KeptAside> {
  return {
    complements: await findComplementRows(db, anneeId, { except: STAY }),
    records: await findRecords(db),
  }
}

async function findRecords(db: Db): Promise<MarkedRows> {
  const asked = [
    ...Object.entries(MARKS),
    ...Object.entries(UNNAMED).map(
      ([table, { marks, left }]) => [table, [...marks, ...left]] as const,
    ),
  ]
  const found = new Map<string, readonly Marked[]>()
  for (const [table, columns] of asked) {
    const names = sql.join(['id', ...columns].map((column) => sql.id(column)))
    const { rows } =
      await sql<Marked>`select ${names} from ${sql.table(table)} order by id`.execute(db)
    found.set(table, rows)
  }
  return found
}

/**
 * Gives back, after the file was written, the rows and columns kept aside to the records that came back with it; those of
 * a record that did not come back are lost with it.
 */
export async function giveBack(db: Db, { complements, records }: KeptAside): Promise<void> {
  const now = await findRecords(db)
  const ids = new Map<string, ReadonlyMap<string, string>>()
  for (const [table, marks] of Object.entries(MARKS)) {
    ids.set(table, sameRecords(records.get(table), now.get(table), ['id', ...marks]))
  }
  for (const [table, { marks, left }] of Object.entries(UNNAMED)) {
    const same = sameRecords(records.get(table), now.get(table), marks)
    ids.set(table, same)
    await giveColumns(db, { table, left, rows: records.get(table) ?? [], same })
  }
  const { problems } = await writeComplements(db, complements, {
    ids: ids satisfies IdsByTable,
    hasOtherAnnee: true,
    newId,
    isPartial: true,
  })
  if (problems.length > 0) throw new Error(`not given back: ${JSON.stringify(problems[0])}`)
}

/** Id of the record that now stands for each former one, by its former id; each stands for one at most. */
function sameRecords(
  before: readonly Marked[] = [],
  after: readonly Marked[] = [],
  marks: readonly string[],
): ReadonlyMap<string, string> {
  const keyOf = (row: Marked) => JSON.stringify(marks.map((mark) => row[mark]))
  const left = new Map([...Map.groupBy(after, keyOf)].map(([key, rows]) => [key, [...rows]]))
  return new Map(
    before.flatMap((row) => {
      const found = left.get(keyOf(row))?.shift()
      return found === undefined ? [] : [[row.id, found.id] as const]
    }),
  )
}

type Columns = {
  readonly table: string
  readonly left: readonly string[]
  readonly rows: readonly Marked[]
  readonly same: ReadonlyMap<string, string>
}

async function giveColumns(db: Db, { table, left, rows, same }: Columns): Promise<void> {
  if (left.length === 0) return
  const given = rows.flatMap((row) => {
    const id = same.get(row.id)
    const isTold = left.some((column) => row[column] !== null && row[column] !== 0)
    return id === undefined || !isTold ? [] : [{ ...row, id }]
  })
  const sets = left.map((column) => sql`${sql.id(column)} = was.value ->> ${sql.lit(column)}`)
  await sql`
    update ${sql.table(table)} set ${sql.join(sets)}
    from json_each(${JSON.stringify(given)}) as was
    where ${sql.ref(`${table}.id`)} = was.value ->> 'id'
  `.execute(db)
}
