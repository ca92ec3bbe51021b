import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { insertAll, insertMissing, insertOrComplete } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'
import { TABLES_OF_ANNEE } from './complements.ts'
import type { DossierRows } from './dossier-rows.ts'
import { type Known, type PartOfAnnee, TABLE_OF_PART } from './recognise.ts'

type Db = Kysely<Database>

/** Records of the base that a dossier may speak of. */
export async function findKnown(db: Db): Promise<Known> {
  const taken = new Map<PartOfAnnee, ReadonlySet<string>>()
  for (const [part, table] of Object.entries(TABLE_OF_PART) as [PartOfAnnee, keyof Database][]) {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}`.execute(db)
    taken.set(part, new Set(rows.map(({ id }) => id)))
  }
  return {
    etablissements: await db.selectFrom('etablissement').select(['id', 'nom', 'commune']).execute(),
    partenaires: await db.selectFrom('partenaire').select(['id', 'nom']).execute(),
    familleIds: (await db.selectFrom('famille').select('id').execute()).map((row) => row.id),
    enfants: await db
      .selectFrom('enfant')
      .select([
        'id',
        'nom',
        'prenom',
        'date_naissance as dateNaissance',
        'annee_naissance as anneeNaissance',
        'famille_id as familleId',
      ])
      .execute(),
    intervenants: await db.selectFrom('intervenant').select(['id', 'nom', 'prenom']).execute(),
    taken,
  }
}

export async function findStatutsByIntervenant(db: Db) {
  const rows = await db
    .selectFrom('intervenant_statut')
    .select(['id', 'intervenant_id', 'statut', 'debut', 'fin'])
    .execute()
  return Map.groupBy(rows, (row) => row.intervenant_id)
}

export async function hasOtherAnnee(db: Db, anneeId: string): Promise<boolean> {
  const other = await db
    .selectFrom('annee')
    .select('id')
    .where('id', '<>', anneeId)
    .executeTakeFirst()
  return other !== undefined
}

/** Adds the année of a dossier, or sets the dates of the one already there, which keeps its rules and its days off. */
export async function saveAnnee(
  db: Db,
  annee: { readonly id: string; readonly debut: IsoDate; readonly fin: IsoDate },
): Promise<void> {
  const { debut, fin } = annee
  await db
    .insertInto('annee')
    .values(annee)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ debut, fin }))
    .execute()
}

/** Gives an end to statuts that had none. */
export async function endStatuts(
  db: Db,
  ended: readonly { readonly id: string; readonly fin: IsoDate }[],
): Promise<void> {
  await sql`
    update intervenant_statut set fin = e.value ->> 'fin'
    from json_each(${JSON.stringify(ended)}) as e
    where intervenant_statut.id = e.value ->> 'id'
  `.execute(db)
}

/** Keeps the structure of a file: with `overwrite` it replaces the base's own, else it only fills blanks. */
export async function saveStructure(
  db: Db,
  structure: Dossier['structure'],
  overwrite: boolean,
): Promise<void> {
  const own = await db.selectFrom('structure').select('caf_mail').executeTakeFirst()
  const row = {
    id: 'structure' as const,
    nom: structure.nom,
    adresse: structure.adresse,
    commune: structure.commune,
    telephone: structure.telephone,
    mail: structure.mail,
    referent_nom: structure.referent?.nom ?? null,
    referent_prenom: structure.referent?.prenom ?? null,
    referent_telephone: structure.referent?.telephone ?? null,
    referent_mail: structure.referent?.mail ?? null,
    zone_scolaire: structure.zoneScolaire,
    // Version 1 has no place for the Caf's address: the one that is there stays.
    caf_mail: structure.mailCaf ?? own?.caf_mail ?? null,
  }
  if (overwrite) await db.deleteFrom('structure').execute()
  await insertOrComplete(db, 'structure', [row])
}

/** Writes the rows in the order of their references. */
export async function insertRows(db: Db, rows: DossierRows): Promise<void> {
  const hadResponsables = await idsWith(db, 'responsable', 'famille_id')
  const hadDisponibilites = await idsWith(db, 'disponibilite', 'intervenant_id')

  await insertOrComplete(db, 'etablissement', rows.etablissement ?? [])
  await insertOrComplete(db, 'partenaire', rows.partenaire ?? [])
  await insertOrComplete(db, 'famille', rows.famille ?? [])
  // A famille or a person already described keeps the description in place.
  await insertAll(
    db,
    'responsable',
    (rows.responsable ?? []).filter((row) => !hadResponsables.has(row.famille_id)),
  )
  await insertOrComplete(db, 'enfant', rows.enfant ?? [])
  await insertMissing(db, 'enfant_situation', rows.enfant_situation ?? [])
  await insertOrComplete(db, 'intervenant', rows.intervenant ?? [])
  await insertAll(
    db,
    'disponibilite',
    (rows.disponibilite ?? []).filter((row) => !hadDisponibilites.has(row.intervenant_id)),
  )
  for (const table of TABLES_OF_ANNEE) await insertAll(db, table, rows[table] ?? [])
}

async function idsWith(
  db: Db,
  table: 'responsable' | 'disponibilite',
  column: 'famille_id' | 'intervenant_id',
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ id: string }>`
    select distinct ${sql.ref(column)} as id from ${sql.table(table)}
  `.execute(db)
  return new Set(rows.rows.map((row) => row.id))
}
