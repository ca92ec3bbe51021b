import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import {
  enfantsOf,
  etablissementsOf,
  famillesOf,
  intervenantsOf,
  partenairesOf,
} from './annee-membership.ts'

type Db = Kysely<Database>

/** Every row of an année, table by table, from which an export is assembled. */
export async function findAnneeRows(db: Db, anneeId: string) {
  const ids = {
    actions: sql<string>`select id from action where annee_id = ${anneeId}`,
    collectifs: sql<string>`select c.id from collectif as c join action as a on a.id = c.action_id where a.annee_id = ${anneeId}`,
    seances: sql<string>`select s.id from seance as s join collectif as c on c.id = s.collectif_id join action as a on a.id = c.action_id where a.annee_id = ${anneeId}`,
    inscriptions: sql<string>`select i.id from inscription as i join action as a on a.id = i.action_id where a.annee_id = ${anneeId}`,
    orientations: sql<string>`select id from orientation where annee_id = ${anneeId}`,
    actionsParents: sql<string>`select p.id from action_parents as p join action as a on a.id = p.action_id where a.annee_id = ${anneeId}`,
  }
  const rowsOf = <T extends keyof Database>(
    table: T,
    column: string,
    subquery: RawBuilder<string>,
  ) => findWhereIn(db, table, column, subquery)
  return {
    structure: await db.selectFrom('structure').selectAll().executeTakeFirst(),
    annee: await db.selectFrom('annee').selectAll().where('id', '=', anneeId).executeTakeFirst(),
    etablissements: await rowsOf('etablissement', 'id', etablissementsOf(anneeId)),
    partenaires: await rowsOf('partenaire', 'id', partenairesOf(anneeId)),
    actions: await rowsOf('action', 'id', ids.actions),
    naturesLocal: await rowsOf('action_nature_local', 'action_id', ids.actions),
    zonages: await rowsOf('action_zonage', 'action_id', ids.actions),
    previsionnels: await rowsOf('previsionnel', 'action_id', ids.actions),
    previsionnelItems: await rowsOf('previsionnel_item', 'action_id', ids.actions),
    collectifs: await rowsOf('collectif', 'id', ids.collectifs),
    creneaux: await rowsOf('creneau', 'collectif_id', ids.collectifs),
    familles: await rowsOf('famille', 'id', famillesOf(anneeId)),
    responsables: await rowsOf('responsable', 'famille_id', famillesOf(anneeId)),
    enfants: await rowsOf('enfant', 'id', enfantsOf(anneeId)),
    situations: await rowsOf('enfant_situation', 'enfant_id', enfantsOf(anneeId)),
    inscriptions: await rowsOf('inscription', 'id', ids.inscriptions),
    inscriptionOrigines: await rowsOf('inscription_origine', 'inscription_id', ids.inscriptions),
    orientations: await rowsOf('orientation', 'id', ids.orientations),
    orientationOrigines: await rowsOf('orientation_origine', 'orientation_id', ids.orientations),
    orientationSituations: await rowsOf(
      'orientation_situation',
      'orientation_id',
      ids.orientations,
    ),
    orientationCriteres: await rowsOf('orientation_critere', 'orientation_id', ids.orientations),
    orientationEtapes: await rowsOf('orientation_etape', 'orientation_id', ids.orientations),
    intervenants: await rowsOf('intervenant', 'id', intervenantsOf(anneeId)),
    disponibilites: await rowsOf('disponibilite', 'intervenant_id', intervenantsOf(anneeId)),
    statuts: await rowsOf('intervenant_statut', 'intervenant_id', intervenantsOf(anneeId)),
    seances: await rowsOf('seance', 'id', ids.seances),
    seanceActivites: await rowsOf('seance_activite', 'seance_id', ids.seances),
    presences: await rowsOf('presence', 'seance_id', ids.seances),
    seanceIntervenants: await rowsOf('seance_intervenant', 'seance_id', ids.seances),
    heures: await rowsOf('heures', 'action_id', ids.actions),
    actionsParents: await rowsOf('action_parents', 'id', ids.actionsParents),
    actionsParentsFamilles: await rowsOf(
      'action_parents_famille',
      'action_parents_id',
      ids.actionsParents,
    ),
    concertations: await rowsOf('concertation', 'action_id', ids.actions),
    reponses: await rowsOf('reponse', 'action_id', ids.actions),
  }
}

export type AnneeRows = Awaited<ReturnType<typeof findAnneeRows>>

async function findWhereIn<T extends keyof Database>(
  db: Db,
  table: T,
  column: string,
  subquery: RawBuilder<string>,
): Promise<SelectableRow<T>[]> {
  const result = await sql<SelectableRow<T>>`
    select * from ${sql.table(table)} where ${sql.ref(column)} in (${subquery})
  `.execute(db)
  return result.rows
}

type SelectableRow<T extends keyof Database> = Selectable<Database[T]>
