import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { NOM_ANONYME, type PersonneNommee, prenomAnonyme } from '../../../shared/domain/personne.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

const listed = (ids: readonly string[]) =>
  sql<string>`(select value from json_each(${JSON.stringify(ids)}))`

const reach = (...texts: readonly (string | null)[]): readonly string[] =>
  texts.filter((text) => text !== null)

/** Persons that a base names, each with the record that holds the name. */
export async function findPersonnes(
  db: Db,
): Promise<readonly (PersonneNommee & { readonly table: string; readonly id: string })[]> {
  const enfants = await db
    .selectFrom('enfant')
    .where('anonymise_le', 'is', null)
    .select(['id', 'nom', 'prenom'])
    .execute()
  const alias = await db
    .selectFrom('orientation')
    .where('nom', 'is not', null)
    .select(['id', 'enfant_id', 'nom', 'prenom'])
    .execute()
  const responsables = await db.selectFrom('responsable').selectAll().execute()
  const proches = await db.selectFrom('proche').selectAll().execute()
  const intervenants = await db
    .selectFrom('intervenant')
    .where('anonymise_le', 'is', null)
    .selectAll()
    .execute()
  return [
    ...enfants.map((row) => ({ table: 'enfant', ...row, coordonnees: [] })),
    ...alias.map(({ id, enfant_id, nom, prenom }) => ({
      ...(enfant_id === null ? { table: 'orientation', id } : { table: 'enfant', id: enfant_id }),
      nom: nom ?? '',
      prenom: prenom ?? '',
      coordonnees: [],
    })),
    ...responsables.map(({ famille_id, nom, prenom, telephone, mail }) => ({
      table: 'famille',
      id: famille_id,
      nom: nom ?? '',
      prenom: prenom ?? '',
      coordonnees: reach(telephone, mail),
    })),
    ...proches.map(({ enfant_id, nom, telephone }) => ({
      table: 'enfant',
      id: enfant_id,
      nom,
      prenom: '',
      coordonnees: reach(telephone),
    })),
    ...intervenants.map(({ id, nom, prenom, telephone, mail }) => ({
      table: 'intervenant',
      id,
      nom,
      prenom,
      coordonnees: reach(telephone, mail),
    })),
  ]
}

/** The enfants with a name of some familles. */
export async function findEnfantsOfFamille(db: Db, familleId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('enfant')
    .where('famille_id', '=', familleId)
    .where('anonymise_le', 'is', null)
    .select('id')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The familles of some enfants in which nobody else with a name is left. */
export async function findFamillesLeft(
  db: Db,
  enfantIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct famille_id as id from enfant as e
    where e.id in ${listed(enfantIds)} and famille_id is not null
      and not exists (select 1 from enfant as other where other.famille_id = e.famille_id
        and other.anonymise_le is null and other.id not in ${listed(enfantIds)})
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** Name of a record and day on which it lost it; undefined when the record is not there. */
export function findEtat(db: Db, table: 'enfant' | 'intervenant', id: string) {
  return db
    .selectFrom(table)
    .where('id', '=', id)
    .select(['nom', 'prenom', 'anonymise_le as anonymiseLe'])
    .executeTakeFirst()
}

export async function isFamille(db: Db, id: string): Promise<boolean> {
  return (
    (await db.selectFrom('famille').where('id', '=', id).select('id').executeTakeFirst()) !==
    undefined
  )
}

/**
 * Takes the name, the birth and the famille of an enfant away. The enfant counts as before, and stands for
 * a household that others are still in until the first of them is inscribed, action by action.
 */
export async function anonymiseEnfant(db: Db, id: string, today: IsoDate): Promise<void> {
  // The enfant is absent from an older copy, or anonymised already.
  if ((await findEtat(db, 'enfant', id))?.anonymiseLe !== null) return
  await sql`
    update inscription set classe = null, foyer_compte_des = (
      select min(other.debut) from inscription as other
      join enfant as e on e.id = other.enfant_id
      join enfant as own on own.id = inscription.enfant_id
      where other.action_id = inscription.action_id and other.statut = 'inscrit'
        and e.id <> own.id and e.famille_id = own.famille_id)
    where enfant_id = ${id}
  `.execute(db)
  await leaveFamille(db, id)
  await sql`
    update enfant set nom = ${NOM_ANONYME.enfant}, prenom = ${prenomAnonyme(await nextRang(db, 'enfant'))},
      mois_naissance = substr(date_naissance, 1, 7), date_naissance = null, anonymise_le = ${today}
    where id = ${id}
  `.execute(db)
  for (const table of ['proche', 'autorisation', 'appel'] as const) {
    await db.deleteFrom(table).where('enfant_id', '=', id).execute()
  }
  await db.updateTable('presence').set({ note: null }).where('enfant_id', '=', id).execute()
  await sql`
    delete from orientation_critere
    where orientation_id in (select id from orientation where enfant_id = ${id})
  `.execute(db)
  await db
    .updateTable('orientation')
    .set({ nom: null, prenom: null, date_naissance: null, annee_naissance: null, classe: null })
    .set({ enseignant: null, objectif: null })
    .set({ source_file: null, source_sheet: null, source_row: null })
    .where('enfant_id', '=', id)
    .execute()
}

/** Moves an enfant to a famille without adults, which keeps the commune and the quartier that figures ask. */
async function leaveFamille(db: Db, enfantId: string): Promise<void> {
  const familleId = newId()
  const left = await db
    .selectFrom('famille as f')
    .innerJoin('enfant as e', 'e.famille_id', 'f.id')
    .where('e.id', '=', enfantId)
    .select(['f.id', 'f.commune', 'f.quartier_prioritaire'])
    .executeTakeFirst()
  if (left === undefined) return
  await db
    .insertInto('famille')
    .values({ ...left, id: familleId })
    .execute()
  await db.updateTable('enfant').set({ famille_id: familleId }).where('id', '=', enfantId).execute()
}

/** Removes the adults of familles without any enfant left; familles that came to an action stay, as a count. */
export async function emptyFamilles(db: Db, ids: readonly string[]): Promise<void> {
  await db.deleteFrom('responsable').where('famille_id', 'in', listed(ids)).execute()
  await sql`
    delete from famille where id in ${listed(ids)}
      and not exists (select 1 from enfant where famille_id = famille.id)
      and not exists (select 1 from action_parents_famille where famille_id = famille.id)
  `.execute(db)
}

/** Takes the name of an intervenant away; statuts, séances and hours stay. */
export async function anonymiseIntervenant(db: Db, id: string, today: IsoDate): Promise<void> {
  if ((await findEtat(db, 'intervenant', id))?.anonymiseLe !== null) return
  const prenom = prenomAnonyme(await nextRang(db, 'intervenant'))
  await db
    .updateTable('intervenant')
    .set({ nom: NOM_ANONYME.intervenant, prenom, telephone: null, mail: null })
    .set({ anonymise_le: today })
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('disponibilite').where('intervenant_id', '=', id).execute()
  await db.deleteFrom('creneau_intervenant').where('intervenant_id', '=', id).execute()
  await db.updateTable('heures').set({ note: null }).where('intervenant_id', '=', id).execute()
}

async function nextRang(db: Db, table: 'enfant' | 'intervenant'): Promise<number> {
  const { n } = await db
    .selectFrom(table)
    .where('anonymise_le', 'is not', null)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n + 1
}

/** Takes the names away from orientations of children without a record. */
export async function anonymiseOrientations(db: Db, ids: readonly string[]): Promise<void> {
  await db.deleteFrom('orientation_critere').where('orientation_id', 'in', listed(ids)).execute()
  await db
    .updateTable('orientation')
    .set({ nom: NOM_ANONYME.enfant, prenom: '–', date_naissance: null, annee_naissance: null })
    .set({ classe: null, enseignant: null, objectif: null })
    .set({ source_file: null, source_sheet: null, source_row: null })
    .where('id', 'in', listed(ids))
    .execute()
}

export type Effaces = {
  readonly enfants: readonly string[]
  readonly familles: readonly string[]
  readonly intervenants: readonly string[]
}

/**
 * Deletes every operation that says something of the people erased: an entry goes whole, an import stays in the
 * history without its changes. Called before the records change. Returns the number of operations.
 */
export async function forgetOperations(
  db: Db,
  { enfants, familles, intervenants }: Effaces,
  names: (text: string) => boolean,
): Promise<number> {
  const side = (column: 'before' | 'after') => {
    const of = (path: string) => sql`json_extract(${sql.ref(column)}, ${path})`
    return sql<boolean>`(
      (table_name = 'enfant' and ${of('$.id')} in ${listed(enfants)})
      or (${of('$.enfant_id')} in ${listed(enfants)} and table_name <> 'enfant_situation'
        and (table_name <> 'presence' or ${of('$.note')} is not null))
      or (table_name = 'famille' and ${of('$.id')} in ${listed(familles)})
      or ${of('$.famille_id')} in ${listed(familles)}
      or (table_name = 'intervenant' and ${of('$.id')} in ${listed(intervenants)})
      or (${of('$.intervenant_id')} in ${listed(intervenants)}
        and table_name not in ('seance_intervenant', 'intervenant_statut')
        and (table_name <> 'heures' or ${of('$.note')} is not null)))`
  }
  const byRow = await sql<{ id: string }>`
    select distinct operation_id as id from operation_change where ${side('before')} or ${side('after')}
  `.execute(db)
  // An id may be made of the name: it is renewed, and its row can still be undone.
  const textsOf = (column: 'before' | 'after') => sql`
    select operation_id as id, value as text from operation_change, json_each(${sql.ref(column)})
    where type = 'text' and key <> 'id' and key not like '%\\_id' escape '\\'`
  const texts = await sql<{ id: string; text: string }>`
    ${textsOf('before')} union ${textsOf('after')}
  `.execute(db)
  const labels = await db.selectFrom('operation').select(['id', 'label']).execute()
  const ids = [
    ...new Set([
      ...byRow.rows.map(({ id }) => id),
      ...texts.rows.filter(({ text }) => names(text)).map(({ id }) => id),
      ...labels.filter(({ label }) => names(label)).map(({ id }) => id),
    ]),
  ]
  await db.deleteFrom('operation_change').where('operation_id', 'in', listed(ids)).execute()
  await sql`
    delete from operation where id in ${listed(ids)} and not exists (select 1 from import where import.id = operation.id)
  `.execute(db)
  await db.updateTable('operation').set({ is_oubliee: 1 }).where('id', 'in', listed(ids)).execute()
  return ids.length
}

/** Deletes the brouillons of the people erased, and those that name them. Returns the number deleted. */
export async function deleteBrouillonsOf(
  db: Db,
  ids: readonly string[],
  names: (text: string) => boolean,
): Promise<number> {
  const rows = await db.selectFrom('brouillon').selectAll().execute()
  const found = rows.filter(
    ({ sujet, saisie, ecran }) =>
      ids.some((id) => `${sujet}${saisie}${ecran}`.includes(id)) || names(saisie) || names(sujet),
  )
  for (const { formulaire, sujet } of found) {
    await db
      .deleteFrom('brouillon')
      .where('formulaire', '=', formulaire)
      .where('sujet', '=', sujet)
      .execute()
  }
  return found.length
}

/** Forgets documents whose file name names a person; returns their paths, since the files stay on the user's disk. */
export async function forgetFichiers(
  db: Db,
  names: (text: string) => boolean,
): Promise<readonly string[]> {
  const rows = await db.selectFrom('fichier_ecrit').select('chemin').execute()
  const found = rows.map(({ chemin }) => chemin).filter(names)
  await db.deleteFrom('fichier_ecrit').where('chemin', 'in', listed(found)).execute()
  return found
}

/** Bilans sent whose answers name the people erased. */
export async function findEnvoisNaming(db: Db, names: (text: string) => boolean) {
  const rows = await db
    .selectFrom('envoi')
    .select(['numero', 'annee', 'version', 'reponses', 'changements'])
    .execute()
  return rows.filter(({ reponses, changements }) => names(reponses) || names(changements))
}
