import { randomBytes } from 'node:crypto'

const ID_BYTES = 9
const TIME_BYTES = 5
/**
 * Start of the ids' clock. Five bytes of milliseconds last until November 2054, then start anew: an id need
 * only be new.
 */
const EPOCH = Date.UTC(2020, 0)
const TIME_SPAN = 2 ** 40

const id = Buffer.alloc(ID_BYTES)
let count = randomBytes(ID_BYTES - TIME_BYTES).readUInt32BE()

/**
 * A record's identity for life, in the database, a dossier, the provenance of a figure and the journal: the
 * moment, then a count that starts anywhere. Ids drawn one after the other lie side by side in the indexes:
 * at random, each row of an import would touch another page.
 */
export function newId(): string {
  id.writeUIntBE((Date.now() - EPOCH) % TIME_SPAN, 0, TIME_BYTES)
  id.writeUInt32BE(count, TIME_BYTES)
  count = (count + 1) >>> 0
  return id.toString('base64url')
}
