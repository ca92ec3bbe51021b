import { hash } from 'node:crypto'
import { CompiledQuery, type Kysely, sql } from 'kysely'
import { cleanText } from '../../../shared/clean-text.ts'
import type { Complements } from '../../../shared/domain/dossier.ts'
import type { DossierProblem } from '../../../shared/domain/dossier-check.ts'
import { compareTexts } from '../../../shared/format.ts'
import type { Database } from '../../db/schema.ts'
import {
  type ComplementTable,
  complementOf,
  type NomComplement,
  TABLES_COMPLEMENTS,
} from './complements.ts'

type Db = Kysely<Database>
type Value = string | number | Uint8Array | null
type Row = Readonly<Record<string, Value>> & {
  readonly [C in 'id' | 'nom' | 'digest' | 'octets']?: Value
}
type FileRow = Complements[string][number]

/** For each table, the id that each id of the file has (or gets) in the base. */
export type IdsByTable = ReadonlyMap<string, ReadonlyMap<string, string>>

type Shape = {
  /** Columns that may be written, by name. */
  readonly columns: ReadonlyMap<string, { readonly isRequired: boolean }>
  readonly key: readonly string[]
  /** Table that a column refers to. */
  readonly refers: ReadonlyMap<string, string>
}

/** Shape of a table in the schema of the base, without the columns that no file holds. */
async function shapeOf(db: Db, table: NomComplement): Promise<Shape> {
  const { left = {}, refers = {} } = complementOf(table)
  const columns = await sql<{ name: string; isRequired: 0 | 1; rank: number }>`
    select name, "notnull" as "isRequired", pk as rank
    from pragma_table_xinfo(${table}) where hidden = 0 order by cid
  `.execute(db)
  const keys = await sql<{ from: string; table: string }>`
    select "from", "table" from pragma_foreign_key_list(${table})
  `.execute(db)
  return {
    columns: new Map(
      columns.rows
        .filter(({ name }) => !(name in left))
        .map(({ name, isRequired }) => [name, { isRequired: isRequired === 1 }]),
    ),
    key: columns.rows
      .filter(({ rank }) => rank > 0)
      .sort((a, b) => a.rank - b.rank)
      .map(({ name }) => name),
    refers: new Map([
      ...keys.rows.map((key) => [key.from, key.table] as const),
      ...Object.entries(refers),
    ]),
  }
}

/** Rows of an année that the parts of a dossier leave out, by table; tables without a row are left out. */
export async function findComplementRows(
  db: Db,
  anneeId: string,
  { except = [] }: { readonly except?: readonly NomComplement[] } = {},
): Promise<Complements> {
  const found: Complements = {}
  for (const table of TABLES_COMPLEMENTS) {
    if (except.includes(table)) continue
    const declared = complementOf(table)
    const shape = await shapeOf(db, table)
    const { rows } = await sql<Row>`
      select ${sql.join([...shape.columns.keys()].map((column) => sql.id(column)))}
      from ${sql.table(table)} where ${declared.of(anneeId)}
    `.execute(db)
    const keyOf = (row: FileRow) => JSON.stringify(shape.key.map((column) => row[column]))
    if (rows.length > 0) {
      found[table] = rows
        .map((row) => inFile(row, declared))
        .sort((a, b) => compareTexts(keyOf(a), keyOf(b)))
    }
  }
  return found
}

function inFile(row: Row, { json = {}, bytes = [] }: ComplementTable): FileRow {
  const written = (column: string, value: Value) => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
    return column in json && typeof value === 'string' ? JSON.parse(value) : value
  }
  const isBytes = (column: string) => bytes.includes(column)
  for (const [column, value] of Object.entries(row)) {
    if (value instanceof Uint8Array !== isBytes(column)) throw new Error(`bytes in ${column}?`)
  }
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, written(column, value)]),
  )
}

type Writing = {
  /** Ids that the records of the parts have in the base. */
  readonly ids: IdsByTable
  /** Whether the base holds another année, hence an identity of its own. */
  readonly hasOtherAnnee: boolean
  readonly newId: () => string
  /** Whether rows that refer to a missing record are left out; by default, each is a problem. */
  readonly isPartial?: boolean
}

/**
 * Writes the complements of a file after its parts, table by table. A row that the base refuses is a problem, told at
 * its place; the caller then takes everything back.
 */
export async function writeComplements(
  db: Db,
  complements: Complements,
  { ids, hasOtherAnnee, newId, isPartial = false }: Writing,
): Promise<{ readonly problems: readonly DossierProblem[] }> {
  const problems: DossierProblem[] = []
  const known = new Map([...ids].map(([table, map]) => [table, new Map(map)]))
  for (const table of Object.keys(complements)) {
    if (!TABLES_COMPLEMENTS.includes(table as NomComplement)) {
      problems.push({
        path: `complements.${table}`,
        message: 'cette table est inconnue de Cartable',
      })
    }
  }
  for (const table of TABLES_COMPLEMENTS) {
    // Rows that refer to a refused row would be refused for that alone.
    if (problems.length > 0) break
    const rows = complements[table] ?? []
    if (rows.length === 0 || (complementOf(table).isIdentity && hasOtherAnnee)) continue
    const writer = await writerOf(db, table, { known, isAlone: !hasOtherAnnee, newId })
    for (const [n, row] of rows.entries()) {
      const problem = await writer(row)
      if (problem === null || (isPartial && problem.isMissing)) continue
      const { column, message } = problem
      const path = `complements.${table}[${n}]${column === null ? '' : `.${column}`}`
      problems.push({ path, message })
    }
  }
  return { problems }
}

type Problem = {
  readonly column: string | null
  readonly message: string
  /** Whether the problem is that the row refers to a missing record. */
  readonly isMissing?: true
}

class Refused extends Error {
  readonly problem: Problem
  constructor(column: string | null, message: string, missing: { readonly isMissing?: true } = {}) {
    super(message)
    this.problem = { column, message, ...missing }
  }
}

type Writer = (row: FileRow) => Promise<Problem | null>

async function writerOf(
  db: Db,
  table: NomComplement,
  {
    known,
    isAlone,
    newId,
  }: { known: Map<string, Map<string, string>>; isAlone: boolean; newId: () => string },
): Promise<Writer> {
  const declared = complementOf(table)
  const shape = await shapeOf(db, table)
  const hasId = shape.key.join() === 'id'
  const own = known.get(table) ?? new Map<string, string>()
  known.set(table, own)
  const seen = new Set<string>()
  const textOf = (row: Row, columns: readonly string[]) =>
    JSON.stringify(columns.map((column) => row[column] ?? null))
  const { twin } = declared
  const owners = ownersOf(shape)
  const told = [...new Set([...shape.key, ...(twin ?? []), ...owners])].map((one) => sql.id(one))
  const { rows: there } = await sql<Row>`
    select ${sql.join(told)} from ${sql.table(table)}
  `.execute(db)
  const byKey = new Map(there.map((row) => [textOf(row, shape.key), row]))
  const twins = new Map(twin && there.map((row) => [textOf(row, twin), row]))
  const described = new Set(there.map((row) => textOf(row, owners)))

  // In a base that holds nothing else, the file says the truth, as it does of the structure.
  const isReplaced = isAlone && declared.rule === 'known' && !declared.isFrozen

  /** The id under which the base already holds the row; null: the row is to be written. */
  const standing = (row: Row): string | null => {
    if (declared.rule === 'annee') return null
    const same = byKey.get(textOf(row, shape.key))
    const isThere =
      declared.rule === 'described'
        ? described.has(textOf(row, owners))
        : same !== undefined &&
          (twin === undefined || isReplaced || textOf(same, twin) === textOf(row, twin))
    if (isThere) return String(row.id)
    const found = twin && twins.get(textOf(row, twin))
    return found === undefined ? null : String(found.id)
  }

  const write = async (fileRow: FileRow): Promise<void> => {
    const row = mapped(inBase(fileRow, declared, shape), shape, known, declared)
    const key = textOf(row, shape.key)
    if (seen.has(key)) throw new Refused(shape.key.at(-1) ?? null, 'figure déjà plus haut')
    seen.add(key)
    const id = standing(row)
    if (id !== null) {
      if (hasId) own.set(String(row.id), id)
      if (isReplaced && byKey.has(key)) await update(db, table, row, shape)
      return
    }
    const isTaken = hasId && byKey.has(key)
    const written = isTaken ? { ...row, id: newId() } : row
    if (hasId) own.set(String(row.id), String(written.id))
    await insert(db, table, written)
  }

  return async (fileRow) => {
    try {
      await write(fileRow)
      return null
    } catch (error) {
      if (error instanceof Refused) return error.problem
      const problem = constraintProblem(error, shape)
      if (problem === null) throw error
      return problem
    }
  }
}

/** Columns that name the owner of a `described` row: the references of the table. */
const ownersOf = ({ refers }: Shape): readonly string[] => [...refers.keys()].sort()

/** A row of the file as the base holds it; throws `Refused` on a value that no column takes. */
function inBase(fileRow: FileRow, declared: ComplementTable, shape: Shape): Row {
  const row: Record<string, Value> = {}
  if (Object.keys(fileRow).length === 0) throw new Refused(null, 'cet enregistrement est vide')
  for (const [column, value] of Object.entries(fileRow)) {
    const place = shape.columns.get(column)
    if (place === undefined) throw new Refused(column, 'ce champ est inconnu de Cartable')
    row[column] = columnValue(column, value, { declared, shape, isRequired: place.isRequired })
  }
  if (typeof row.digest === 'string' && row.octets instanceof Uint8Array) {
    checkFile(row.nom, row.digest, row.octets)
  }
  return row
}

function columnValue(
  column: string,
  value: FileRow[string],
  {
    declared: { json = {}, bytes = [] },
    shape,
    isRequired,
  }: { declared: ComplementTable; shape: Shape; isRequired: boolean },
): Value {
  const schema = json[column]
  if (schema !== undefined) {
    if (value === null && !isRequired) return null
    if (!schema.safeParse(value).success) throw new Refused(column, 'cette valeur ne convient pas')
    return JSON.stringify(value)
  }
  if (value === null || typeof value === 'number') return value
  if (typeof value !== 'string') {
    throw new Refused(column, 'un texte, un nombre ou null est attendu')
  }
  if (bytes.includes(column)) {
    const octets = Buffer.from(value, 'base64')
    if (octets.toString('base64') !== value) {
      throw new Refused(column, 'ces octets sont abîmés : redemandez le dossier')
    }
    return octets
  }
  // Keys and references are compared as they are written.
  return shape.key.includes(column) || shape.refers.has(column) ? value : cleanText(value)
}

// A name without a folder, that no system takes for another place.
const NOM_DE_FICHIER = /^(?!\.{1,2}$)[^/\\:*?"<>|\p{Cc}]{1,255}$/u

/** The file of a bilan that was sent: its bytes are those that were kept, and its name stays in its folder. */
function checkFile(nom: Value | undefined, digest: string, octets: Uint8Array): void {
  if (typeof nom !== 'string' || !NOM_DE_FICHIER.test(nom)) {
    throw new Refused('nom', 'ce nom de fichier ne convient pas')
  }
  if (hash('sha256', octets) !== digest) {
    throw new Refused('octets', 'ce fichier envoyé est abîmé : redemandez le dossier')
  }
}

/** The row with the ids that the records of the file have here. */
function mapped(
  row: Row,
  { refers }: Shape,
  known: IdsByTable,
  { refers: loose = {} }: ComplementTable,
): Row {
  const changed: Record<string, Value> = { ...row }
  for (const [column, target] of refers) {
    const id = row[column] ?? null
    if (id === null) continue
    const found = known.get(target)?.get(String(id))
    // A bilan that was sent outlives its action.
    if (found === undefined && column in loose) continue
    if (found === undefined) {
      throw new Refused(column, `« ${String(id).slice(0, 60)} » introuvable dans le dossier`, {
        isMissing: true,
      })
    }
    changed[column] = found
  }
  return changed
}

async function insert(db: Db, table: NomComplement, row: Row): Promise<void> {
  const columns = Object.keys(row)
  const text = `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
    values (${columns.map(() => '?').join(', ')})`
  await db.executeQuery(CompiledQuery.raw(text, Object.values(row)))
}

async function update(db: Db, table: NomComplement, row: Row, { key }: Shape): Promise<void> {
  const changed = Object.entries(row).filter(([column]) => !key.includes(column))
  if (changed.length === 0) return
  await sql`
    update ${sql.table(table)}
    set ${sql.join(changed.map(([column, value]) => sql`${sql.id(column)} = ${value}`))}
    where ${sql.join(
      key.map((column) => sql`${sql.id(column)} = ${row[column]}`),
      sql` and `,
    )}
  `.execute(db)
}

const MESSAGES: Readonly<Record<string, string>> = {
  SQLITE_CONSTRAINT_NOTNULL: 'cette valeur manque',
  SQLITE_CONSTRAINT_DATATYPE: 'cette valeur n’est pas de la bonne nature',
  SQLITE_CONSTRAINT_CHECK: 'cette valeur ne convient pas',
  SQLITE_CONSTRAINT_UNIQUE: 'figure déjà plus haut',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'figure déjà plus haut',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'renvoie à un enregistrement introuvable dans le dossier',
}

/** Problem of a row that a constraint of the base refuses, at the column that its message names; null: another error. */
function constraintProblem(error: unknown, { columns }: Shape): Problem | null {
  const { code = '', message } = error as { readonly code?: string; readonly message: string }
  const told = MESSAGES[code]
  if (told === undefined) return null
  // « minutes_in_range », « formation.theme »: the longest name is the one that is meant, not « id » in another word.
  const named = [...columns.keys()].filter((column) => message.includes(column))
  const column = named.toSorted((a, b) => b.length - a.length)[0] ?? null
  return { column, message: told }
}
