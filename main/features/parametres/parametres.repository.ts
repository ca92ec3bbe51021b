import type { Kysely } from 'kysely'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

/** Values that an année sets for itself under some of the keys, by key; keys with the usual value are absent. */
export async function findOwnParametres(
  db: Kysely<Database>,
  anneeId: string,
  cles: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const rows = await db
    .selectFrom('parametre')
    .select(['cle', 'valeur'])
    .where('annee_id', '=', anneeId)
    .where('cle', 'in', cles)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.cle, JSON.parse(row.valeur) as unknown]))
}

/** Copy of settings from one année to another; `except`: keys of the settings tied to one year's dates. */
export type Carried = {
  readonly from: string
  readonly to: string
  readonly except: readonly string[]
}

/** Copies the settings of one année to another, without the keys left out. */
export async function copyParametres(
  db: Kysely<Database>,
  { from, to, except }: Carried,
): Promise<void> {
  const rows = await db
    .selectFrom('parametre')
    .select(['cle', 'valeur'])
    .where('annee_id', '=', from)
    .where('cle', 'not in', except)
    .execute()
  await insertAll(
    db,
    'parametre',
    rows.map((row) => ({ ...row, annee_id: to })),
  )
}

/** Replaces some of the parametres of an année, by key; undefined removes one; the others stay. */
export async function replaceParametres(
  db: Kysely<Database>,
  anneeId: string,
  parametres: Readonly<Record<string, unknown>>,
): Promise<void> {
  await db
    .deleteFrom('parametre')
    .where('annee_id', '=', anneeId)
    .where('cle', 'in', Object.keys(parametres))
    .execute()
  await insertAll(
    db,
    'parametre',
    Object.entries(parametres)
      .filter(([, valeur]) => valeur !== undefined)
      .map(([cle, valeur]) => ({ annee_id: anneeId, cle, valeur: JSON.stringify(valeur) })),
  )
}
