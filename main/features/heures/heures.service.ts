import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { SaisieHeures } from '../../../shared/domain/intervenant.ts'
import { formatDate, formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type {
  HeuresLigne,
  HeuresSeance,
  MinutesTotal,
} from '../../../shared/ipc/fiches-intervenants.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import {
  deleteHeuresRow,
  findAnneesOf,
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

const NOT_FOUND = { code: 'not-found', what: 'heures', name: '' } as const

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

/** One entry or several (a week), in one operation; refused whole when one is wrong. */
export async function createHeures(
  db: Db,
  saisies: readonly SaisieHeures[],
  now: Date,
): Promise<Result<void, AppError>> {
  const fields = await refusalsOf(db, saisies)
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
  await inOperation(db, saisieHeader(await labelOf(db, saisies), now), (trx) =>
    insertHeures(trx, saisies),
  )
  return ok(undefined)
}

/** Replaces one entry. */
export async function saveHeures(
  db: Db,
  heuresId: string,
  saisie: SaisieHeures,
  now: Date,
): Promise<Result<void, AppError>> {
  if (!(await findHeuresRow(db, heuresId))) return err(NOT_FOUND)
  const fields = await refusalsOf(db, [saisie])
  if (Object.keys(fields).length > 0) {
    const own = Object.entries(fields).map(([key, text]) => [key.replace('saisies.0.', ''), text])
    return err({ code: 'validation', fields: Object.fromEntries(own) })
  }
  await inOperation(db, saisieHeader(await labelOf(db, [saisie]), now), (trx) =>
    updateHeures(trx, heuresId, saisie),
  )
  return ok(undefined)
}

/** Removes one entry. */
export async function removeHeures(
  db: Db,
  heuresId: string,
  now: Date,
): Promise<Result<void, AppError>> {
  const row = await findHeuresRow(db, heuresId)
  if (!row) return err(NOT_FOUND)
  const label = `Suppression d’heures : ${formatPersonne(row)}, ${formatDate(row.date)}`
  await inOperation(db, saisieHeader(label, now), (trx) => deleteHeuresRow(trx, heuresId))
  return ok(undefined)
}

/** What is wrong, under `saisies.<index>.<field>`. */
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
