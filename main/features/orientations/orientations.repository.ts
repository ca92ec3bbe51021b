import { type Kysely, sql } from 'kysely'
import type { StatutOrientation } from '../../../shared/domain/listes.ts'
import { type Etapes, listEtapes } from '../../../shared/domain/orientation.ts'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** The année, or undefined. */
export function findAnnee(db: Db, anneeId: string) {
  return db.selectFrom('annee').selectAll().where('id', '=', anneeId).executeTakeFirst()
}

const orientationsWithNames = (db: Db) =>
  db
    .selectFrom('orientation as o')
    .leftJoin('enfant as e', 'e.id', 'o.enfant_id')
    .select(['o.id as orientationId', 'o.enfant_id as enfantId', 'o.date', 'o.statut'])
    .select(['o.nom', 'o.prenom', 'e.nom as enfantNom', 'e.prenom as enfantPrenom'])

/** The orientations of an année with the names of their enfants, latest first. */
export function findOrientationRows(db: Db, anneeId: string) {
  return orientationsWithNames(db)
    .leftJoin('etablissement as t', 't.id', 'o.etablissement_id')
    .where('o.annee_id', '=', anneeId)
    .select(['o.niveau', 'o.classe', 'o.etablissement_id as etablissementId'])
    .select(['t.nom as etablissementNom', 't.commune', 'o.enseignant', 'o.objectif'])
    .select(['o.accord_parental as accordParental', 'o.retour_ecole as retourEcole'])
    .select(['o.source_file as sourceFile', 'o.source_row as sourceRow'])
    .select('o.import_id as importId')
    .orderBy('o.date', 'desc')
    .orderBy('o.id')
    .execute()
}

/** Some orientations with the names of their enfants, and the birth and sexe that the school gave. */
export function findOrientationsById(db: Db, ids: readonly string[]) {
  return orientationsWithNames(db)
    .where(sql<boolean>`o.id in (select value from json_each(${JSON.stringify(ids)}))`)
    .select(['o.date_naissance as dateNaissance', 'o.annee_naissance as anneeNaissance', 'o.sexe'])
    .execute()
}

/** The steps of the orientations of an année. */
export function findEtapesOfAnnee(db: Db, anneeId: string) {
  return db
    .selectFrom('orientation_etape as s')
    .innerJoin('orientation as o', 'o.id', 's.orientation_id')
    .where('o.annee_id', '=', anneeId)
    .select(['s.orientation_id as orientationId', 's.statut', 's.date'])
    .execute()
}

/** The steps of some orientations. */
export function findEtapesById(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('orientation_etape')
    .where(sql<boolean>`orientation_id in (select value from json_each(${JSON.stringify(ids)}))`)
    .select(['orientation_id as orientationId', 'statut', 'date'])
    .execute()
}

/** Origines that schools gave, over an année. */
export function findOriginesOfAnnee(db: Db, anneeId: string) {
  return db
    .selectFrom('orientation_origine as r')
    .innerJoin('orientation as o', 'o.id', 'r.orientation_id')
    .where('o.annee_id', '=', anneeId)
    .select(['r.orientation_id as orientationId', 'r.origine'])
    .execute()
}

/** Inscriptions of the année without an end: enfants inscribed or waiting. */
export function findInscriptionsInProgress(db: Db, anneeId: string) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('action as a', 'a.id', 'i.action_id')
    .where('a.annee_id', '=', anneeId)
    .where('i.fin', 'is', null)
    .where('i.statut', 'in', ['inscrit', 'liste-attente'])
    .select(['i.enfant_id as enfantId', 'i.statut'])
    .$narrowType<{ statut: 'inscrit' | 'liste-attente' }>()
    .execute()
}

/** The situations that the school gave of one enfant. */
export function findSituationsById(db: Db, orientationId: string) {
  return db
    .selectFrom('orientation_situation')
    .where('orientation_id', '=', orientationId)
    .select('situation')
    .execute()
}

export type SuiviRow = {
  readonly orientationId: string
  readonly statut: StatutOrientation
  readonly etapes: Etapes
}

/** Replaces the statut of some orientations and the days of their steps. */
export async function replaceSuivis(db: Db, suivis: readonly SuiviRow[]): Promise<void> {
  const given = JSON.stringify(suivis)
  await sql`
    update orientation set statut = json_extract(given.value, '$.statut')
    from json_each(${given}) as given
    where orientation.id = json_extract(given.value, '$.orientationId')
      and orientation.statut <> json_extract(given.value, '$.statut')
  `.execute(db)
  await sql`
    delete from orientation_etape where orientation_id in (
      select json_extract(value, '$.orientationId') from json_each(${given})
    )`.execute(db)
  await insertAll(
    db,
    'orientation_etape',
    suivis.flatMap(({ orientationId, etapes }) =>
      listEtapes(etapes).map((etape) => ({ orientation_id: orientationId, ...etape })),
    ),
  )
}

/** Notes the day on which the school was answered; null clears it. */
export async function updateRetourEcole(
  db: Db,
  ids: readonly string[],
  retourEcole: string | null,
): Promise<void> {
  await sql`
    update orientation set retour_ecole = ${retourEcole}
    where id in (select value from json_each(${JSON.stringify(ids)}))
      and retour_ecole is not ${retourEcole}
  `.execute(db)
}

/** Links an orientation to the record of its enfant. */
export async function updateEnfant(db: Db, orientationId: string, enfantId: string): Promise<void> {
  await db
    .updateTable('orientation')
    .set({ enfant_id: enfantId })
    .where('id', '=', orientationId)
    .execute()
}
