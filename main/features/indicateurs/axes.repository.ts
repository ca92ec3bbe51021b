import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Faits, FaitsAxes } from '../../../shared/domain/faits.ts'
import { compiled } from '../../db/compiled.ts'
import type { Database } from '../../db/schema.ts'
import { tempsHorsSeance } from '../temps.ts'

type Db = Kysely<Database>
type Scope = { readonly actionId: string; readonly arreteAu: IsoDate }

/** Évaluations, projets, faits marquants and follow-up of an action as of a date, in a fixed number of queries. */
export async function findFaitsAxes(db: Db, scope: Scope): Promise<FaitsAxes> {
  return {
    evaluations: await findEvaluations(db, scope),
    projets: await findProjets(db, scope),
    faitsMarquants: await findFaitsMarquants(db, scope),
    enfantsSuivis: await findEnfantsSuivis(db, scope),
    orientationsRepondues: await findOrientationsRepondues(db, scope),
  }
}

const evaluations = compiled((db, { actionId, arreteAu }: Scope) =>
  db
    .selectFrom('evaluation as e')
    .leftJoin('evaluation_public as p', 'p.evaluation_id', 'e.id')
    .where('e.action_id', '=', actionId)
    .where('e.date', '<=', arreteAu)
    .select(['e.id', 'e.date', 'e.titre', 'p.public', 'p.interroges', 'p.reponses'])
    .orderBy('e.date')
    .orderBy('e.id')
    .orderBy('p.public'),
)

async function findEvaluations(db: Db, scope: Scope): Promise<FaitsAxes['evaluations']> {
  const rows = await evaluations(db, scope)
  return [...Map.groupBy(rows, (row) => row.id).values()].map((own) => ({
    id: own[0]?.id ?? '',
    date: own[0]?.date ?? '',
    titre: own[0]?.titre ?? '',
    publics: own.flatMap(({ public: asked, interroges, reponses }) =>
      asked === null ? [] : [{ public: asked, interroges, reponses }],
    ),
  }))
}

const projets = compiled((db, { actionId, arreteAu }: Scope) =>
  db
    .selectFrom('projet as p')
    .leftJoin('partenaire as t', 't.id', 'p.partenaire_id')
    .where('p.action_id', '=', actionId)
    .where('p.debut', '<=', arreteAu)
    .select(['p.id', 'p.genre', 'p.titre', 'p.debut', 'p.fin', 't.nom as partenaire'])
    .select(['p.description', 'p.effets'])
    .select(
      sql<string>`(select json_group_array(l.seance_id) from projet_seance as l
        join seance as s on s.id = l.seance_id
        where l.projet_id = p.id and s.etat = 'tenue' and s.date <= ${arreteAu})`.as('seances'),
    )
    .select(
      sql<string>`(select json_group_array(l.action_parents_id) from projet_action_parents as l
        join action_parents as s on s.id = l.action_parents_id
        where l.projet_id = p.id and s.date <= ${arreteAu})`.as('actionsParents'),
    )
    .orderBy('p.debut')
    .orderBy('p.id'),
)

async function findProjets(db: Db, scope: Scope): Promise<FaitsAxes['projets']> {
  const rows = await projets(db, scope)
  return rows.map((row) => ({
    ...row,
    seances: JSON.parse(row.seances) as string[],
    actionsParents: JSON.parse(row.actionsParents) as string[],
  }))
}

const findFaitsMarquants = compiled((db, { actionId, arreteAu }: Scope) =>
  db
    .selectFrom('fait_marquant')
    .where('action_id', '=', actionId)
    .where('date', '<=', arreteAu)
    .select(['id', 'date', 'objectif', 'note'])
    .orderBy('date')
    .orderBy('id'),
)

const inscrits = ({ actionId, arreteAu }: Scope) => sql`
  select enfant_id from inscription
  where action_id = ${actionId} and debut <= ${arreteAu} and statut = 'inscrit'`

const enfantsSuivis = compiled(
  (_, scope: Scope) =>
    sql<{ id: string }>`
    select distinct p.enfant_id as id from progression as p
    join action as a on a.annee_id = p.annee_id join annee as y on y.id = a.annee_id
    where a.id = ${scope.actionId} and p.enfant_id in (${inscrits(scope)})
      and case p.trimestre when 1 then y.debut
        else (substr(y.debut, 1, 4) + 1) || iif(p.trimestre = 2, '-01-01', '-04-01') end <= ${scope.arreteAu}
    order by p.enfant_id
  `,
)

const findEnfantsSuivis = async (db: Db, scope: Scope) =>
  (await enfantsSuivis(db, scope)).map(({ id }) => id)

const orientationsRepondues = compiled(
  (_, scope: Scope) =>
    sql<{ id: string }>`
    select o.id from orientation as o join action as a on a.annee_id = o.annee_id
    where a.id = ${scope.actionId} and o.date <= ${scope.arreteAu} and o.etablissement_id is not null
      and o.retour_ecole is not null and o.retour_ecole <= ${scope.arreteAu}
      and o.enfant_id in (${inscrits(scope)})
    order by o.date, o.id
  `,
)

const findOrientationsRepondues = async (db: Db, scope: Scope) =>
  (await orientationsRepondues(db, scope)).map(({ id }) => id)

const heuresFormation = compiled((db, { actionId, arreteAu }: Scope) =>
  tempsHorsSeance(db)
    .where('h.action_id', '=', actionId)
    .where('h.date', '<=', arreteAu)
    .where('h.categorie', '=', 'formation')
    .where('h.minutes', '>', 0)
    .select(['h.id', 'h.intervenant_id as intervenantId', 'h.minutes', 'h.formation_id'])
    .orderBy('h.date')
    .orderBy('h.id'),
)

const formationsNotees = compiled((db, { actionId, arreteAu }: Scope) =>
  db
    .selectFrom('formation')
    .where('action_id', '=', actionId)
    .where('date', '<=', arreteAu)
    .select(['id', 'date', 'theme', 'is_conjointe'])
    .orderBy('date')
    .orderBy('id'),
)

/** Trainings followed ≤ D: records of formations, and hours of that catégorie typed one by one. */
export async function findFormations(db: Db, scope: Scope): Promise<Faits['formations']> {
  const rows = await heuresFormation(db, scope)
  const notes = await formationsNotees(db, scope)
  return {
    intervenants: [...new Set(rows.map((row) => row.intervenantId))],
    minutes: rows.reduce((sum, row) => sum + row.minutes, 0),
    heures: rows.flatMap((row) => (row.formation_id === null ? [row.id] : [])),
    formations: notes.map(({ is_conjointe, ...row }) => ({
      ...row,
      isConjointe: is_conjointe === 1,
    })),
  }
}
