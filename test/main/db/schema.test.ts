import type { Selectable } from 'kysely'
import { expect, test } from 'vitest'
import snapshot from '../../../main/db/migrations/schema.snapshot.json' with { type: 'json' }
import { openDatabase } from '../../../main/db/open.ts'
import type { Database } from '../../../main/db/schema.ts'
import { FREE_TEXTS, REGISTRE } from '../../../main/features/personnes/registre.ts'
import {
  ACTIVITES,
  AXES_CONCERTATION,
  CATEGORIES_HEURES,
  DOCUMENTS_ECRITS,
  EDUCATIONS_PRIORITAIRES,
  ETAPES_ORIENTATION,
  ETATS_PRESENCE,
  ETATS_SEANCE,
  GENRES_ECOLE,
  GENRES_IMPORT,
  GENRES_PARENTS,
  GENRES_PROJET,
  JOURS,
  MOMENTS_CONCERTATION,
  NATURES_LOCAL,
  OBJECTIFS,
  ORIGINES,
  PUBLICS_EVALUATION,
  SEXES,
  SITUATIONS,
  STATUTS,
  STATUTS_INSCRIPTION,
  STATUTS_ORIENTATION,
  TYPES_ETABLISSEMENT,
  ZONAGES,
  ZONES_SCOLAIRES,
} from '../../../shared/domain/listes.ts'
import { NIVEAUX } from '../../../shared/domain/niveau.ts'
import { readSnapshot, removalsBetween, schemaSnapshot } from '../../builders/schema-snapshot.ts'

const { sqlite } = openDatabase(':memory:')
const schema = schemaSnapshot(sqlite)
const tables = Object.keys(schema.tables)

test('nothing of the committed schema is gone', () => {
  expect(removalsBetween(readSnapshot(), schema)).toEqual([])
})

test('the committed snapshot is the schema (else: npm run db:snapshot)', () => {
  expect(schema).toEqual(readSnapshot())
})

test('a removal is seen, whether a table, a column, an index or a trigger', () => {
  const { annee: _annee, ...otherTables } = schema.tables
  const { partenaire } = schema.tables
  const { seance_by_date: _index, ...otherIndexes } = schema.indexes
  const { intervenant_statut_insert_overlap: _trigger, ...otherTriggers } = schema.triggers
  const { type: _type, ...otherColumns } = partenaire?.columns ?? {}

  const removals = removalsBetween(schema, {
    ...schema,
    tables: { ...otherTables, partenaire: { columns: otherColumns, sql: [] } },
    indexes: otherIndexes,
    triggers: otherTriggers,
  })

  expect(removals).toEqual([
    'table annee',
    'column annee.id',
    'column annee.debut',
    'column annee.fin',
    'column partenaire.type',
    'index seance_by_date',
    'trigger intervenant_statut_insert_overlap',
  ])
})

test('every table is STRICT', () => {
  const list = sqlite.pragma('table_list') as { name: string; strict: 0 | 1; type: string }[]

  const loose = list.filter((t) => !t.name.startsWith('sqlite_') && t.strict === 0)

  expect(loose).toEqual([])
})

test('every foreign key is served by an index, so that a removal never reads a whole table', () => {
  const foreignKeys = tables.flatMap((table) =>
    foreignKeysOf(table).map((columns) => ({ table, columns })),
  )

  const unserved = foreignKeys.filter(({ table, columns }) => !isServed(table, columns))

  expect(foreignKeys.length).toBeGreaterThan(30)
  // At most one row in that table: there is nothing to search.
  expect(unserved).toEqual([{ table: 'operation_under_way', columns: ['operation_id'] }])
})

/** The columns of each foreign key of a table. */
function foreignKeysOf(table: string): readonly (readonly string[])[] {
  const rows = sqlite.pragma(`foreign_key_list(${table})`) as { id: number; from: string }[]
  return [...Map.groupBy(rows, (row) => row.id).values()].map((key) => key.map((row) => row.from))
}

/** True when the first columns of an index or of the primary key are those of the foreign key. */
function isServed(table: string, columns: readonly string[]): boolean {
  const indexes = sqlite.pragma(`index_list(${table})`) as { name: string }[]
  return indexes.some(({ name }) => {
    const indexed = sqlite.pragma(`index_info(${name})`) as { name: string }[]
    const first = indexed.slice(0, columns.length).map((column) => column.name)
    return columns.every((column) => first.includes(column))
  })
}

test.each([
  ['structure.zone_scolaire', ZONES_SCOLAIRES],
  ['etablissement.type', TYPES_ETABLISSEMENT],
  ['etablissement.education_prioritaire', EDUCATIONS_PRIORITAIRES],
  ['action_nature_local.nature_local', NATURES_LOCAL],
  ['action_zonage.zonage', ZONAGES],
  ['creneau.jour', JOURS],
  ['enfant.sexe', SEXES],
  ['enfant_situation.situation', SITUATIONS],
  ['inscription.statut', STATUTS_INSCRIPTION],
  ['inscription.niveau', NIVEAUX],
  ['inscription_origine.origine', ORIGINES],
  ['orientation.sexe', SEXES],
  ['orientation.niveau', NIVEAUX],
  ['orientation.statut', STATUTS_ORIENTATION],
  ['orientation_etape.statut', ETAPES_ORIENTATION],
  ['orientation_origine.origine', ORIGINES],
  ['orientation_situation.situation', SITUATIONS],
  ['disponibilite.jour', JOURS],
  ['intervenant_statut.statut', STATUTS],
  ['seance.etat', ETATS_SEANCE],
  ['seance_activite.activite', ACTIVITES],
  ['presence.etat', ETATS_PRESENCE],
  ['heures.categorie', CATEGORIES_HEURES],
  ['action_parents.genre', GENRES_PARENTS],
  ['concertation.axe', AXES_CONCERTATION],
  ['concertation.genre', GENRES_ECOLE],
  ['concertation.moment', MOMENTS_CONCERTATION],
  ['evaluation_public.public', PUBLICS_EVALUATION],
  ['projet.genre', GENRES_PROJET],
  ['fait_marquant.objectif', OBJECTIFS],
  ['import.genre', GENRES_IMPORT],
  ['ecrit.document', DOCUMENTS_ECRITS],
] as const)('the database and the app hold the same list of %s', (path, liste) => {
  const [table = '', column = ''] = path.split('.')
  const sql = (schema.tables[table]?.sql ?? []).join(' ')

  const [, codes = ''] = new RegExp(`\\b${column} in \\(([^)]*)\\)`).exec(sql) ?? []

  expect(codes.split(',').map((code) => code.trim().replaceAll("'", ''))).toEqual(liste)
})

test('no closed list of the database escapes the comparison above', () => {
  const compared = 32
  // Booleans, the previsionnel's own three lists, the journal's kinds and « oui » / « non ».
  const others = 15

  const lists = tables.flatMap((table) => [
    ...(schema.tables[table]?.sql.join(' ').matchAll(/\b\w+ in \(/g) ?? []),
  ])

  expect(lists).toHaveLength(compared + others)
})

/**
 * What schema.ts says otherwise than the database: a table or a column that one of them lacks, or a
 * null that only one of them allows. Compared by `npm run types`, through the committed snapshot.
 */
type Snapshot = typeof snapshot.tables
type Drift =
  | Exclude<keyof Snapshot, keyof Database>
  | { [T in keyof Database]: T extends keyof Snapshot ? DriftOf<T> : T }[keyof Database]
type DriftOf<T extends keyof Database & keyof Snapshot> =
  | Exclude<keyof Snapshot[T]['columns'], keyof Database[T]>
  | {
      [C in keyof Database[T]]: C extends keyof Snapshot[T]['columns']
        ? IsNullable<Selectable<Database[T]>, C> extends IsOptional<Snapshot[T]['columns'][C]>
          ? never
          : C
        : C
    }[keyof Database[T]]
type IsNullable<R, C> = C extends keyof R ? (null extends R[C] ? true : false) : C
type IsOptional<Column> = Column extends { notNull: boolean } ? false : true

const drift: [Drift] extends [never] ? 'none' : Drift = 'none'

test('schema.ts and the database name the same tables', () => {
  expect(drift).toBe('none')
  expect(Object.keys(snapshot.tables)).toEqual(tables)
})

test('every table and column has its line in the register (resources/registre.json), and nothing else has', () => {
  const isLink = (column: string) => column === 'id' || column.endsWith('_id')
  const columnsOf = (table: string) => Object.keys(schema.tables[table]?.columns ?? {})
  const stored = tables.flatMap((table) => [
    table,
    ...columnsOf(table)
      .filter((column) => !isLink(column))
      .map((column) => `${table}.${column}`),
  ])
  const told = Object.entries(REGISTRE).flatMap(([table, { colonnes }]) => [
    table,
    ...Object.keys(colonnes).map((column) => `${table}.${column}`),
  ])

  expect(told.toSorted()).toEqual(stored.toSorted())
  expect([...FREE_TEXTS].filter((column) => !stored.includes(column))).toEqual([])
})
