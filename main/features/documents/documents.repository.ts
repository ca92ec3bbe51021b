import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** Digest of the bytes that Cartable last wrote at a path; undefined for a file that it did not write. */
export async function findDigest(
  db: Kysely<Database>,
  chemin: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('fichier_ecrit')
    .select('digest')
    .where('chemin', '=', chemin)
    .executeTakeFirst()
  return row?.digest
}

/** Keeps the digest of the file written at a path. */
export async function putDigest(
  db: Kysely<Database>,
  row: Database['fichier_ecrit'],
): Promise<void> {
  const { digest, ecrit_le } = row
  await db
    .insertInto('fichier_ecrit')
    .values(row)
    .onConflict((conflict) => conflict.column('chemin').doUpdateSet({ digest, ecrit_le }))
    .execute()
}

/** Every path where Cartable wrote a file, with the digest of its bytes, the latest first. */
export function findWrittenFiles(db: Kysely<Database>) {
  return db
    .selectFrom('fichier_ecrit')
    .select(['chemin', 'digest'])
    .orderBy('ecrit_le', 'desc')
    .execute()
}
