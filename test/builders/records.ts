import type { Insertable, Kysely, Selectable } from 'kysely'
import { newId } from '../../main/db/new-id.ts'
import type { Database } from '../../main/db/schema.ts'
import {
  type Activite,
  ETAPES_ORIENTATION,
  type EtatPresence,
  type Origine,
  type Situation,
  type Statut,
} from '../../shared/domain/listes.ts'
import type { Etapes } from '../../shared/domain/orientation.ts'

type Db = Kysely<Database>
type Row<T extends keyof Database> = Selectable<Database[T]>
type Overrides<T extends keyof Database> = Partial<Insertable<Database[T]>>

/** Inserts one row and gives it back as the database holds it. */
async function insertOne<T extends keyof Database>(
  db: Db,
  table: T,
  row: Insertable<Database[T]>,
): Promise<Row<T>> {
  // kysely cannot relate Insertable<Database[T]> to its own conditional type for a generic T.
  const inserted = await db
    .insertInto(table)
    .values(row as never)
    .returningAll()
    .executeTakeFirstOrThrow()
  return inserted as unknown as Row<T>
}

/** The one structure of a database. */
export function aStructure(db: Db, overrides: Overrides<'structure'> = {}) {
  return insertOne(db, 'structure', {
    id: 'structure',
    nom: 'Centre social Les Trois Ponts',
    ...overrides,
  })
}

/** An année, 2021-2022 by default. */
export function anAnnee(db: Db, overrides: Overrides<'annee'> = {}) {
  return insertOne(db, 'annee', {
    id: newId(),
    debut: '2021-09-01',
    fin: '2022-08-31',
    ...overrides,
  })
}

/** An action in the database's first année (created if need be), with the next free numéro. */
export async function anAction(db: Db, overrides: Overrides<'action'> = {}) {
  const first = await db.selectFrom('annee').selectAll().orderBy('debut').executeTakeFirst()
  const anneeId = overrides.annee_id ?? (first ?? (await anAnnee(db))).id
  const { count } = await db
    .selectFrom('action')
    .where('annee_id', '=', anneeId)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return insertOne(db, 'action', {
    id: newId(),
    annee_id: anneeId,
    numero: String(count + 1),
    intitule: 'CLAS élémentaire',
    is_bonification_enfant: 0,
    is_bonification_parent: 0,
    ...overrides,
  })
}

export async function aCollectif(db: Db, overrides: Overrides<'collectif'> = {}) {
  return insertOne(db, 'collectif', {
    id: newId(),
    action_id: overrides.action_id ?? (await anAction(db)).id,
    nom: 'Mardi',
    ...overrides,
  })
}

export function anEtablissement(db: Db, overrides: Overrides<'etablissement'> = {}) {
  return insertOne(db, 'etablissement', {
    id: newId(),
    nom: 'École Jules-Ferry',
    type: 'ecole',
    ...overrides,
  })
}

export function aPartenaire(db: Db, overrides: Overrides<'partenaire'> = {}) {
  return insertOne(db, 'partenaire', { id: newId(), nom: 'Médiathèque', ...overrides })
}

/** A contact, the secretariat of the school or partner given. */
export function aContact(db: Db, overrides: Overrides<'contact'>) {
  return insertOne(db, 'contact', {
    id: newId(),
    position: 0,
    fonction: 'secrétariat',
    ...overrides,
  })
}

/** A famille with one reachable responsable, unless `responsables` is given. */
export async function aFamille(
  db: Db,
  overrides: Overrides<'famille'> & {
    readonly responsables?: readonly Overrides<'responsable'>[]
  } = {},
) {
  const { responsables = [{ nom: 'Benali', prenom: 'Samira' }], ...own } = overrides
  const famille = await insertOne(db, 'famille', { id: newId(), ...own })
  for (const [position, responsable] of responsables.entries()) {
    await insertOne(db, 'responsable', {
      id: newId(),
      famille_id: famille.id,
      position,
      telephone: '06 00 00 00 01',
      ...responsable,
    })
  }
  return famille
}

export async function anEnfant(
  db: Db,
  overrides: Overrides<'enfant'> & { readonly situations?: readonly Situation[] } = {},
) {
  const { situations = [], ...own } = overrides
  const enfant = await insertOne(db, 'enfant', {
    id: newId(),
    nom: 'Benali',
    prenom: 'Inès',
    ...own,
  })
  for (const situation of situations) {
    await insertOne(db, 'enfant_situation', { enfant_id: enfant.id, situation })
  }
  return enfant
}

/** An inscription since the start of the année, in CE2; enfant and action are created unless given. */
export async function anInscription(
  db: Db,
  overrides: Overrides<'inscription'> & { readonly origines?: readonly Origine[] } = {},
) {
  const { origines = [], ...own } = overrides
  const inscription = await insertOne(db, 'inscription', {
    id: newId(),
    enfant_id: own.enfant_id ?? (await anEnfant(db)).id,
    action_id: own.action_id ?? (await actionOf(db, own.collectif_id)),
    debut: '2021-09-01',
    statut: 'inscrit',
    niveau: 'CE2',
    ...own,
  })
  for (const origine of origines) {
    await insertOne(db, 'inscription_origine', { inscription_id: inscription.id, origine })
  }
  return inscription
}

async function actionOf(db: Db, collectifId: string | null | undefined): Promise<string> {
  if (collectifId == null) return (await anAction(db)).id
  const { action_id } = await db
    .selectFrom('collectif')
    .where('id', '=', collectifId)
    .select('action_id')
    .executeTakeFirstOrThrow()
  return action_id
}

/** An orientation received, naming a child without a record; the année must be given. */
export async function anOrientation(
  db: Db,
  overrides: Overrides<'orientation'> & {
    readonly annee_id: string
    readonly origines?: readonly Origine[]
    readonly situations?: readonly Situation[]
    readonly criteres?: readonly string[]
    readonly etapes?: Etapes
  },
) {
  const { origines = [], situations = [], criteres = [], etapes = {}, ...own } = overrides
  const orientation = await insertOne(db, 'orientation', {
    id: newId(),
    nom: own.enfant_id === undefined ? 'Sow' : null,
    prenom: own.enfant_id === undefined ? 'Mamadou' : null,
    date: '2021-10-04',
    statut: 'recue',
    ...own,
  })
  const orientation_id = orientation.id
  for (const origine of origines) {
    await insertOne(db, 'orientation_origine', { orientation_id, origine })
  }
  for (const situation of situations) {
    await insertOne(db, 'orientation_situation', { orientation_id, situation })
  }
  for (const [position, critere] of criteres.entries()) {
    await insertOne(db, 'orientation_critere', { orientation_id, position, critere })
  }
  for (const statut of ETAPES_ORIENTATION) {
    const date = etapes[statut]
    if (date !== undefined)
      await insertOne(db, 'orientation_etape', { orientation_id, statut, date })
  }
  return orientation
}

/** An intervenant, bénévole since the start of the année unless `statuts` is given. */
export async function anIntervenant(
  db: Db,
  overrides: Overrides<'intervenant'> & {
    readonly statuts?: readonly { statut: Statut; debut: string; fin?: string | null }[]
  } = {},
) {
  const { statuts = [{ statut: 'benevole', debut: '2021-09-01' }], ...own } = overrides
  const intervenant = await insertOne(db, 'intervenant', {
    id: newId(),
    nom: 'Sy',
    prenom: 'Omar',
    ...own,
  })
  for (const statut of statuts) {
    await insertOne(db, 'intervenant_statut', {
      id: newId(),
      intervenant_id: intervenant.id,
      ...statut,
    })
  }
  return intervenant
}

/**
 * Tenue on Tuesday 28 September 2021 from 16:30 to 18:00, unless told. `presences` by enfant id;
 * `intervenants` by id, with their own minutes or null for the séance's duration.
 */
export async function aSeance(
  db: Db,
  overrides: Overrides<'seance'> & {
    readonly presences?: Readonly<Record<string, EtatPresence>>
    readonly intervenants?: Readonly<Record<string, number | null>>
    readonly activites?: readonly Activite[]
  } = {},
) {
  const { presences = {}, intervenants = {}, activites = [], ...own } = overrides
  const seance = await insertOne(db, 'seance', {
    id: newId(),
    collectif_id: own.collectif_id ?? (await aCollectif(db)).id,
    date: '2021-09-28',
    debut: '16:30',
    fin: '18:00',
    etat: 'tenue',
    ...own,
  })
  const seance_id = seance.id
  for (const [enfant_id, etat] of Object.entries(presences)) {
    await insertOne(db, 'presence', { seance_id, enfant_id, etat })
  }
  for (const [intervenant_id, minutes] of Object.entries(intervenants)) {
    await insertOne(db, 'seance_intervenant', { seance_id, intervenant_id, minutes })
  }
  for (const activite of activites) await insertOne(db, 'seance_activite', { seance_id, activite })
  return seance
}

/** Hours, two of préparation on 4 October 2021 by default. */
export function someHeures(
  db: Db,
  overrides: Overrides<'heures'> & { readonly intervenant_id: string; readonly action_id: string },
) {
  return insertOne(db, 'heures', {
    id: newId(),
    date: '2021-10-04',
    categorie: 'preparation',
    minutes: 120,
    ...overrides,
  })
}

/** A meeting to inform parents; `familles` are the ids of those who came. */
export async function anActionParents(
  db: Db,
  overrides: Overrides<'action_parents'> & {
    readonly action_id: string
    readonly familles?: readonly string[]
  },
) {
  const { familles = [], ...own } = overrides
  const actionParents = await insertOne(db, 'action_parents', {
    id: newId(),
    date: '2021-09-24',
    genre: 'reunion-information',
    ...own,
  })
  for (const famille_id of familles) {
    await insertOne(db, 'action_parents_famille', {
      action_parents_id: actionParents.id,
      famille_id,
    })
  }
  return actionParents
}

/** A concertation with the school, about the children to propose. */
export function aConcertation(
  db: Db,
  overrides: Overrides<'concertation'> & { readonly action_id: string },
) {
  return insertOne(db, 'concertation', {
    id: newId(),
    date: '2021-10-12',
    axe: 'ecole',
    genre: 'orientation',
    ...overrides,
  })
}
