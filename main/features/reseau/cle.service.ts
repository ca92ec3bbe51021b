import { randomInt } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { ensurePorteur } from './contribution.service.ts'
import { updateReseau } from './reseau.repository.ts'

/** Signs that nobody takes for one another when they are read aloud or copied by hand. */
const SIGNES = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const GROUPES = 6
const PAR_GROUPE = 4

/** A new secret of a network: 24 random signs (118 bits), in six groups. */
export function newCle(): string {
  const groups = Array.from({ length: GROUPES }, () =>
    Array.from({ length: PAR_GROUPE }, () => SIGNES[randomInt(SIGNES.length)]).join(''),
  )
  return groups.join('-')
}

/** The same as typed by hand, spaces and lower case forgiven; null when it is not whole. */
export function normalizeCle(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[\s\-–—.]/g, '')
  const isWhole =
    signs.length === GROUPES * PAR_GROUPE && [...signs].every((sign) => SIGNES.includes(sign))
  return isWhole ? (signs.match(/.{4}/g) ?? []).join('-') : null
}

/** Keeps the secret in this base; outside the journal's acts: a secret is not undone, it is replaced. */
export async function keepCle(db: Kysely<Database>, cle: string): Promise<void> {
  await ensurePorteur(db)
  await updateReseau(db, { cle })
}
