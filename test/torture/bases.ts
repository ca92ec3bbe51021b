import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { checkIntegrity } from '../../main/db/integrity.ts'
import { openDatabase } from '../../main/db/open.ts'

export const ROOT = resolve(import.meta.dirname, '../..')
/** A whole sample year, written by 0.1.0: opening it brings it up to date. */
export const OLD_BASE = join(ROOT, 'test/fixtures/db/v0.1.0.sqlite')

/** Partenaires that an act adds together: all are there, or none is. */
export const BATCH = 5

/** A base of today in a folder of its own; gives its file. */
export async function aBaseIn(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'cartable.sqlite')
  copyFileSync(OLD_BASE, file)
  await openDatabase(file).close()
  return file
}

/** The files of a base, copied as they stand: what a power cut would leave, the last commits beside. */
export function copyBase(from: string, to: string): void {
  for (const part of ['', '-wal']) {
    if (existsSync(`${from}${part}`)) copyFileSync(`${from}${part}`, `${to}${part}`)
  }
}

/** Why a base does not hold together, or null. */
export function damageOf(file: string): string | null {
  const sqlite = new BetterSqlite3(file)
  try {
    return checkIntegrity(sqlite)[0] ?? null
  } finally {
    sqlite.close()
  }
}

/** How many partenaires each batch holds, by its name. */
export function batchesOf(file: string): ReadonlyMap<string, number> {
  const sqlite = new BetterSqlite3(file, { readonly: true })
  try {
    const rows = sqlite
      .prepare("select nom, count(*) as n from partenaire where nom like 'lot %' group by nom")
      .all() as { nom: string; n: number }[]
    return new Map(rows.map(({ nom, n }) => [nom, n]))
  } finally {
    sqlite.close()
  }
}

/** Rows of each table, as one text. */
export function countsOf(file: string): string {
  const sqlite = new BetterSqlite3(file, { readonly: true })
  try {
    const tables = sqlite
      .prepare(
        "select name from sqlite_schema where type = 'table' and name in ('annee', 'enfant', 'seance', 'presence', 'partenaire', 'operation')",
      )
      .pluck()
      .all() as string[]
    return JSON.stringify(
      tables
        .sort()
        .map((table) => [table, sqlite.prepare(`select count(*) from "${table}"`).pluck().get()]),
    )
  } finally {
    sqlite.close()
  }
}

/** Every acknowledged batch is whole, and no other is half there. */
export function lossOfBatches(file: string, acknowledged: readonly string[]): string | null {
  const damage = damageOf(file)
  if (damage !== null) return `abîmée : ${damage}`
  const found = batchesOf(file)
  const half = [...found].find(([, n]) => n !== BATCH)
  if (half) return `${half[0]} à moitié (${half[1]})`
  const lost = acknowledged.find((nom) => !found.has(nom))
  return lost === undefined ? null : `${lost} confirmé et perdu`
}
