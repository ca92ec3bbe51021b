import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { CategorieAnnexe, HeuresAnnexe } from '../../../shared/domain/annexes.ts'
import { CATEGORIES_HEURES, STATUTS, type Statut } from '../../../shared/domain/listes.ts'
import { comparePersonnes, formatPersonne } from '../../../shared/format.ts'
import type { Database } from '../../db/schema.ts'
import { runsOn } from '../in-time.ts'

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
  const lignes = await findLignes(db, actionId, arreteAu)
  // Names are compared by person, not by line: French order is slow to tell.
  return [...Map.groupBy(lignes, ({ intervenantId }) => intervenantId).values()]
    .sort(([a], [b]) => comparePersonnes(a as Ligne, b as Ligne))
    .flatMap((own) => own.sort(compareLignes))
    .map((ligne) => ({
      intervenant: formatPersonne(ligne),
      statut: ligne.statut,
      categorie: ligne.categorie,
      minutesParMois: JSON.parse(ligne.parMois) as HeuresAnnexe['minutesParMois'],
    }))
}

const compareLignes = (a: Ligne, b: Ligne): number =>
  rankOf(a.statut) - rankOf(b.statut) ||
  CATEGORIES.indexOf(a.categorie) - CATEGORIES.indexOf(b.categorie)

const rankOf = (statut: Statut | null): number =>
  statut === null ? STATUTS.length : STATUTS.indexOf(statut)

// Grouped before names are joined: the sorter then carries codes alone.
function findLignes(db: Kysely<Database>, actionId: string, arreteAu: IsoDate) {
  const toutes = minutesEnSeance(db, actionId, arreteAu).unionAll(
    minutesNotees(db, actionId, arreteAu),
  )
  const parMois = db
    .selectFrom(toutes.as('u'))
    .select(['u.intervenantId', 'u.statut', 'u.categorie', 'u.mois'])
    .select(({ fn }) => fn.sum<number>('u.minutes').as('minutes'))
    .groupBy(['u.intervenantId', 'u.statut', 'u.categorie', 'u.mois'])
  return db
    .selectFrom(parMois.as('m'))
    .innerJoin('intervenant as v', 'v.id', 'm.intervenantId')
    .where('m.minutes', '>', 0)
    .select(['m.intervenantId', 'v.nom', 'v.prenom', 'm.statut', 'm.categorie'])
    .select(sql<string>`json_group_object(m.mois, m.minutes)`.as('parMois'))
    .groupBy(['m.intervenantId', 'm.statut', 'm.categorie'])
    .execute()
}
type Ligne = Awaited<ReturnType<typeof findLignes>>[number]

const moisOf = (date: string) => sql<string>`substr(${sql.ref(date)}, 1, 7)`

const minutesEnSeance = (db: Kysely<Database>, actionId: string, arreteAu: IsoDate) =>
  db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .innerJoin('seance_intervenant as si', 'si.seance_id', 's.id')
    .leftJoin('intervenant_statut as t', (join) =>
      join.onRef('t.intervenant_id', '=', 'si.intervenant_id').on(runsOn('t', sql.ref('s.date'))),
    )
    .where('c.action_id', '=', actionId)
    .where('s.etat', '=', 'tenue')
    .where('s.date', '<=', arreteAu)
    .select(['si.intervenant_id as intervenantId', 't.statut', moisOf('s.date').as('mois')])
    .select(sql<CategorieAnnexe>`'seances'`.as('categorie'))
    .select(sql<number>`coalesce(si.minutes, s.minutes)`.as('minutes'))

const minutesNotees = (db: Kysely<Database>, actionId: string, arreteAu: IsoDate) =>
  db
    .selectFrom('heures as h')
    .leftJoin('intervenant_statut as t', (join) =>
      join.onRef('t.intervenant_id', '=', 'h.intervenant_id').on(runsOn('t', sql.ref('h.date'))),
    )
    .where('h.action_id', '=', actionId)
    .where('h.date', '<=', arreteAu)
    .select(['h.intervenant_id as intervenantId', 't.statut', moisOf('h.date').as('mois')])
    .select((eb) => eb.ref('h.categorie').$castTo<CategorieAnnexe>().as('categorie'))
    .select('h.minutes')
