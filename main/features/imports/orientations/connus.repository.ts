import { type Kysely, sql } from 'kysely'
import { etapesOf } from '../../../../shared/domain/orientation.ts'
import type { Database } from '../../../db/schema.ts'
import type {
  Connus,
  EnfantConnu,
  FamilleConnue,
  InscriptionConnue,
  OrientationConnue,
  ScolariteConnue,
} from './connus.ts'

/** Records with which an import is compared, in a fixed number of queries whatever the base holds. */
export async function findConnus(
  db: Kysely<Database>,
  anneeId: string,
  actionId: string | null,
): Promise<Connus> {
  const orientations = await findOrientations(db, anneeId)
  return {
    enfants: await findEnfants(db, anneeId),
    familles: await findFamilles(db),
    etablissements: await db
      .selectFrom('etablissement')
      .select(['id', 'nom', 'commune', 'type'])
      .orderBy('id')
      .execute(),
    orientations,
    inscriptions: actionId === null ? [] : await findInscriptions(db, actionId),
    inscrits: await findInscrits(db, anneeId),
    collectifs: await db
      .selectFrom('collectif')
      .select(['id', 'nom'])
      .where('action_id', '=', actionId)
      .orderBy('nom')
      .orderBy('id')
      .execute(),
    classes: [...orientations, ...(await findClasses(db, anneeId))],
  }
}

async function findEnfants(db: Kysely<Database>, anneeId: string): Promise<readonly EnfantConnu[]> {
  const enfants = await db
    .selectFrom('enfant')
    .where('anonymise_le', 'is', null)
    .selectAll()
    .orderBy('id')
    .execute()
  const situations = groupBy(
    await db.selectFrom('enfant_situation').selectAll().execute(),
    (row) => row.enfant_id,
  )
  const alias = groupBy(
    await db
      .selectFrom('orientation')
      .select(['enfant_id', 'nom', 'prenom'])
      .where('enfant_id', 'is not', null)
      .where('nom', 'is not', null)
      .distinct()
      .execute(),
    (row) => row.enfant_id ?? '',
  )
  const scolarites = groupBy(await findScolarites(db, anneeId), (row) => row.enfantId)
  return enfants.map((row) => ({
    id: row.id,
    nom: row.nom,
    prenom: row.prenom,
    alias: (alias.get(row.id) ?? []).map(({ nom, prenom }) => ({
      nom: nom ?? row.nom,
      prenom: prenom ?? row.prenom,
    })),
    dateNaissance: row.date_naissance,
    anneeNaissance: row.annee_naissance,
    sexe: row.sexe,
    familleId: row.famille_id,
    situations: (situations.get(row.id) ?? []).map(({ situation }) => situation),
    scolarites: scolarites.get(row.id) ?? [],
  }))
}

/** Schools and niveaux of the children, the nearest année first; empty before there is any année. */
async function findScolarites(
  db: Kysely<Database>,
  anneeId: string,
): Promise<readonly (ScolariteConnue & { readonly enfantId: string })[]> {
  const { rows } = await sql<ScolariteConnue & { readonly enfantId: string }>`
    select distinct s.enfant_id as enfantId, t.nom as etablissement, s.niveau,
      substr(present.debut, 1, 4) - substr(past.debut, 1, 4) as anneesAvant
    from (
      select enfant_id, etablissement_id, niveau, annee_id from orientation
      union all
      select i.enfant_id, i.etablissement_id, i.niveau, a.annee_id
      from inscription as i join action as a on a.id = i.action_id
    ) as s
    join etablissement as t on t.id = s.etablissement_id
    join annee as past on past.id = s.annee_id
    join annee as present on present.id = ${anneeId}
    where s.enfant_id is not null and s.niveau is not null
    order by anneesAvant, t.nom
  `.execute(db)
  return rows
}

async function findFamilles(db: Kysely<Database>): Promise<readonly FamilleConnue[]> {
  const familles = await db.selectFrom('famille').select('id').orderBy('id').execute()
  const responsables = groupBy(
    await db.selectFrom('responsable').selectAll().orderBy('position').execute(),
    (row) => row.famille_id,
  )
  return familles.map(({ id }) => {
    const rows = responsables.get(id) ?? []
    return {
      id,
      responsables: rows.map(({ famille_id: _famille, position: _position, ...rest }) => rest),
      lastPosition: Math.max(-1, ...rows.map(({ position }) => position)),
    }
  })
}

async function findOrientations(
  db: Kysely<Database>,
  anneeId: string,
): Promise<readonly OrientationConnue[]> {
  const rows = await db
    .selectFrom('orientation')
    .selectAll()
    .where('annee_id', '=', anneeId)
    .where('enfant_id', 'is not', null)
    .orderBy('id')
    .execute()
  const origines = groupBy(
    await db.selectFrom('orientation_origine').selectAll().execute(),
    (row) => row.orientation_id,
  )
  const situations = groupBy(
    await db.selectFrom('orientation_situation').selectAll().execute(),
    (row) => row.orientation_id,
  )
  const criteres = groupBy(
    await db.selectFrom('orientation_critere').selectAll().orderBy('position').execute(),
    (row) => row.orientation_id,
  )
  const etapes = groupBy(
    await db.selectFrom('orientation_etape').selectAll().execute(),
    (row) => row.orientation_id,
  )
  return rows.map((row) => ({
    id: row.id,
    enfantId: row.enfant_id ?? '',
    etablissementId: row.etablissement_id,
    date: row.date,
    statut: row.statut,
    etapes: etapesOf(etapes.get(row.id) ?? []),
    niveau: row.niveau,
    classe: row.classe,
    enseignant: row.enseignant,
    objectif: row.objectif,
    accordParental: row.accord_parental,
    origines: (origines.get(row.id) ?? []).map(({ origine }) => origine),
    situations: (situations.get(row.id) ?? []).map(({ situation }) => situation),
    criteres: (criteres.get(row.id) ?? []).map(({ critere }) => critere),
  }))
}

async function findInscriptions(
  db: Kysely<Database>,
  actionId: string,
): Promise<readonly InscriptionConnue[]> {
  const rows = await db
    .selectFrom('inscription')
    .selectAll()
    .where('action_id', '=', actionId)
    .where('statut', '<>', 'jamais-venu')
    .orderBy('id')
    .execute()
  const origines = groupBy(
    await db.selectFrom('inscription_origine').selectAll().execute(),
    (row) => row.inscription_id,
  )
  return rows.map((row) => ({
    id: row.id,
    enfantId: row.enfant_id,
    collectifId: row.collectif_id,
    debut: row.debut,
    fin: row.fin,
    statut: row.statut,
    niveau: row.niveau,
    classe: row.classe,
    etablissementId: row.etablissement_id,
    accordParental: row.accord_parental,
    origines: (origines.get(row.id) ?? []).map(({ origine }) => origine),
  }))
}

/** Open inscriptions of the année. */
function findInscrits(db: Kysely<Database>, anneeId: string) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('action as a', 'a.id', 'i.action_id')
    .leftJoin('collectif as c', 'c.id', 'i.collectif_id')
    .select(['i.id as inscriptionId', 'i.enfant_id as enfantId', 'i.niveau', 'i.classe'])
    .select(['i.etablissement_id as etablissementId', 'c.nom as collectif'])
    .where('a.annee_id', '=', anneeId)
    .where('i.statut', '=', 'inscrit')
    .where('i.fin', 'is', null)
    .orderBy('i.id')
    .execute()
}

/** Niveau and class of the inscriptions of the année. */
function findClasses(db: Kysely<Database>, anneeId: string) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('action as a', 'a.id', 'i.action_id')
    .select(['i.enfant_id as enfantId', 'i.niveau', 'i.classe'])
    .where('a.annee_id', '=', anneeId)
    .execute()
}

function groupBy<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(rows, keyOf)
}

/** Whether a collectif is one of the action. */
export async function isCollectifOf(
  db: Kysely<Database>,
  collectifId: string,
  actionId: string | null,
): Promise<boolean> {
  const found = await db
    .selectFrom('collectif')
    .select('id')
    .where('id', '=', collectifId)
    .where('action_id', '=', actionId)
    .executeTakeFirst()
  return found !== undefined
}
