import { type Kysely, sql } from 'kysely'
import type {
  SaisieContact,
  SaisieEtablissement,
  SaisiePartenaire,
} from '../../../shared/domain/repertoire.ts'
import { insertAll } from '../../db/insert-all.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { countOn } from '../refusals.ts'

type Db = Kysely<Database>

/** The two kinds of records of the répertoire. */
export type Kind = 'etablissement' | 'partenaire'

/** Every établissement with the number of enfants inscribed from it. */
export function findEtablissementRows(db: Db) {
  return db
    .selectFrom('etablissement as e')
    .leftJoin('inscription as i', 'i.etablissement_id', 'e.id')
    .groupBy('e.id')
    .select(['e.id as etablissementId', 'e.nom', 'e.type', 'e.commune'])
    .select(['e.education_prioritaire as educationPrioritaire'])
    .select(['e.quartier_prioritaire as quartierPrioritaire'])
    .select(sql<number>`count(distinct i.enfant_id)`.as('enfants'))
    .execute()
}

/** Every partenaire with the number of its concertations. */
export function findPartenaireRows(db: Db) {
  return db
    .selectFrom('partenaire as p')
    .leftJoin('concertation as c', 'c.partenaire_id', 'p.id')
    .groupBy('p.id')
    .select(['p.id as partenaireId', 'p.nom', 'p.type'])
    .select(({ fn }) => fn.count<number>('c.id').as('concertations'))
    .execute()
}

/** Contacts of the établissements or of the partenaires, in the order to call. */
export async function findContacts(db: Db, kind: Kind) {
  const owner = sql.ref<string>(OWNERS[kind])
  return db
    .selectFrom('contact')
    .where(owner, 'is not', null)
    .select(['nom', 'fonction', 'telephone', 'mail', 'note'])
    .select(owner.as('ownerId'))
    .orderBy('position')
    .execute()
}

const OWNERS = { etablissement: 'etablissement_id', partenaire: 'partenaire_id' } as const

/** Name of an établissement or a partenaire; undefined when it is not there. */
export function findNom(db: Db, table: Kind, id: string) {
  return db.selectFrom(table).select('nom').where('id', '=', id).executeTakeFirst()
}

/** Adds an établissement, or replaces it. */
export async function putEtablissement(
  db: Db,
  id: string,
  saisie: SaisieEtablissement,
): Promise<void> {
  const columns = {
    nom: saisie.nom,
    type: saisie.type,
    commune: saisie.commune,
    education_prioritaire: saisie.educationPrioritaire,
    quartier_prioritaire: saisie.quartierPrioritaire,
  }
  await db
    .insertInto('etablissement')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await replaceContacts(db, 'etablissement', id, saisie.contacts)
}

/** Adds a partenaire, or replaces it. */
export async function putPartenaire(db: Db, id: string, saisie: SaisiePartenaire): Promise<void> {
  const { contacts, ...columns } = saisie
  await db
    .insertInto('partenaire')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await replaceContacts(db, 'partenaire', id, contacts)
}

async function replaceContacts(
  db: Db,
  kind: Kind,
  ownerId: string,
  contacts: readonly SaisieContact[],
): Promise<void> {
  const owner = { etablissement_id: null, partenaire_id: null, [OWNERS[kind]]: ownerId }
  await db.deleteFrom('contact').where(OWNERS[kind], '=', ownerId).execute()
  await insertAll(
    db,
    'contact',
    contacts.map((contact, position) => ({ id: newId(), ...owner, position, ...contact })),
  )
}

/** Number of records of each kind that stand on an établissement. */
export const countOnEtablissement = (db: Db, id: string) =>
  countOn(db, 'etablissement_id', id, {
    inscriptions: ['inscription'],
    orientations: ['orientation'],
    concertations: ['concertation'],
  })

/** Number of records of each kind that stand on a partenaire. */
export const countOnPartenaire = (db: Db, id: string) =>
  countOn(db, 'partenaire_id', id, { concertations: ['concertation'], projets: ['projet'] })

/** Removes an établissement or a partenaire, with its contacts. */
export async function deleteFromRepertoire(db: Db, table: Kind, id: string): Promise<void> {
  await db.deleteFrom(table).where('id', '=', id).execute()
}
