import type { Kysely } from 'kysely'
import { isPrevisionnelVide, type SaisiePrevisionnel } from '../../../shared/domain/action.ts'
import { ACTIVITES, GENRES_ECOLE, GENRES_PARENTS } from '../../../shared/domain/listes.ts'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Those of a closed list that were kept, in the order of the list: the database has another. */
export const inOrderOf = <C extends string>(liste: readonly C[], kept: readonly string[]): C[] =>
  liste.filter((code) => kept.includes(code))

/** What the projet of an action announces, or null when it announces nothing. */
export async function findPrevisionnel(
  db: Db,
  actionId: string,
): Promise<SaisiePrevisionnel | null> {
  const p = await db
    .selectFrom('previsionnel')
    .selectAll()
    .where('action_id', '=', actionId)
    .executeTakeFirst()
  if (!p) return null
  const items = await db
    .selectFrom('previsionnel_item')
    .select(['liste', 'code'])
    .where('action_id', '=', actionId)
    .execute()
  const codesOf = (liste: string) =>
    items.filter((item) => item.liste === liste).map((item) => item.code)
  return {
    debut: p.debut,
    fin: p.fin,
    semaines: p.semaines,
    intervenants: {
      salarie: { nombre: p.salarie_nombre, minutes: p.salarie_minutes },
      volontaire: { nombre: p.volontaire_nombre, minutes: p.volontaire_minutes },
      benevole: { nombre: p.benevole_nombre, minutes: p.benevole_minutes },
    },
    public: {
      elementaire: p.elementaire,
      college: p.college,
      lycee: p.lycee,
      autres: p.autres,
      familles: p.familles,
      collectifs: p.collectifs,
    },
    activites: inOrderOf(ACTIVITES, codesOf('activites')),
    parents: inOrderOf(GENRES_PARENTS, codesOf('parents')),
    ecole: inOrderOf(GENRES_ECOLE, codesOf('ecole')),
  }
}

/** Keeps a prévisionnel, unless it announces nothing. */
export async function insertPrevisionnel(
  db: Db,
  actionId: string,
  p: SaisiePrevisionnel,
): Promise<void> {
  if (isPrevisionnelVide(p)) return
  const { salarie, volontaire, benevole } = p.intervenants
  await db
    .insertInto('previsionnel')
    .values({
      action_id: actionId,
      debut: p.debut,
      fin: p.fin,
      semaines: p.semaines,
      salarie_nombre: salarie.nombre,
      salarie_minutes: salarie.minutes,
      volontaire_nombre: volontaire.nombre,
      volontaire_minutes: volontaire.minutes,
      benevole_nombre: benevole.nombre,
      benevole_minutes: benevole.minutes,
      ...p.public,
    })
    .execute()
  const items = (['activites', 'parents', 'ecole'] as const).flatMap((liste) =>
    p[liste].map((code) => ({ action_id: actionId, liste, code })),
  )
  await insertAll(db, 'previsionnel_item', items)
}
