import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { NiveauSuivi, Trimestre } from '../../../shared/domain/progression.ts'
import { compiled } from '../../db/compiled.ts'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Échelles in use, in their order. */
export function findEchelles(db: Db) {
  return db
    .selectFrom('echelle')
    .where('is_archivee', '=', 0)
    .select(['id as echelleId', 'nom'])
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Every échelle, put aside or not. */
export function findAllEchelles(db: Db) {
  return db.selectFrom('echelle').select(['id', 'nom']).orderBy('position').orderBy('id').execute()
}

/** Enfants inscribed at some day of a period, with the collectif of their latest inscription last. */
export function findInscritsBetween(
  db: Db,
  actionIds: readonly string[],
  { debut, fin }: { readonly debut: IsoDate; readonly fin: IsoDate },
) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('enfant as e', 'e.id', 'i.enfant_id')
    .leftJoin('collectif as c', 'c.id', 'i.collectif_id')
    .where('i.action_id', 'in', actionIds)
    .where('i.statut', '=', 'inscrit')
    .where('i.debut', '<=', fin)
    .where((eb) => eb.or([eb('i.fin', 'is', null), eb('i.fin', '>=', debut)]))
    .where('e.anonymise_le', 'is', null)
    .select(['e.id as enfantId', 'e.nom', 'e.prenom', 'c.nom as collectif', 'i.niveau'])
    .select(['e.date_naissance as dateNaissance', 'e.annee_naissance as anneeNaissance'])
    .orderBy('i.debut')
    .orderBy('i.id')
    .execute()
}

/** Levels entered in a trimestre. */
export function findNiveaux(db: Db, anneeId: string, trimestre: Trimestre) {
  return db
    .selectFrom('progression')
    .where('annee_id', '=', anneeId)
    .where('trimestre', '=', trimestre)
    .select(['enfant_id as enfantId', 'echelle_id as echelleId', 'niveau'])
    .execute()
}

/** Levels entered for an enfant, latest année first, échelles in their order. */
export function findNiveauxOfEnfant(db: Db, enfantId: string) {
  return db
    .selectFrom('progression as p')
    .innerJoin('annee as y', 'y.id', 'p.annee_id')
    .innerJoin('echelle as e', 'e.id', 'p.echelle_id')
    .where('p.enfant_id', '=', enfantId)
    .select(['y.id as anneeId', 'y.debut', 'y.fin', 'e.id as echelleId', 'e.nom'])
    .select(['p.trimestre', 'p.niveau'])
    .orderBy('y.debut', 'desc')
    .orderBy('e.position')
    .orderBy('e.id')
    .orderBy('p.trimestre')
    .execute()
}

type Case = {
  readonly anneeId: string
  readonly trimestre: Trimestre
  readonly enfantId: string
  readonly echelleId: string
}

/** Keeps a level; null removes it. */
export async function putNiveau(
  db: Db,
  { anneeId, trimestre, enfantId, echelleId }: Case,
  niveau: NiveauSuivi | null,
): Promise<void> {
  if (niveau === null) {
    await db
      .deleteFrom('progression')
      .where('enfant_id', '=', enfantId)
      .where('annee_id', '=', anneeId)
      .where('trimestre', '=', trimestre)
      .where('echelle_id', '=', echelleId)
      .execute()
    return
  }
  await db
    .insertInto('progression')
    .values({ enfant_id: enfantId, annee_id: anneeId, trimestre, echelle_id: echelleId, niveau })
    .onConflict((conflict) =>
      conflict
        .columns(['enfant_id', 'annee_id', 'trimestre', 'echelle_id'])
        .doUpdateSet({ niveau }),
    )
    .execute()
}

/** The name of an enfant, or undefined. */
export function findEnfantNom(db: Db, enfantId: string) {
  return db
    .selectFrom('enfant')
    .where('id', '=', enfantId)
    .select(['nom', 'prenom'])
    .executeTakeFirst()
}

/** Puts the échelles in this order; the others are put aside. */
export async function putEchelles(
  db: Db,
  echelles: readonly { readonly id: string; readonly nom: string }[],
): Promise<void> {
  const known = new Set((await findAllEchelles(db)).map(({ id }) => id))
  await db.updateTable('echelle').set({ is_archivee: 1 }).execute()
  for (const [position, { id, nom }] of echelles.entries()) {
    if (!known.has(id)) continue
    await db
      .updateTable('echelle')
      .set({ position, nom, is_archivee: 0 })
      .where('id', '=', id)
      .execute()
  }
  await insertAll(
    db,
    'echelle',
    echelles.flatMap(({ id, nom }, position) => (known.has(id) ? [] : [{ id, nom, position }])),
  )
}

/** Number at each level of the enfants counted by the bilan of an action, in the trimestres begun by a day. */
export const findCounts = compiled(
  (db, { actionId, arreteAu }: { readonly actionId: string; readonly arreteAu: IsoDate }) =>
    db
      .selectFrom('progression as p')
      .innerJoin('action as a', 'a.annee_id', 'p.annee_id')
      .innerJoin('annee as y', 'y.id', 'a.annee_id')
      .innerJoin('echelle as e', 'e.id', 'p.echelle_id')
      .where('a.id', '=', actionId)
      .where('p.enfant_id', 'in', (eb) =>
        eb
          .selectFrom('inscription as i')
          .where('i.action_id', '=', actionId)
          .where('i.debut', '<=', arreteAu)
          .where('i.statut', '=', 'inscrit')
          .select('i.enfant_id'),
      )
      .select(['e.nom as echelle', 'p.trimestre', 'p.niveau', 'y.debut'])
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .groupBy(['e.id', 'p.trimestre', 'p.niveau'])
      .orderBy('e.position')
      .orderBy('e.id')
      .orderBy('p.trimestre'),
)
