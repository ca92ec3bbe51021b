import type { Kysely } from 'kysely'
import { earlierOf, type IsoDate } from '../../../shared/dates.ts'
import {
  checkIntervenant,
  isPlusVenu,
  type SaisieIntervenant,
  statutAt,
} from '../../../shared/domain/intervenant.ts'
import { JOURS } from '../../../shared/domain/listes.ts'
import { comparePersonnes, compareTexts, formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { IntervenantFiche, IntervenantLigne } from '../../../shared/ipc/intervenants.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { findHeures } from '../heures/heures.service.ts'
import { isRefused, reasonsOf } from '../refusals.ts'
import {
  countOnIntervenant,
  countSemainesSans,
  deleteIntervenantRow,
  findEngagements,
  findIntervenants,
  findSaisieIntervenant,
  findSeancesOf,
  findStatuts,
  insertIntervenant,
  type MinutesLigne,
  sumMinutesAutres,
  sumMinutesSeances,
  updateIntervenant,
} from './intervenants.repository.ts'

type Db = Kysely<Database>

const NOT_FOUND: AppError = { code: 'not-found', what: 'intervenant', name: '' }

/**
 * Intervenants who take part in an action (or in the année), with their minutes up to `today`. One who holds
 * a statut this année and is engaged in no action yet is in every list: nobody becomes invisible.
 */
export async function findIntervenantsOf(
  db: Db,
  input: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<readonly IntervenantLigne[], AppError>> {
  const perimetre = await findPerimetre(db, input)
  if (!perimetre.ok) return perimetre
  const { annee, actionIds, anneeActionIds } = perimetre.value
  const intervenants = await findIntervenants(db)
  const statuts = groupByIntervenant(await findStatuts(db, annee))
  const engagements = groupByIntervenant(await findEngagements(db, anneeActionIds))
  const { seances, autres } = await findMinutes(db, actionIds, today)
  const semainesSans = await countSemainesSans(db, actionIds, today)
  const lastDay = earlierOf(today, annee.fin)
  const enSeance = groupByIntervenant(seances)
  const horsSeance = groupByIntervenant(autres)

  const isListed = (id: string): boolean => {
    const engaged = engagements.get(id)
    if (engaged === undefined) return statuts.has(id)
    return engaged.some((row) => actionIds.includes(row.actionId))
  }
  const lignes = intervenants
    .filter((intervenant) => isListed(intervenant.intervenantId))
    .map((intervenant): IntervenantLigne => {
      const id = intervenant.intervenantId
      const own = (statuts.get(id) ?? []).map(({ statut, debut, fin }) => ({ statut, debut, fin }))
      return {
        ...intervenant,
        statuts: own,
        isPlusVenu: isPlusVenu(semainesSans.get(id) ?? 0, statutAt(own, lastDay)),
        ...totalsOf(enSeance.get(id) ?? [], horsSeance.get(id) ?? []),
      }
    })
  return ok(lignes.sort(comparePersonnes))
}

/** Minutes of everyone in the actions up to `today`, by month and by the statut in force that day. */
export async function findMinutes(
  db: Db,
  actionIds: readonly string[],
  today: IsoDate,
): Promise<{
  readonly seances: readonly MinutesLigne[]
  readonly autres: readonly MinutesLigne[]
}> {
  return {
    seances: await sumMinutesSeances(db, actionIds, today),
    autres: await sumMinutesAutres(db, actionIds, today),
  }
}

/** Totals of the minutes; those of a day with no statut in force, which no bilan counts, are told apart. */
function totalsOf(enSeance: readonly MinutesLigne[], horsSeance: readonly MinutesLigne[]) {
  const counted = (lignes: readonly MinutesLigne[]) => sumMinutes(lignes, (l) => l.statut !== null)
  return {
    seancesTenues: enSeance.reduce((total, ligne) => total + ligne.seances, 0),
    minutesSeances: counted(enSeance),
    minutesAutres: counted(horsSeance),
    minutesSansStatut: sumMinutes([...enSeance, ...horsSeance], (l) => l.statut === null),
    derniereSeance: enSeance.reduce<IsoDate | null>(
      (last, { derniereSeance: date }) =>
        date !== null && (last === null || date > last) ? date : last,
      null,
    ),
  }
}

const sumMinutes = (
  lignes: readonly MinutesLigne[],
  isCounted: (ligne: MinutesLigne) => boolean,
): number => lignes.reduce((total, l) => total + (isCounted(l) ? l.minutes : 0), 0)

function groupByIntervenant<T extends { readonly intervenantId: string }>(
  rows: readonly T[],
): ReadonlyMap<string, T[]> {
  return Map.groupBy(rows, (row) => row.intervenantId)
}

/** Fiche of an intervenant with all that an année knows. */
export async function findFicheIntervenant(
  db: Db,
  { intervenantId, anneeId }: { readonly intervenantId: string; readonly anneeId: string },
): Promise<Result<IntervenantFiche, AppError>> {
  const saisie = await findSaisieIntervenant(db, intervenantId)
  if (!saisie) return err(NOT_FOUND)
  const heures = await findHeures(db, { anneeId, actionId: null })
  if (!heures.ok) return heures
  return ok({
    intervenantId,
    ...saisie,
    disponibilites: [...saisie.disponibilites].sort(
      (a, b) => JOURS.indexOf(a.jour) - JOURS.indexOf(b.jour) || compareTexts(a.debut, b.debut),
    ),
    seances: await findSeancesOf(db, intervenantId, anneeId),
    heures: heures.value.filter((ligne) => ligne.intervenantId === intervenantId),
  })
}

/** Adds an intervenant with its statuts and disponibilités. */
export function createIntervenant(
  db: Db,
  saisie: SaisieIntervenant,
  now: Date,
): Promise<Result<{ readonly intervenantId: string }, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const fields = checkIntervenant(saisie)
    if (isRefused(fields)) return err({ code: 'validation', fields })
    say(`Nouvel intervenant : ${formatPersonne(saisie)}`)
    const intervenantId = newId()
    await insertIntervenant(trx, intervenantId, saisie)
    return ok({ intervenantId })
  })
}

/** Replaces the entered values of an intervenant. */
export function saveIntervenant(
  db: Db,
  intervenantId: string,
  saisie: SaisieIntervenant,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    if (!(await findSaisieIntervenant(trx, intervenantId))) return err(NOT_FOUND)
    const fields = checkIntervenant(saisie)
    if (isRefused(fields)) return err({ code: 'validation', fields })
    say(`Fiche de ${formatPersonne(saisie)}`)
    await updateIntervenant(trx, intervenantId, saisie)
    return ok(undefined)
  })
}

/** Removes an intervenant entered by mistake; refused while séances or hours name them. */
export function removeIntervenant(
  db: Db,
  intervenantId: string,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const saisie = await findSaisieIntervenant(trx, intervenantId)
    if (!saisie) return err(NOT_FOUND)
    const label = formatPersonne(saisie)
    const { seances, heures, formations } = await countOnIntervenant(trx, intervenantId)
    const reasons = reasonsOf([
      [
        seances,
        'séance où cette personne intervient : terminez plutôt son statut.',
        'séances où cette personne intervient : terminez plutôt son statut.',
      ],
      [
        heures,
        'saisie d’heures : supprimez-la d’abord.',
        'saisies d’heures : supprimez-les d’abord.',
      ],
      [
        formations,
        'formation suivie : ôtez-en d’abord cette personne.',
        'formations suivies : ôtez-en d’abord cette personne.',
      ],
    ])
    if (isRefused(reasons)) return err({ code: 'deletion-refused', label, reasons })
    say(`Suppression de ${label}`)
    await deleteIntervenantRow(trx, intervenantId)
    return ok(undefined)
  })
}
