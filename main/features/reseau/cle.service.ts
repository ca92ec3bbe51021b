import { randomInt } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { ensurePorteur } from './contribution.service.ts'
import { updateReseau } from './reseau.repository.ts'

/** Signs that cannot be mistaken for one another when they are read aloud or copied by hand. */
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

/** Secret as typed by hand, spaces and lower case forgiven; null when it is not whole. */
export function normalizeCle(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[\s\-–—.]/g, '')
  const isWhole =
    signs.length === GROUPES * PAR_GROUPE && [...signs].every((sign) => SIGNES.includes(sign))
  return isWhole ? (signs.match(/.{4}/g) ?? []).join('-') : null
}

/** Keeps the secret in this base, outside the journal: a secret is not undone, it is replaced. Refused when not whole. */
export async function keepCle(
  db: Kysely<Database>,
  typed: string,
): Promise<Result<void, AppError>> {
  const cle = normalizeCle(typed)
  if (cle === null) {
    const message =
      'Cette clé n’est pas entière : recopiez ses six groupes de quatre signes, par exemple « K7PM-… ».'
    return err({ code: 'validation', fields: { cle: message } })
  }
  await ensurePorteur(db)
  return ok(await updateReseau(db, { cle }))
}

/** Draws a secret and keeps it in this base; returns it, to be told to the other porteurs. */
export async function drawCle(db: Kysely<Database>): Promise<string> {
  const cle = newCle()
  await keepCle(db, cle)
  return cle
}
