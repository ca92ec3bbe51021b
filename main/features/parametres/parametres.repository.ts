import type { Kysely } from 'kysely'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

/** The values that an année sets for itself under some of the keys, by key; what it leaves usual is absent. */
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

/** From one année to another; settings of one year's dates are left out by their keys. */
export type Carried = {
  readonly from: string
  readonly to: string
  readonly except: readonly string[]
}

/** Gives an année what another is set to, but what is kept under the keys left out. */
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

/** Replaces some of the parametres of an année, by their key; undefined takes one away; the others stay. */
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
