import { type Kysely, type NotNull, type RawBuilder, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Faits } from '../../../shared/domain/faits.ts'
import { compiled } from '../../db/compiled.ts'
import type { Database } from '../../db/schema.ts'
import { inOrderOfTime } from '../in-time.ts'
import {
  INSCRIT_A_LA_SEANCE,
  MINUTES_EN_SEANCE,
  tempsAuxSeances,
  tempsEnSeance,
  tempsHorsSeance,
} from '../temps.ts'
import { findFaitsAxes, findFormations } from './axes.repository.ts'

type Db = Kysely<Database>
type Scope = { readonly actionId: string; readonly arreteAu: IsoDate }

/** The records behind the figures of an action, in a fixed number of queries whatever the size of the year. */
export async function findFaits(
  db: Db,
  scope: Scope,
): Promise<Omit<Faits, 'previsionnel' | 'parametres' | 'vacances'>> {
  return {
    arreteAu: scope.arreteAu,
    seances: await findSeances(db, scope),
    minutes: [...(await findMinutesSeances(db, scope)), ...(await findMinutesHeures(db, scope))],
    inscriptions: await findInscriptions(db, scope),
    enfants: await findEnfants(db, scope),
    situations: await findSituations(db, scope),
    origines: await findOrigines(db, scope),
    activites: await findActivites(db, scope),
    actionsParents: await findActionsParents(db, scope),
    concertations: await findConcertations(db, scope),
    formations: await findFormations(db, scope),
    axes: await findFaitsAxes(db, scope),
    minutesAVenir: await findMinutesAVenir(db, scope),
    presencesInconnues: await findPresencesInconnues(db, scope),
  }
}

const parseIds = (json: string): readonly string[] => JSON.parse(json) as string[]

const toMap = (rows: readonly { code: string; ids: string }[]) =>
  new Map(rows.map((row) => [row.code, parseIds(row.ids)] as const))

const groupIds = (column: string) => sql<string>`json_group_array(${sql.ref(column)})`

const collectifsOf = (db: Db, actionId: string) =>
  db.selectFrom('collectif').select('id').where('action_id', '=', actionId)

// One group per séance, in the very order of the index seance_by_collectif (the rowid ends it): SQLite
// then sorts none of its présences.
const bySeance = ['s.collectif_id', 's.date', sql`s.rowid`] as const

const count = (etat: string) => sql<number>`count(*) filter (where p.etat = ${sql.lit(etat)})`

const findSeances = compiled((db, { actionId }: Scope) =>
  db
    .selectFrom('seance as s')
    .leftJoin('presence as p', 'p.seance_id', 's.id')
    .where('s.collectif_id', 'in', collectifsOf(db, actionId))
    .select(['s.id', 's.collectif_id as collectifId', 's.date', 's.etat', 's.minutes'])
    .select([
      count('present').as('presents'),
      count('absent').as('absents'),
      count('excuse').as('excuses'),
    ])
    .select((eb) =>
      eb
        .selectFrom('seance_intervenant as i')
        .whereRef('i.seance_id', '=', 's.id')
        .select((e) => e.fn.countAll<number>().as('n'))
        .$asScalar()
        .$notNull()
        .as('intervenants'),
    )
    .groupBy(bySeance)
    .orderBy('s.date')
    .orderBy('s.debut')
    .orderBy('s.id'),
)

const minutesSeances = compiled((db, { actionId, arreteAu }: Scope) =>
  tempsEnSeance(db)
    .where('c.action_id', '=', actionId)
    .where('s.date', '<=', arreteAu)
    .select(['si.intervenant_id as intervenantId', 'st.statut'])
    .select(sql<number>`sum(${MINUTES_EN_SEANCE})`.as('minutes'))
    .select(groupIds('s.id').as('ids'))
    .groupBy(['si.intervenant_id', 'st.statut']),
)

async function findMinutesSeances(db: Db, scope: Scope): Promise<Faits['minutes']> {
  const rows = await minutesSeances(db, scope)
  return rows.map(({ intervenantId, statut, minutes, ids }) => ({
    intervenantId,
    statut,
    minutes,
    seances: parseIds(ids),
    heures: [],
    formations: [],
  }))
}

const idsWhere = (test: RawBuilder<unknown>) =>
  sql<string>`json_group_array(h.id) filter (where ${test})`

const minutesHeures = compiled((db, { actionId, arreteAu }: Scope) =>
  tempsHorsSeance(db)
    .where('h.action_id', '=', actionId)
    .where('h.date', '<=', arreteAu)
    .select(['h.intervenant_id as intervenantId', 'st.statut'])
    .select(({ fn }) => fn.sum<number>('h.minutes').as('minutes'))
    .select(idsWhere(sql`h.formation_id is null`).as('heures'))
    .select(idsWhere(sql`h.formation_id is not null`).as('formations'))
    .groupBy(['h.intervenant_id', 'st.statut']),
)

async function findMinutesHeures(db: Db, scope: Scope): Promise<Faits['minutes']> {
  const rows = await minutesHeures(db, scope)
  return rows.map(({ intervenantId, statut, minutes, heures, formations }) => ({
    intervenantId,
    statut,
    minutes,
    seances: [],
    heures: parseIds(heures),
    formations: parseIds(formations),
  }))
}

/** Inscriptions begun ≤ D, neither on the waiting list nor « jamais venu ». */
const inscriptionsComptees = (db: Db, { actionId, arreteAu }: Scope) =>
  db
    .selectFrom('inscription as i')
    .where('i.action_id', '=', actionId)
    .where('i.debut', '<=', arreteAu)
    .where('i.statut', '=', 'inscrit')

type Etablissement = NonNullable<Faits['inscriptions'][number]['etablissement']>

const inscriptions = compiled((db, scope: Scope) =>
  inscriptionsComptees(db, scope)
    .innerJoin('enfant as e', 'e.id', 'i.enfant_id')
    .leftJoin('etablissement as t', 't.id', 'i.etablissement_id')
    .select([
      'i.id',
      'i.enfant_id as enfantId',
      'e.famille_id as familleId',
      'i.foyer_compte_des as foyerCompteDes',
      'e.anonymise_le as anonymiseLe',
      'i.niveau',
      't.id as etablissementId',
      't.nom',
      't.commune',
      't.education_prioritaire as educationPrioritaire',
      't.quartier_prioritaire as quartierPrioritaire',
    ])
    .orderBy(inOrderOfTime),
)

async function findInscriptions(db: Db, scope: Scope): Promise<Faits['inscriptions']> {
  const rows = await inscriptions(db, scope)
  // One object a school, and no row copied key by key: a large action has hundreds of each.
  const etablissements = new Map<string, Etablissement>()
  const etablissementOf = (row: (typeof rows)[number]): Etablissement | null => {
    const { etablissementId: id, nom, commune, educationPrioritaire, quartierPrioritaire } = row
    if (id === null || nom === null) return null
    const known = etablissements.get(id)
    if (known !== undefined) return known
    const etablissement = { id, nom, commune, educationPrioritaire, quartierPrioritaire }
    etablissements.set(id, etablissement)
    return etablissement
  }
  return rows.map((row) => ({
    id: row.id,
    enfantId: row.enfantId,
    familleId: row.familleId,
    foyerCompteDes: row.foyerCompteDes,
    isAnonyme: row.anonymiseLe !== null,
    niveau: row.niveau,
    etablissement: etablissementOf(row),
  }))
}

const enfants = compiled((db, scope: Scope) =>
  db
    .selectFrom('enfant as e')
    .leftJoin('famille as f', 'f.id', 'e.famille_id')
    .where('e.id', 'in', inscriptionsComptees(db, scope).select('i.enfant_id'))
    .select([
      'e.id',
      'e.sexe',
      // An enfant anonymisé keeps the month of birth alone.
      sql<IsoDate | null>`coalesce(e.date_naissance, e.mois_naissance || '-01')`.as(
        'dateNaissance',
      ),
      'e.annee_naissance as anneeNaissance',
      'f.commune',
      'f.quartier_prioritaire as quartierPrioritaire',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('inscription as i')
            .innerJoin('action as a', 'a.id', 'i.action_id')
            .innerJoin('annee as y', 'y.id', 'a.annee_id')
            .whereRef('i.enfant_id', '=', 'e.id')
            .where('i.statut', '=', 'inscrit')
            .where('y.debut', '<', (own) =>
              own
                .selectFrom('action as b')
                .innerJoin('annee as z', 'z.id', 'b.annee_id')
                .where('b.id', '=', scope.actionId)
                .select('z.debut'),
            )
            .select('i.id'),
        )
        .as('isAncien'),
    ),
)

async function findEnfants(db: Db, scope: Scope): Promise<Faits['enfants']> {
  const rows = await enfants(db, scope)
  return new Map(
    rows.map(
      ({ id, sexe, dateNaissance, anneeNaissance, commune, quartierPrioritaire, isAncien }) => [
        id,
        {
          ...{ sexe, dateNaissance, anneeNaissance, commune, quartierPrioritaire },
          isAncien: Boolean(isAncien),
        },
      ],
    ),
  )
}

const situations = compiled((db, scope: Scope) =>
  db
    .selectFrom('enfant_situation as s')
    .where('s.enfant_id', 'in', inscriptionsComptees(db, scope).select('i.enfant_id'))
    .select(['s.situation as code', groupIds('s.enfant_id').as('ids')])
    .groupBy('s.situation'),
)

async function findSituations(db: Db, scope: Scope) {
  const rows = await situations(db, scope)
  return toMap(rows)
}

const origines = compiled((db, scope: Scope) =>
  inscriptionsComptees(db, scope)
    .innerJoin('inscription_origine as o', 'o.inscription_id', 'i.id')
    .select(['o.origine as code', groupIds('i.id').as('ids')])
    .groupBy('o.origine'),
)

async function findOrigines(db: Db, scope: Scope) {
  const rows = await origines(db, scope)
  return toMap(rows)
}

const activites = compiled((db, { actionId, arreteAu }: Scope) =>
  db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .innerJoin('seance_activite as a', 'a.seance_id', 's.id')
    .where('c.action_id', '=', actionId)
    .where('s.etat', '=', 'tenue')
    .where('s.date', '<=', arreteAu)
    .select(['a.activite as code', groupIds('s.id').as('ids')])
    .groupBy('a.activite'),
)

async function findActivites(db: Db, scope: Scope) {
  const rows = await activites(db, scope)
  return toMap(rows)
}

const actionsParents = compiled((db, { actionId, arreteAu }: Scope) =>
  db
    .selectFrom('action_parents as p')
    .leftJoin('action_parents_famille as f', 'f.action_parents_id', 'p.id')
    .where('p.action_id', '=', actionId)
    .where('p.date', '<=', arreteAu)
    .select(['p.id', 'p.genre', 'p.date'])
    .select(
      sql<string>`json_group_array(f.famille_id) filter (where f.famille_id is not null)`.as('ids'),
    )
    .groupBy('p.id')
    .orderBy('p.date')
    .orderBy('p.id'),
)

async function findActionsParents(db: Db, scope: Scope): Promise<Faits['actionsParents']> {
  const rows = await actionsParents(db, scope)
  return rows.map(({ ids, ...row }) => ({ ...row, familles: parseIds(ids) }))
}

const concertations = compiled((db, { actionId, arreteAu }: Scope) =>
  db
    .selectFrom('concertation as c')
    .leftJoin('partenaire as p', 'p.id', 'c.partenaire_id')
    .where('c.action_id', '=', actionId)
    .where('c.date', '<=', arreteAu)
    .select(['c.id', 'c.axe', 'c.genre', 'c.date', 'c.moment'])
    .select(['p.id as partenaireId', 'p.nom', 'p.type'])
    .orderBy('c.date')
    // Ties on the day are broken by content, so that proposals never depend on ids.
    .orderBy('c.genre')
    .orderBy('c.partenaire_id')
    .orderBy('c.id'),
)

async function findConcertations(db: Db, scope: Scope): Promise<Faits['concertations']> {
  const rows = await concertations(db, scope)
  return rows.map(({ partenaireId, nom, type, ...row }) => ({
    ...row,
    partenaire: partenaireId === null || nom === null ? null : { id: partenaireId, nom, type },
  }))
}

/** Minutes of the séances to come, without those of intervenants who have no statut that day, as in the figures. */
const minutesAVenir = compiled((db, { actionId, arreteAu }: Scope) =>
  tempsAuxSeances(db)
    .where('c.action_id', '=', actionId)
    .where('s.etat', '<>', 'annulee')
    .where('s.date', '>', arreteAu)
    .where('st.statut', 'is not', null)
    .select('st.statut')
    .select(sql<number>`sum(${MINUTES_EN_SEANCE})`.as('minutes'))
    .groupBy('st.statut')
    .$narrowType<{ statut: NotNull }>(),
)

async function findMinutesAVenir(db: Db, scope: Scope) {
  const rows = await minutesAVenir(db, scope)
  return new Map(rows.map(({ statut, minutes }) => [statut, minutes]))
}

const presencesInconnues = compiled((db, { actionId, arreteAu }: Scope) =>
  db
    .selectFrom('seance as s')
    .innerJoin('inscription as i', (join) => join.on(INSCRIT_A_LA_SEANCE))
    .where('s.collectif_id', 'in', collectifsOf(db, actionId))
    .where('s.etat', '=', 'tenue')
    .where('s.date', '<=', arreteAu)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('presence as p')
            .whereRef('p.seance_id', '=', 's.id')
            .whereRef('p.enfant_id', '=', 'i.enfant_id')
            .select('p.etat'),
        ),
      ),
    )
    .select('s.id')
    .select(sql<number>`count(distinct i.enfant_id)`.as('n'))
    .groupBy(bySeance),
)

async function findPresencesInconnues(db: Db, scope: Scope) {
  const rows = await presencesInconnues(db, scope)
  return { count: rows.reduce((sum, row) => sum + row.n, 0), seances: rows.map((row) => row.id) }
}
