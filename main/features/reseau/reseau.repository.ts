import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Database } from '../../db/schema.ts'
import type { Identite } from './empreintes.ts'

type Db = Kysely<Database>

/** Identity of this structure in its network; undefined before its first contribution or model. */
export async function findReseau(db: Db) {
  return db
    .selectFrom('reseau')
    .select(['porteur_id as porteurId', 'cle', 'modele'])
    .executeTakeFirst()
}

export async function insertReseau(db: Db, porteurId: string): Promise<void> {
  await db
    .insertInto('reseau')
    .values({ id: 'reseau', porteur_id: porteurId, cle: null, modele: null })
    .execute()
}

/** Keeps the given parts of the identity, the secret and the model; the others stay. */
export async function updateReseau(
  db: Db,
  changes: {
    readonly porteur_id?: string
    readonly cle?: string | null
    readonly modele?: string | null
  },
): Promise<void> {
  await db.updateTable('reseau').set(changes).execute()
}

/** Séances held ≤ D of these actions, and their minutes. */
export async function findSeancesTenues(db: Db, actionIds: readonly string[], arreteAu: IsoDate) {
  const row = await db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .where('c.action_id', 'in', actionIds)
    .where('s.etat', '=', 'tenue')
    .where('s.date', '<=', arreteAu)
    .select(({ fn }) => [
      fn.countAll<number>().as('nombre'),
      fn.coalesce(fn.sum<number>('s.minutes'), sql<number>`0`).as('minutes'),
    ])
    .executeTakeFirstOrThrow()
  return { nombre: row.nombre, minutes: row.minutes }
}

/** Quartier prioritaire of the famille of each of these enfants; null where none is known. */
export async function findQuartiers(db: Db, enfantIds: readonly string[]) {
  return db
    .selectFrom('enfant as e')
    .leftJoin('famille as f', 'f.id', 'e.famille_id')
    .where('e.id', 'in', sql<string>`(select value from json_each(${JSON.stringify(enfantIds)}))`)
    .select('f.quartier_prioritaire as quartier')
    .execute()
}

/** Kind of each établissement of the base. */
export async function findTypes(db: Db) {
  return db.selectFrom('etablissement').select(['nom', 'commune', 'type']).execute()
}

/** Names, births and adults of these enfants, from which fingerprints are made. */
export async function findIdentites(
  db: Db,
  enfantIds: readonly string[],
): Promise<readonly Identite[]> {
  const ofList = sql<string>`(select value from json_each(${JSON.stringify(enfantIds)}))`
  const enfants = await db
    .selectFrom('enfant')
    .where('id', 'in', ofList)
    .select(['id as enfantId', 'famille_id as familleId', 'nom', 'prenom'])
    .select('date_naissance as dateNaissance')
    .execute()
  const responsables = await db
    .selectFrom('responsable')
    .select(['famille_id as familleId', 'nom', 'prenom', 'telephone'])
    .execute()
  const byFamille = Map.groupBy(responsables, ({ familleId }) => familleId)
  return enfants.map((enfant) => ({
    ...enfant,
    responsables: enfant.familleId === null ? [] : (byFamille.get(enfant.familleId) ?? []),
  }))
}

/** Orientations of the année received ≤ D, and the days of the steps of all. */
export async function findOrientations(db: Db, anneeId: string, arreteAu: IsoDate) {
  const orientations = await db
    .selectFrom('orientation as o')
    .leftJoin('etablissement as t', 't.id', 'o.etablissement_id')
    .where('o.annee_id', '=', anneeId)
    .where('o.date', '<=', arreteAu)
    .select(['o.id', 'o.date', 'o.statut', 't.nom', 't.commune'])
    .orderBy('o.date')
    .orderBy('o.id')
    .execute()
  const etapes = await db
    .selectFrom('orientation_etape')
    .select(['orientation_id as id', 'statut', 'date'])
    .execute()
  const criteres = await db
    .selectFrom('orientation_critere as c')
    .innerJoin('orientation as o', 'o.id', 'c.orientation_id')
    .where('o.annee_id', '=', anneeId)
    .where('o.date', '<=', arreteAu)
    .select(['c.critere'])
    .select(({ fn }) => fn.countAll<number>().as('nombre'))
    .groupBy('c.critere')
    .execute()
  return { orientations, etapes: Map.groupBy(etapes, ({ id }) => id), criteres }
}

/** Enfants who wait for a place at D in these actions, by niveau and school. */
export async function findAttente(db: Db, actionIds: readonly string[], arreteAu: IsoDate) {
  return db
    .selectFrom('inscription as i')
    .leftJoin('etablissement as t', 't.id', 'i.etablissement_id')
    .where('i.action_id', 'in', actionIds)
    .where('i.statut', '=', 'liste-attente')
    .where('i.debut', '<=', arreteAu)
    .where((eb) => eb.or([eb('i.fin', 'is', null), eb('i.fin', '>=', arreteAu)]))
    .select(['i.niveau', 't.nom', 't.commune'])
    .select(sql<number>`count(distinct i.enfant_id)`.as('nombre'))
    .groupBy(['i.niveau', 't.nom', 't.commune'])
    .execute()
}

/** Each collectif of these actions: the enfants inscribed at D, and their niveaux. */
export async function findGroupes(db: Db, actionIds: readonly string[], arreteAu: IsoDate) {
  const rows = await db
    .selectFrom('collectif as c')
    .leftJoin('inscription as i', (join) =>
      join
        .onRef('i.collectif_id', '=', 'c.id')
        .on('i.statut', '=', 'inscrit')
        .on('i.debut', '<=', arreteAu)
        .on((eb) => eb.or([eb('i.fin', 'is', null), eb('i.fin', '>=', arreteAu)])),
    )
    .where('c.action_id', 'in', actionIds)
    .select(['c.id', 'i.enfant_id as enfantId', 'i.niveau'])
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((own) => ({
    inscrits: new Set(own.flatMap(({ enfantId }) => enfantId ?? [])).size,
    niveaux: [...new Set(own.flatMap(({ niveau }) => niveau ?? []))],
  }))
}

/** Joint trainings ≤ D of these actions: how many came, and their minutes in all. */
export async function findFormationsCommunes(
  db: Db,
  actionIds: readonly string[],
  arreteAu: IsoDate,
) {
  return db
    .selectFrom('formation as f')
    .leftJoin('formation_intervenant as p', 'p.formation_id', 'f.id')
    .where('f.action_id', 'in', actionIds)
    .where('f.is_conjointe', '=', 1)
    .where('f.date', '<=', arreteAu)
    .select(['f.date', 'f.theme'])
    .select(({ fn }) => [
      fn.count<number>('p.intervenant_id').as('presents'),
      sql<number>`coalesce(sum(case when p.intervenant_id is null then 0 else coalesce(p.minutes, f.minutes) end), 0)`.as(
        'minutes',
      ),
    ])
    .groupBy('f.id')
    .orderBy('f.date')
    .orderBy('f.id')
    .execute()
}

/** Names of every child and adult of the base, none of which may be sent. */
export async function findNoms(db: Db) {
  const nameless = sql<string>`''`
  return db
    .selectFrom('enfant')
    .select(['nom', 'prenom'])
    .union(db.selectFrom('intervenant').select(['nom', 'prenom']))
    .union(
      db
        .selectFrom('orientation')
        .select((eb) => [
          eb.fn.coalesce('nom', nameless).as('nom'),
          eb.fn.coalesce('prenom', nameless).as('prenom'),
        ]),
    )
    .union(
      db
        .selectFrom('contact')
        .select((eb) => [eb.fn.coalesce('nom', nameless).as('nom'), nameless.as('prenom')]),
    )
    .union(
      db
        .selectFrom('responsable')
        .select((eb) => [
          eb.fn.coalesce('nom', nameless).as('nom'),
          eb.fn.coalesce('prenom', nameless).as('prenom'),
        ]),
    )
    .execute()
}

/** Every contribution received, of every année. */
export async function findContributions(db: Db) {
  return db
    .selectFrom('contribution')
    .select(['id', 'recue_le as recueLe', 'contenu'])
    .orderBy('id')
    .execute()
}

export async function hasContributions(db: Db): Promise<boolean> {
  const one = await db.selectFrom('contribution').select('id').limit(1).executeTakeFirst()
  return one !== undefined
}

export async function insertContribution(
  db: Db,
  row: {
    readonly id: string
    readonly porteur_id: string
    readonly annee_debut: string
    readonly recue_le: string
    readonly contenu: string
  },
): Promise<void> {
  await db.insertInto('contribution').values(row).execute()
}

export async function deleteContribution(db: Db, id: string): Promise<void> {
  await db.deleteFrom('contribution').where('id', '=', id).execute()
}
