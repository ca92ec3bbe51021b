import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { CategorieHeures } from '../../shared/domain/listes.ts'
import type { Database } from '../db/schema.ts'
import { runsOn } from './in-time.ts'

/**
 * Time worked at séances: one row per séance (`s`) and intervenant at it (`si`), with the collectif (`c`) and
 * the statut in force on the day of the séance (`st`; null when there was none). Every list, figure and annex
 * of hours reads this, and `MINUTES_EN_SEANCE`, so that they agree. Séances of every état: see `tempsEnSeance`.
 */
export const tempsAuxSeances = (db: Kysely<Database>) =>
  db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .innerJoin('seance_intervenant as si', 'si.seance_id', 's.id')
    .leftJoin('intervenant_statut as st', (join) =>
      join.onRef('st.intervenant_id', '=', 'si.intervenant_id').on(runsOn('st', sql.ref('s.date'))),
    )

/** Time worked at the séances tenues, which is the time that counts. */
export const tempsEnSeance = (db: Kysely<Database>) =>
  tempsAuxSeances(db).where('s.etat', '=', 'tenue')

/** Minutes of an intervenant at a séance: their own when entered, else the séance's. */
export const MINUTES_EN_SEANCE: RawBuilder<number> = sql<number>`coalesce(si.minutes, s.minutes)`

/**
 * Time worked outside séances: one row (`h`) per entry of hours and per participant of a formation, whose minutes
 * are their own or the formation's, with the statut in force that day (`st`, or null). `h.formation_id` tells the
 * two apart: null for an entry.
 */
export const tempsHorsSeance = (db: Kysely<Database>) =>
  db
    .selectFrom(
      db
        .selectFrom('heures')
        .select(['id', 'intervenant_id', 'action_id', 'date', 'categorie', 'minutes', 'note'])
        .select(sql<string | null>`null`.as('formation_id'))
        .unionAll(
          db
            .selectFrom('formation as f')
            .innerJoin('formation_intervenant as p', 'p.formation_id', 'f.id')
            .select(['f.id', 'p.intervenant_id', 'f.action_id', 'f.date'])
            .select(sql<CategorieHeures>`'formation'`.as('categorie'))
            .select(sql<number>`coalesce(p.minutes, f.minutes)`.as('minutes'))
            .select(['f.theme as note', 'f.id as formation_id']),
        )
        .as('h'),
    )
    .leftJoin('intervenant_statut as st', (join) =>
      join.onRef('st.intervenant_id', '=', 'h.intervenant_id').on(runsOn('st', sql.ref('h.date'))),
    )

/**
 * Attendance expected: true of an inscription that puts its enfant in the collectif that day. `row`: name of the
 * inscription in the query. Lists, registers and figures of presences read this condition alone.
 */
export const inscritLe = (
  row: string,
  {
    collectif,
    jour,
  }: { readonly collectif: RawBuilder<unknown>; readonly jour: RawBuilder<unknown> },
): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(`${row}.collectif_id`)} = ${collectif} and ${sql.ref(`${row}.statut`)} = 'inscrit' and ${runsOn(row, jour)}`

/** Attendance expected on the day of a séance named `s`, for an inscription named `i`. */
export const INSCRIT_A_LA_SEANCE: RawBuilder<SqlBool> = inscritLe('i', {
  collectif: sql.ref('s.collectif_id'),
  jour: sql.ref('s.date'),
})
