import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { SaisieHeures } from '../../../shared/domain/heures.ts'
import { formatMontant, tauxSchema } from '../../../shared/domain/heures.ts'
import { formatDate, formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type {
  HeuresFormation,
  HeuresLigne,
  HeuresSeance,
  MinutesTotal,
} from '../../../shared/ipc/heures.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { readParametre, writeParametres } from '../parametres/parametres.service.ts'
import { isRefused } from '../refusals.ts'
import {
  deleteHeuresRow,
  findAnneesOf,
  findFormationsRows,
  findHeuresRow,
  findHeuresRows,
  findIntervenantNames,
  findMinutes,
  findSeancesRows,
  insertHeures,
  updateHeures,
} from './heures.repository.ts'

type Db = Kysely<Database>
type Scope = { readonly anneeId: string; readonly actionId: string | null }

const NOT_FOUND: AppError = { code: 'not-found', what: 'heures', name: '' }

/** Hours entered outside séances, latest first. */
export async function findHeures(
  db: Db,
  scope: Scope,
): Promise<Result<readonly HeuresLigne[], AppError>> {
  const perimetre = await findPerimetre(db, scope)
  if (!perimetre.ok) return perimetre
  const rows = await findHeuresRows(db, perimetre.value.actionIds)
  return ok(
    rows.map(({ nom, prenom, ...row }) => ({
      ...row,
      intervenant: formatPersonne({ nom, prenom }),
    })),
  )
}

/** The time of each person at each séance tenue up to today, latest first. */
export async function findHeuresSeances(
  db: Db,
  scope: Scope,
  today: IsoDate,
): Promise<Result<readonly HeuresSeance[], AppError>> {
  const perimetre = await findPerimetre(db, scope)
  if (!perimetre.ok) return perimetre
  const rows = await findSeancesRows(db, perimetre.value.actionIds, today)
  return ok(
    rows.map(({ nom, prenom, ...row }) => ({
      ...row,
      intervenant: formatPersonne({ nom, prenom }),
    })),
  )
}

/** Time of each person at each formation up to today, latest first, derived as the time at séances is. */
export async function findHeuresFormations(
  db: Db,
  scope: Scope,
  today: IsoDate,
): Promise<Result<readonly HeuresFormation[], AppError>> {
  const perimetre = await findPerimetre(db, scope)
  if (!perimetre.ok) return perimetre
  const rows = await findFormationsRows(db, perimetre.value.actionIds, today)
  return ok(
    rows.map(({ nom, prenom, heuresId, categorie: _, note, ...row }) => ({
      ...row,
      formationId: heuresId,
      theme: note ?? '',
      intervenant: formatPersonne({ nom, prenom }),
    })),
  )
}

/** Minutes by person, statut, catégorie and month, as of today: séances derived, the rest entered. */
export async function findTotals(
  db: Db,
  scope: Scope,
  today: IsoDate,
): Promise<Result<readonly MinutesTotal[], AppError>> {
  const perimetre = await findPerimetre(db, scope)
  if (!perimetre.ok) return perimetre
  return ok(await findMinutes(db, perimetre.value.actionIds, today))
}

/** Adds one entry or several (a week), in one act; refused whole when one is wrong. */
export function createHeures(
  db: Db,
  saisies: readonly SaisieHeures[],
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const fields = await refusalsOf(trx, saisies)
    if (isRefused(fields)) return err({ code: 'validation', fields })
    say(await labelOf(trx, saisies))
    await insertHeures(trx, saisies)
    return ok(undefined)
  })
}

/** Replaces one entry. */
export function saveHeures(
  db: Db,
  heuresId: string,
  saisie: SaisieHeures,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    if (!(await findHeuresRow(trx, heuresId))) return err(NOT_FOUND)
    const refusals = Object.entries(await refusalsOf(trx, [saisie]))
    if (refusals.length > 0) {
      const fields: Readonly<Record<string, string>> = Object.fromEntries(
        refusals.map(([key, text]) => [key.replace('saisies.0.', ''), text]),
      )
      return err({ code: 'validation', fields })
    }
    say(await labelOf(trx, [saisie]))
    await updateHeures(trx, heuresId, saisie)
    return ok(undefined)
  })
}

/** Removes one entry. */
export function removeHeures(db: Db, heuresId: string, now: Date): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const row = await findHeuresRow(trx, heuresId)
    if (!row) return err(NOT_FOUND)
    say(`Suppression d’heures : ${formatPersonne(row)}, ${formatDate(row.date)}`)
    await deleteHeuresRow(trx, heuresId)
    return ok(undefined)
  })
}

/** Key of the année's parametre for the value of an hour of bénévolat. */
const TAUX = 'valorisationBenevolat'

/** Value of an hour of bénévolat in an année, in cents; null while it is not valued. */
export async function findTaux(db: Db, anneeId: string): Promise<Result<number | null, AppError>> {
  return ok(await readParametre(db, { anneeId, cle: TAUX, schema: tauxSchema.nullable() }, null))
}

/** Sets the value of an hour of bénévolat in an année; null removes it. */
export function saveTaux(
  db: Db,
  { anneeId, taux }: { readonly anneeId: string; readonly taux: number | null },
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const perimetre = await findPerimetre(trx, { anneeId, actionId: null })
    if (!perimetre.ok) return perimetre
    say(
      taux === null
        ? 'Bénévolat sans valorisation'
        : `Bénévolat valorisé à ${formatMontant(taux)} par heure`,
    )
    await writeParametres(trx, anneeId, { [TAUX]: taux ?? undefined })
    return ok(undefined)
  })
}

/** Errors of the entries, in French, under `saisies.<index>.<field>`; empty when all can be kept. */
async function refusalsOf(
  db: Db,
  saisies: readonly SaisieHeures[],
): Promise<Readonly<Record<string, string>>> {
  const annees = await findAnneesOf(db, [...new Set(saisies.map((s) => s.actionId))])
  const noms = await findIntervenantNames(db, [...new Set(saisies.map((s) => s.intervenantId))])
  const fields: Record<string, string> = {}
  for (const [index, saisie] of saisies.entries()) {
    const at = `saisies.${index}`
    const annee = annees.get(saisie.actionId)
    if (!annee) fields[`${at}.actionId`] = 'Cette action n’est plus dans l’année.'
    else if (saisie.date < annee.debut || saisie.date > annee.fin) {
      fields[`${at}.date`] = 'Cette date est en dehors de l’année scolaire.'
    }
    if (!noms.has(saisie.intervenantId)) {
      fields[`${at}.intervenantId`] = 'Cet intervenant n’est plus dans Cartable.'
    }
  }
  return fields
}

async function labelOf(db: Db, saisies: readonly SaisieHeures[]): Promise<string> {
  const noms = await findIntervenantNames(db, [...new Set(saisies.map((s) => s.intervenantId))])
  const [first] = noms.values()
  const who = first && noms.size === 1 ? formatPersonne(first) : `${noms.size} intervenants`
  const dates = new Set(saisies.map((s) => s.date))
  const when = dates.size === 1 ? formatDate(saisies[0]?.date ?? '') : `${dates.size} jours`
  return `Heures de ${who}, ${when}`
}
