import { randomBytes } from 'node:crypto'

/** A record's identity for life, in the database, a dossier, the provenance of a figure and the journal. */
export const newId = (): string => randomBytes(9).toString('base64url')
