import { type Kysely, type SqlBool, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { CategorieAnnexe, HeuresAnnexe } from '../../../shared/domain/annexes.ts'
import { CATEGORIES_HEURES, STATUTS, type Statut } from '../../../shared/domain/listes.ts'
import { formatPersonne, frCollator } from '../../../shared/format.ts'
import type { Database } from '../../db/schema.ts'

const CATEGORIES: readonly CategorieAnnexe[] = ['seances', ...CATEGORIES_HEURES]

/**
 * Minutes of the action up to a date, by person, statut in force that day, catégorie and month: in
 * séances tenues (one's own minutes if entered, else the séance's), plus those noted apart.
 */
export async function findHeures(
  db: Kysely<Database>,
  actionId: string,
  arreteAu: IsoDate,
): Promise<readonly HeuresAnnexe[]> {
  const rows = [
    ...(await findHeuresSeances(db, actionId, arreteAu)),
    ...(await findHeuresNotees(db, actionId, arreteAu)),
  ]
  const lignes = Map.groupBy(rows, (row) =>
    JSON.stringify([row.intervenantId, row.statut, row.categorie]),
  )
  return [...lignes.values()]
    .map((ligne) => {
      const [first] = ligne as [(typeof rows)[number]]
      return {
        intervenant: formatPersonne(first),
        statut: first.statut,
        categorie: first.categorie,
        minutesParMois: Object.fromEntries(ligne.map(({ mois, minutes }) => [mois, minutes])),
      }
    })
    .sort(
      (a, b) =>
        frCollator.compare(a.intervenant, b.intervenant) ||
        rankOf(a.statut) - rankOf(b.statut) ||
        CATEGORIES.indexOf(a.categorie) - CATEGORIES.indexOf(b.categorie),
    )
}

const rankOf = (statut: Statut | null): number =>
  statut === null ? STATUTS.length : STATUTS.indexOf(statut)

/** The statut in force that day decides under which statut the minutes count. */
const inForce = (date: string) =>
  sql<SqlBool>`t.debut <= ${sql.ref(date)} and (t.fin is null or t.fin >= ${sql.ref(date)})`

const moisOf = (date: string) => sql<string>`substr(${sql.ref(date)}, 1, 7)`

// Grouped before names are joined: the sorter then carries codes alone.
function findHeuresSeances(db: Kysely<Database>, actionId: string, arreteAu: IsoDate) {
  const minutes = db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .innerJoin('seance_intervenant as si', 'si.seance_id', 's.id')
    .leftJoin('intervenant_statut as t', (join) =>
      join.onRef('t.intervenant_id', '=', 'si.intervenant_id').on(inForce('s.date')),
    )
    .where('c.action_id', '=', actionId)
    .where('s.etat', '=', 'tenue')
    .where('s.date', '<=', arreteAu)
    .select(['si.intervenant_id', 't.statut', moisOf('s.date').as('mois')])
    .select(sql<number>`sum(coalesce(si.minutes, s.minutes))`.as('minutes'))
    .groupBy(['si.intervenant_id', 't.statut', 'mois'])
  return db
    .selectFrom(minutes.as('m'))
    .innerJoin('intervenant as v', 'v.id', 'm.intervenant_id')
    .where('m.minutes', '>', 0)
    .select(['v.id as intervenantId', 'v.nom', 'v.prenom', 'm.statut', 'm.mois', 'm.minutes'])
    .select(sql<CategorieAnnexe>`'seances'`.as('categorie'))
    .orderBy('m.mois')
    .execute()
}

function findHeuresNotees(db: Kysely<Database>, actionId: string, arreteAu: IsoDate) {
  const minutes = db
    .selectFrom('heures as h')
    .leftJoin('intervenant_statut as t', (join) =>
      join.onRef('t.intervenant_id', '=', 'h.intervenant_id').on(inForce('h.date')),
    )
    .where('h.action_id', '=', actionId)
    .where('h.date', '<=', arreteAu)
    .select(['h.intervenant_id', 't.statut', 'h.categorie', moisOf('h.date').as('mois')])
    .select(({ fn }) => fn.sum<number>('h.minutes').as('minutes'))
    .groupBy(['h.intervenant_id', 't.statut', 'h.categorie', 'mois'])
  return db
    .selectFrom(minutes.as('m'))
    .innerJoin('intervenant as v', 'v.id', 'm.intervenant_id')
    .where('m.minutes', '>', 0)
    .select(['v.id as intervenantId', 'v.nom', 'v.prenom', 'm.statut', 'm.mois', 'm.minutes'])
    .select((eb) => eb.ref('m.categorie').$castTo<CategorieAnnexe>().as('categorie'))
    .orderBy('m.mois')
    .execute()
}
