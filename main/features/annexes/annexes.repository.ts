import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { CategorieAnnexe } from '../../../shared/domain/annexes.ts'
import { compiled } from '../../db/compiled.ts'
import type { Database } from '../../db/schema.ts'
import { inOrderOfTime } from '../in-time.ts'
import { MINUTES_EN_SEANCE, tempsEnSeance, tempsHorsSeance } from '../temps.ts'

type Db = Kysely<Database>
type Action = { readonly actionId: string }
type Scope = Action & { readonly arreteAu: IsoDate }

/** Numbers of the other actions of an année. */
export const findAutresNumeros = compiled(
  (db, { anneeId, actionId }: Action & { readonly anneeId: string }) =>
    db
      .selectFrom('action')
      .select('numero')
      .where('annee_id', '=', anneeId)
      .where('id', '<>', actionId),
)

/** Head of the annexes of an action: its number, its année, the structure. */
export const findEntete = compiled((db, { actionId }: Action) =>
  db
    .selectFrom('action as a')
    .innerJoin('annee as n', 'n.id', 'a.annee_id')
    .leftJoin('structure as s', (join) => join.onTrue())
    .where('a.id', '=', actionId)
    .select([
      'a.numero',
      'a.intitule',
      'n.id as anneeId',
      'n.debut',
      'n.fin',
      's.nom as structure',
    ]),
)

/** Every inscription of the action with its origines, whatever its statut and date, in order of time. */
export const findInscriptions = compiled((db, { actionId }: Action) =>
  db
    .selectFrom('inscription as i')
    .leftJoin('collectif as c', 'c.id', 'i.collectif_id')
    .leftJoin('etablissement as t', 't.id', 'i.etablissement_id')
    .where('i.action_id', '=', actionId)
    .select([
      'i.enfant_id as enfantId',
      'i.collectif_id as collectifId',
      'c.nom as collectif',
      'i.debut',
      'i.fin',
      'i.statut',
      'i.niveau',
      't.nom as etablissement',
    ])
    .select(
      sql<string>`(select json_group_array(o.origine) from inscription_origine o where o.inscription_id = i.id)`.as(
        'origines',
      ),
    )
    .orderBy(inOrderOfTime),
)
export type InscriptionRow = Awaited<ReturnType<typeof findInscriptions>>[number]

/** Enfants who have an inscription in the action or a présence at one of its séances. */
const enfantsOf = (db: Db, actionId: string) =>
  db
    .selectFrom('inscription as i')
    .where('i.action_id', '=', actionId)
    .select('i.enfant_id')
    .union(
      db
        .selectFrom('presence as p')
        .innerJoin('seance as s', 's.id', 'p.seance_id')
        .innerJoin('collectif as c', 'c.id', 's.collectif_id')
        .where('c.action_id', '=', actionId)
        .select('p.enfant_id'),
    )

/** Names of the enfants of the action: read for a nominative copy only. */
export function findIdentites(db: Db, actionId: string) {
  return db
    .selectFrom('enfant as e')
    .where('e.id', 'in', enfantsOf(db, actionId))
    .select([
      'e.id as enfantId',
      'e.nom',
      'e.prenom',
      'e.date_naissance as dateNaissance',
      'e.annee_naissance as anneeNaissance',
      'e.famille_id as familleId',
    ])
    .execute()
}

/** Criteria by which the effectifs are counted (age, sexe, quartier) of the enfants who count at a date, without any name. */
export const findProfils = compiled((db, { actionId, arreteAu }: Scope) =>
  db
    .selectFrom('enfant as e')
    .leftJoin('famille as f', 'f.id', 'e.famille_id')
    .where((eb) =>
      eb(
        'e.id',
        'in',
        eb
          .selectFrom('inscription as i')
          .where('i.action_id', '=', actionId)
          .where('i.statut', '=', 'inscrit')
          .where('i.debut', '<=', arreteAu)
          .select('i.enfant_id'),
      ),
    )
    .select([
      'e.id as enfantId',
      'e.sexe',
      'e.date_naissance as dateNaissance',
      'e.annee_naissance as anneeNaissance',
      'f.quartier_prioritaire as quartier',
    ]),
)
export type ProfilRow = Awaited<ReturnType<typeof findProfils>>[number]

export type IdentiteRow = Awaited<ReturnType<typeof findIdentites>>[number]

/**
 * Responsables of the familles of the action's enfants and of those noted at its parents' meetings,
 * in the famille's own order: read for a nominative copy only.
 */
export function findResponsables(db: Db, actionId: string) {
  return db
    .selectFrom('responsable as r')
    .where((eb) =>
      eb.or([
        eb(
          'r.famille_id',
          'in',
          eb
            .selectFrom('enfant as e')
            .where('e.id', 'in', enfantsOf(db, actionId))
            .where('e.famille_id', 'is not', null)
            .select('e.famille_id'),
        ),
        eb(
          'r.famille_id',
          'in',
          eb
            .selectFrom('action_parents_famille as pf')
            .innerJoin('action_parents as p', 'p.id', 'pf.action_parents_id')
            .where('p.action_id', '=', actionId)
            .select('pf.famille_id'),
        ),
      ]),
    )
    .select(['r.famille_id as familleId', 'r.nom', 'r.prenom', 'r.telephone'])
    .orderBy('r.famille_id')
    .orderBy('r.position')
    .execute()
}
export type ResponsableRow = Awaited<ReturnType<typeof findResponsables>>[number]

const seancesOf = (db: Db, actionId: string, arreteAu: IsoDate) =>
  db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .where('c.action_id', '=', actionId)
    .where('s.date', '<=', arreteAu)

/** Séances of the action up to a date with their activités, whatever their état, by date and time. */
export const findSeances = compiled((db, { actionId, arreteAu }: Scope) =>
  seancesOf(db, actionId, arreteAu)
    .select([
      's.id as seanceId',
      'c.id as collectifId',
      'c.nom as collectif',
      's.date',
      's.debut',
      's.fin',
      's.minutes',
      's.etat',
      's.motif',
      's.note',
    ])
    .select([
      sql<number>`(select count(*) from seance_intervenant si where si.seance_id = s.id)`.as(
        'intervenants',
      ),
      sql<string>`(select json_group_array(a.activite) from seance_activite a where a.seance_id = s.id)`.as(
        'activites',
      ),
    ])
    .orderBy('s.date')
    .orderBy('s.debut')
    .orderBy('c.nom')
    .orderBy('s.fin')
    .orderBy('s.id'),
)
export type SeanceRow = Awaited<ReturnType<typeof findSeances>>[number]

/** Présences recorded at the action's séances tenues up to a date. */
export const findPresences = compiled((db, { actionId, arreteAu }: Scope) =>
  seancesOf(db, actionId, arreteAu)
    .innerJoin('presence as p', 'p.seance_id', 's.id')
    .where('s.etat', '=', 'tenue')
    .select(['p.seance_id as seanceId', 'p.enfant_id as enfantId', 'p.etat']),
)
export type PresenceRow = Awaited<ReturnType<typeof findPresences>>[number]

/**
 * Minutes of the action up to a date, by person, statut in force that day, catégorie and month: in
 * séances tenues (one's own minutes if entered, else the séance's), plus those noted apart. `debut` is the
 * first day of the person in the action.
 */
export const findHeures = compiled((db, { actionId, arreteAu }: Scope) => {
  const toutes = minutesEnSeance(db, actionId, arreteAu).unionAll(
    minutesNotees(db, actionId, arreteAu),
  )
  // Grouped before names are joined: the sorter then carries codes alone.
  const parMois = db
    .selectFrom(toutes.as('u'))
    .select(['u.intervenantId', 'u.statut', 'u.categorie', 'u.mois'])
    .select(({ fn }) => [fn.sum<number>('u.minutes').as('minutes'), fn.min('u.date').as('debut')])
    .groupBy(['u.intervenantId', 'u.statut', 'u.categorie', 'u.mois'])
  return db
    .selectFrom(parMois.as('m'))
    .innerJoin('intervenant as v', 'v.id', 'm.intervenantId')
    .where('m.minutes', '>', 0)
    .select(['m.intervenantId', 'v.nom', 'v.prenom', 'm.statut', 'm.categorie'])
    .select(({ fn }) => fn.min('m.debut').as('debut'))
    .select(sql<string>`json_group_object(m.mois, m.minutes)`.as('parMois'))
    .groupBy(['m.intervenantId', 'm.statut', 'm.categorie'])
})
export type HeuresRow = Awaited<ReturnType<typeof findHeures>>[number]

const moisOf = (date: string) => sql<string>`substr(${sql.ref(date)}, 1, 7)`

const minutesEnSeance = (db: Db, actionId: string, arreteAu: IsoDate) =>
  tempsEnSeance(db)
    .where('c.action_id', '=', actionId)
    .where('s.date', '<=', arreteAu)
    .select([
      'si.intervenant_id as intervenantId',
      'st.statut',
      's.date',
      moisOf('s.date').as('mois'),
    ])
    .select(sql<CategorieAnnexe>`'seances'`.as('categorie'))
    .select(MINUTES_EN_SEANCE.as('minutes'))

const minutesNotees = (db: Db, actionId: string, arreteAu: IsoDate) =>
  tempsHorsSeance(db)
    .where('h.action_id', '=', actionId)
    .where('h.date', '<=', arreteAu)
    .select([
      'h.intervenant_id as intervenantId',
      'st.statut',
      'h.date',
      moisOf('h.date').as('mois'),
    ])
    .select((eb) => eb.ref('h.categorie').$castTo<CategorieAnnexe>().as('categorie'))
    .select('h.minutes')

type ActionOfAnnee = {
  readonly id: string
  readonly anneeId: string
  /** Whether the action is the first of its année by numéro. */
  readonly isFirst: boolean
}

/** Records of the work around the enfants up to a date: orientations, actions parents, concertations. */
export async function findPartenariat(db: Db, action: ActionOfAnnee, arreteAu: IsoDate) {
  const scope = { actionId: action.id, anneeId: action.anneeId, arreteAu }
  const [orientations, actionsParents, concertations] = await Promise.all([
    (action.isFirst ? orientationsOfFirst : orientationsOfOther)(db, scope),
    findActionsParents(db, scope),
    findConcertations(db, scope),
  ])
  return { orientations, actionsParents, concertations }
}
export type Partenariat = Awaited<ReturnType<typeof findPartenariat>>

/**
 * Orientations of the année that concern the action, by date, with all they say of the enfant. An
 * orientation names no action: it is the one the enfant has an inscription in. While the enfant has none in
 * the année, it is counted in the first action alone, so that no two annexes count it.
 */
const orientationsOf = (isFirst: boolean) =>
  compiled((db, { anneeId, actionId, arreteAu }: Scope & { readonly anneeId: string }) =>
    db
      .selectFrom('orientation as o')
      .where('o.annee_id', '=', anneeId)
      .where('o.date', '<=', arreteAu)
      .where((eb) => {
        const inscriptions = eb
          .selectFrom('inscription as i')
          .whereRef('i.enfant_id', '=', 'o.enfant_id')
          .select('i.id')
        const ofAnnee = inscriptions
          .innerJoin('action as a', 'a.id', 'i.action_id')
          .where('a.annee_id', '=', anneeId)
        return eb.or([
          eb.exists(inscriptions.where('i.action_id', '=', actionId)),
          eb.and([eb.lit(isFirst), eb.not(eb.exists(ofAnnee))]),
        ])
      })
      .leftJoin('enfant as e', 'e.id', 'o.enfant_id')
      .leftJoin('etablissement as t', 't.id', 'o.etablissement_id')
      .select([
        'o.enfant_id as enfantId',
        'o.date',
        'o.niveau',
        't.nom as etablissement',
        'o.accord_parental as accordParental',
        'o.statut',
        'o.retour_ecole as retourEcole',
        'o.classe',
        'o.enseignant',
        'o.objectif',
      ])
      .select(({ fn }) => [
        fn.coalesce('e.nom', 'o.nom').as('nom'),
        fn.coalesce('e.prenom', 'o.prenom').as('prenom'),
      ])
      .select([
        sql<string>`(select json_group_array(x.origine) from orientation_origine x where x.orientation_id = o.id)`.as(
          'origines',
        ),
        sql<string>`(select json_group_array(x.situation) from orientation_situation x where x.orientation_id = o.id)`.as(
          'situations',
        ),
        sql<string>`(select json_group_array(x.critere order by x.position) from orientation_critere x where x.orientation_id = o.id)`.as(
          'criteres',
        ),
      ])
      // Ties are broken by the content of the fiche, so that reports never depend on ids.
      .orderBy('o.date')
      .orderBy(({ fn }) => fn.coalesce('e.nom', 'o.nom'))
      .orderBy(({ fn }) => fn.coalesce('e.prenom', 'o.prenom'))
      .orderBy('t.nom')
      .orderBy('o.niveau')
      .orderBy('o.statut')
      .orderBy('o.classe')
      .orderBy('o.id'),
  )

const orientationsOfFirst = orientationsOf(true)
const orientationsOfOther = orientationsOf(false)

/** Actions parents up to a date, by date, with the familles noted there. */
const findActionsParents = compiled((db, { actionId, arreteAu }: Scope) =>
  db
    .selectFrom('action_parents as p')
    .where('p.action_id', '=', actionId)
    .where('p.date', '<=', arreteAu)
    .select(['p.date', 'p.genre', 'p.participants', 'p.note'])
    .select(
      sql<string>`(select json_group_array(f.famille_id) from action_parents_famille f where f.action_parents_id = p.id)`.as(
        'familles',
      ),
    )
    .orderBy('p.date')
    .orderBy('p.genre')
    .orderBy('p.participants')
    .orderBy('p.note')
    .orderBy(sql`(select count(*) from action_parents_famille f where f.action_parents_id = p.id)`)
    .orderBy('p.id'),
)

/** Concertations of the action up to a date, by date. */
const findConcertations = compiled((db, { actionId, arreteAu }: Scope) =>
  db
    .selectFrom('concertation as c')
    .leftJoin('etablissement as t', 't.id', 'c.etablissement_id')
    .leftJoin('partenaire as r', 'r.id', 'c.partenaire_id')
    .where('c.action_id', '=', actionId)
    .where('c.date', '<=', arreteAu)
    .select([
      'c.date',
      'c.axe',
      'c.genre',
      't.nom as etablissement',
      'r.nom as partenaire',
      'c.note',
    ])
    .orderBy('c.date')
    .orderBy('c.axe')
    .orderBy('c.genre')
    .orderBy('t.nom')
    .orderBy('r.nom')
    .orderBy('c.note')
    .orderBy('c.id'),
)
