import type { Insertable, Kysely } from 'kysely'
import type { ReponseEnvoyee } from '../../../shared/domain/envoi.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

const envois = (db: Db) =>
  db
    .selectFrom('envoi')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('envoi_fichier as f')
        .whereRef('f.envoi_id', '=', 'envoi.id')
        .select(({ fn }) => fn<string>('json_group_array', ['f.nom']).as('noms'))
        .$asScalar()
        .$notNull()
        .as('noms'),
    )

/** Every envoi of the base, or of one action, the latest first. */
export function findEnvoiRows(db: Db, actionId: string | null) {
  return envois(db)
    .$if(actionId !== null, (query) => query.where('action_id', '=', actionId as string))
    .orderBy('annee', 'desc')
    .orderBy('numero')
    .orderBy('version', 'desc')
    .execute()
}
export type EnvoiRow = Awaited<ReturnType<typeof findEnvoiRows>>[number]

/** One envoi, undefined when there is none of that id. */
export function findEnvoiRow(db: Db, envoiId: string) {
  return envois(db).where('id', '=', envoiId).executeTakeFirst()
}

/** The last version sent of an action, with its answers; undefined before the first. */
export async function findLastVersion(db: Db, actionId: string) {
  const row = await db
    .selectFrom('envoi')
    .select(['version', 'reponses'])
    .where('action_id', '=', actionId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { version: row.version, reponses: JSON.parse(row.reponses) as ReponseEnvoyee[] }
}

/** The files of an envoi, by name. */
export function findFichiers(db: Db, envoiId: string) {
  return db
    .selectFrom('envoi_fichier')
    .select(['nom', 'octets', 'digest'])
    .where('envoi_id', '=', envoiId)
    .orderBy('nom', 'desc')
    .execute()
}

/** Deletes envois with their files. Returns the number deleted. */
export async function deleteEnvois(db: Db, envoiIds: readonly string[]): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('envoi')
    .where('id', 'in', envoiIds)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Keeps an envoi with its files. */
export async function insertEnvoi(
  db: Db,
  envoi: Insertable<Database['envoi']>,
  fichiers: readonly Insertable<Database['envoi_fichier']>[],
): Promise<void> {
  await db.insertInto('envoi').values(envoi).execute()
  await db.insertInto('envoi_fichier').values(fichiers).execute()
}
