import { type Kysely, sql } from 'kysely'
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
  const rows = await db
    .selectFrom(minutesOf(db, actionId, arreteAu).as('m'))
    .innerJoin('intervenant as v', 'v.id', 'm.intervenant_id')
    .leftJoin('intervenant_statut as t', (join) =>
      join
        .onRef('t.intervenant_id', '=', 'm.intervenant_id')
        .onRef('t.debut', '<=', 'm.date')
        .on((eb) => eb.or([eb('t.fin', 'is', null), eb('t.fin', '>=', eb.ref('m.date'))])),
    )
    .where('m.minutes', '>', 0)
    .select(['v.id as intervenantId', 'v.nom', 'v.prenom', 't.statut', 'm.categorie'])
    .select(({ fn }) => [
      sql<string>`substr(m.date, 1, 7)`.as('mois'),
      fn.sum<number>('m.minutes').as('minutes'),
    ])
    .groupBy(['v.id', 't.statut', 'm.categorie', 'mois'])
    .orderBy('v.id')
    .orderBy('mois')
    .execute()
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

function minutesOf(db: Kysely<Database>, actionId: string, arreteAu: IsoDate) {
  return db
    .selectFrom('seance_intervenant as si')
    .innerJoin('seance as s', 's.id', 'si.seance_id')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .where('c.action_id', '=', actionId)
    .where('s.etat', '=', 'tenue')
    .where('s.date', '<=', arreteAu)
    .select(['si.intervenant_id', 's.date'])
    .select([
      sql<CategorieAnnexe>`'seances'`.as('categorie'),
      sql<number>`coalesce(si.minutes, s.minutes)`.as('minutes'),
    ])
    .unionAll(
      db
        .selectFrom('heures as h')
        .where('h.action_id', '=', actionId)
        .where('h.date', '<=', arreteAu)
        .select(['h.intervenant_id', 'h.date'])
        .select((eb) => [
          eb.ref('h.categorie').$castTo<CategorieAnnexe>().as('categorie'),
          'h.minutes',
        ]),
    )
}
