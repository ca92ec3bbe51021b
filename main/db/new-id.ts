import { randomBytes } from 'node:crypto'

const ID_BYTES = 9
const IDS_PER_DRAW = 256

let pool = Buffer.alloc(0)

/** A record's identity for life, in the database, a dossier, the provenance of a figure and the journal. */
export function newId(): string {
  // Drawn by the hundred: one call to the system for each id is what an import of a school would wait for.
  if (pool.length === 0) pool = randomBytes(ID_BYTES * IDS_PER_DRAW)
  const id = pool.toString('base64url', 0, ID_BYTES)
  pool = pool.subarray(ID_BYTES)
  return id
}
