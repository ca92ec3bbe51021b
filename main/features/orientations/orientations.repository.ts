import { type Kysely, sql } from 'kysely'
import type { StatutOrientation } from '../../../shared/domain/listes.ts'
import {
  type Etapes,
  listEtapes,
  type SaisieOrientation,
} from '../../../shared/domain/orientation.ts'
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

/** The orientations of an année with the names of their enfants, latest first; those of one day class by class, as their list has them. */
export function findOrientationRows(db: Db, anneeId: string) {
  return orientationsWithNames(db)
    .leftJoin('etablissement as t', 't.id', 'o.etablissement_id')
    .where('o.annee_id', '=', anneeId)
    .select(['o.niveau', 'o.classe', 'o.etablissement_id as etablissementId', 'o.sexe'])
    .select(['o.date_naissance as dateNaissance', 'o.annee_naissance as anneeNaissance'])
    .select(['e.date_naissance as enfantDateNaissance'])
    .select(['e.annee_naissance as enfantAnneeNaissance'])
    .select(['t.nom as etablissementNom', 't.commune', 'o.enseignant', 'o.objectif'])
    .select(['o.accord_parental as accordParental', 'o.retour_ecole as retourEcole'])
    .select(['o.source_file as sourceFile', 'o.source_row as sourceRow'])
    .select('o.import_id as importId')
    .orderBy('o.date', 'desc')
    .orderBy('o.classe', (order) => order.asc().nullsLast())
    .orderBy('o.source_row')
    .orderBy('o.id')
    .execute()
}

/** Some orientations with the names of their enfants, and the birth and sexe that the school gave. */
export function findOrientationsById(db: Db, ids: readonly string[]) {
  return orientationsWithNames(db)
    .where(sql<boolean>`o.id in (select value from json_each(${JSON.stringify(ids)}))`)
    .select(['o.date_naissance as dateNaissance', 'o.annee_naissance as anneeNaissance', 'o.sexe'])
    .select(['o.annee_id as anneeId', 'o.niveau', 'o.classe', 'o.import_id as importId'])
    .select(['o.etablissement_id as etablissementId', 'o.accord_parental as accordParental'])
    .execute()
}

export type OrientationRow = Awaited<ReturnType<typeof findOrientationsById>>[number]

/** Name of the enfant of an orientation, from its own record, else as the school wrote it. */
export const nomOf = (row: OrientationRow) => ({
  nom: row.enfantNom ?? row.nom ?? '',
  prenom: row.enfantPrenom ?? row.prenom ?? '',
})

/** Given orientations whose enfant is or was inscribed in their année. */
export function findInscrits(db: Db, rows: readonly { readonly orientationId: string }[]) {
  const ids = JSON.stringify(rows.map(({ orientationId }) => orientationId))
  return db
    .selectFrom('orientation as o')
    .innerJoin('inscription as i', 'i.enfant_id', 'o.enfant_id')
    .innerJoin('action as a', (join) =>
      join.onRef('a.id', '=', 'i.action_id').onRef('a.annee_id', '=', 'o.annee_id'),
    )
    .where(sql<boolean>`o.id in (select value from json_each(${ids}))`)
    .where('i.statut', '=', 'inscrit')
    .select('o.id as orientationId')
    .distinct()
    .execute()
}

/** The origines that schools gave of some orientations. */
export function findOriginesById(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('orientation_origine')
    .where(sql<boolean>`orientation_id in (select value from json_each(${JSON.stringify(ids)}))`)
    .select(['orientation_id as orientationId', 'origine'])
    .execute()
}

/** True when the enfant has a record. */
export async function isEnfant(db: Db, enfantId: string): Promise<boolean> {
  const row = await db
    .selectFrom('enfant')
    .select('id')
    .where('id', '=', enfantId)
    .executeTakeFirst()
  return row !== undefined
}

/** Adds an orientation entered by hand, or replaces its entered values; its statut and steps stay. */
export async function putOrientation(
  db: Db,
  id: string,
  anneeId: string,
  saisie: SaisieOrientation,
): Promise<void> {
  // The record of a known enfant says its name and birth.
  const isKnown = saisie.enfantId !== null
  const columns = {
    annee_id: anneeId,
    enfant_id: saisie.enfantId,
    nom: isKnown ? null : saisie.nom,
    prenom: isKnown ? null : saisie.prenom,
    date_naissance: isKnown ? null : saisie.dateNaissance,
    annee_naissance: isKnown ? null : saisie.anneeNaissance,
    sexe: isKnown ? null : saisie.sexe,
    niveau: saisie.niveau,
    classe: saisie.classe,
    date: saisie.date,
    etablissement_id: saisie.etablissementId,
    enseignant: saisie.enseignant,
    objectif: saisie.objectif,
  }
  await db
    .insertInto('orientation')
    .values({ id, statut: 'recue', ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await db.deleteFrom('orientation_origine').where('orientation_id', '=', id).execute()
  const origines = [...new Set(saisie.origines)]
  await insertAll(
    db,
    'orientation_origine',
    origines.map((origine) => ({ orientation_id: id, origine })),
  )
}

/** Deletes an orientation with its steps and lists. */
export async function deleteOrientation(db: Db, id: string): Promise<void> {
  await db.deleteFrom('orientation').where('id', '=', id).execute()
}

/** The steps of some orientations. */
export function findEtapesById(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('orientation_etape')
    .where(sql<boolean>`orientation_id in (select value from json_each(${JSON.stringify(ids)}))`)
    .select(['orientation_id as orientationId', 'statut', 'date'])
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

type SuiviRow = {
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
