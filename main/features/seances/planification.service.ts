import type { Kysely } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import { JOURS } from '../../../shared/domain/listes.ts'
import {
  type Creneau,
  type Horaire,
  type Moment,
  overlaps,
  planSerie,
} from '../../../shared/domain/planification.ts'
import type { Replanification, SeanceExistante } from '../../../shared/domain/replanification.ts'
import { formatJourDate } from '../../../shared/domain/seance.ts'
import { compareTexts, formatCount, formatDate, frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { SerieCollectif, SeriePreview } from '../../../shared/ipc/seances.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findJoursFermes } from '../calendrier/calendrier.service.ts'
import { isRefused, reasonsOf } from '../refusals.ts'
import { placeEquipes } from './equipe.service.ts'
import {
  copyPlan,
  deleteSeanceRows,
  findCollectifsWithAnnee,
  findCreneauxOf,
  findSeancesOfCollectifs,
  insertSeance,
  insertSeancesPrevues,
  moveSeanceRows,
} from './planification.repository.ts'
import { countOn, updateSeance } from './saisie-seance.repository.ts'
import { findSeanceRow } from './seances.repository.ts'

type Db = Kysely<Database>
type Created = { readonly seanceId: string }
type Annee = { readonly debut: IsoDate; readonly fin: IsoDate }

/** Collectif with the créneaux, in the order of the week, and the année by which its séances are planned. */
export type CollectifPlanifie = {
  readonly collectifId: string
  readonly nom: string
  readonly actionId: string
  readonly annee: Annee & { readonly id: string }
  readonly creneaux: readonly Creneau[]
}

/** The collectifs of `collectifIds` that exist, by name in French order. */
async function findPlanifies(
  db: Db,
  collectifIds: readonly string[],
): Promise<readonly CollectifPlanifie[]> {
  const rows = await findCollectifsWithAnnee(db, collectifIds)
  const creneaux = Map.groupBy(await findCreneauxOf(db, collectifIds), (k) => k.collectifId)
  return rows
    .map(
      ({ collectifId, nom, actionId, anneeId, anneeDebut, anneeFin }): CollectifPlanifie => ({
        collectifId,
        nom,
        actionId,
        annee: { id: anneeId, debut: anneeDebut, fin: anneeFin },
        creneaux: (creneaux.get(collectifId) ?? [])
          .map(({ creneauId, jour, debut, fin }) => ({ creneauId, jour, debut, fin }))
          .sort(byHoraire),
      }),
    )
    .sort((one, other) => frCollator.compare(one.nom, other.nom))
}

/** Collectif with its créneaux and année; `not-found` when it is gone. */
export async function findPlanifie(
  db: Db,
  collectifId: string,
): Promise<Result<CollectifPlanifie, AppError>> {
  const [found] = await findPlanifies(db, [collectifId])
  return found === undefined ? err({ code: 'not-found', what: 'collectif', name: '' }) : ok(found)
}

/** Order of the week: from Monday to Sunday, then by time. */
export const byHoraire = (one: Horaire, other: Horaire): number =>
  JOURS.indexOf(one.jour) - JOURS.indexOf(other.jour) || compareTexts(one.debut, other.debut)

/** Every séance of a collectif, in order of time, with whether something is written on it. */
export async function findSeancesExistantes(
  db: Db,
  collectifId: string,
): Promise<readonly SeanceExistante[]> {
  return (await findExistantesByCollectif(db, [collectifId])).get(collectifId) ?? []
}

async function findExistantesByCollectif(
  db: Db,
  collectifIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SeanceExistante[]>> {
  const rows = await findSeancesOfCollectifs(db, collectifIds)
  return Map.groupBy(
    rows.map(({ hasRecords, ...row }) => ({ ...row, hasRecords: hasRecords === 1 })),
    ({ collectifId }) => collectifId,
  )
}

/** Writes a re-planning of the séances of a collectif. Called inside an act. */
export async function applyReplanification(
  trx: Db,
  collectifId: string,
  { deplacees, ajoutees, supprimees }: Replanification,
): Promise<void> {
  const gone = supprimees.map(({ seanceId }) => seanceId)
  await deleteSeanceRows(trx, gone)
  await moveSeanceRows(trx, deplacees)
  await placeEquipes(trx, await insertSeancesPrevues(trx, [{ collectifId, seances: ajoutees }]))
}

/** Deletes séances with their records. Called inside an act, which judges whether they may go. */
export const deleteSeances = (trx: Db, seanceIds: readonly string[]): Promise<void> =>
  deleteSeanceRows(trx, seanceIds)

type Demande = {
  readonly collectifIds: readonly string[]
  readonly debut: IsoDate
  readonly fin: IsoDate
}

/** Séances that the créneaux of collectifs give from `debut` to `fin`, and the dates set aside with the reason. */
export function previewSerie(db: Db, demande: Demande): Promise<Result<SeriePreview, AppError>> {
  return inSnapshot(db, (snapshot) => planSeries(snapshot, demande))
}

async function planSeries(
  db: Db,
  { collectifIds, debut, fin }: Demande,
): Promise<Result<SeriePreview, AppError>> {
  const collectifs = await findPlanifies(db, collectifIds)
  const [first] = collectifs
  if (first === undefined || collectifs.length < new Set(collectifIds).size) {
    return err({ code: 'not-found', what: 'collectif', name: '' })
  }
  const fields = refusalsOfPeriode({ debut, fin }, first.annee)
  if (isRefused(fields)) return err({ code: 'validation', fields })

  const { inconnues, ...calendrier } = await findJoursFermes(db, first.annee)
  const existing = await findExistantesByCollectif(db, collectifIds)
  const series = collectifs.map(
    ({ collectifId, nom, creneaux }): SerieCollectif => ({
      collectifId,
      collectif: nom,
      creneaux: creneaux.length,
      ...planSerie(creneaux, { debut, fin }, calendrier, existing.get(collectifId) ?? []),
    }),
  )
  return ok({ series, inconnues })
}

/** Creates the séances of the preview, except the dates of `sauf`. */
export function createSerie(
  db: Db,
  {
    sauf,
    ...demande
  }: Demande & { readonly sauf: readonly { readonly creneauId: string; readonly date: IsoDate }[] },
  now: Date,
): Promise<Result<{ readonly creees: number }, AppError>> {
  return act<{ readonly creees: number }, AppError>(db, { now }, async (trx, { say }) => {
    const planned = await planSeries(trx, demande)
    if (!planned.ok) return planned
    const left = new Set(sauf.map(({ creneauId, date }) => `${creneauId} ${date}`))
    const series = planned.value.series.map((serie) => ({
      ...serie,
      seances: serie.seances.filter(({ creneauId, date }) => !left.has(`${creneauId} ${date}`)),
    }))
    const creees = series.reduce((sum, { seances }) => sum + seances.length, 0)
    say(`${formatCount(creees, 'séance')} de ${nameOf(series)}`)
    await placeEquipes(trx, await insertSeancesPrevues(trx, series))
    return ok({ creees })
  })
}

const nameOf = (series: readonly SerieCollectif[]): string =>
  series.length === 1
    ? series.map(({ collectif }) => collectif).join()
    : formatCount(series.length, 'collectif')

function refusalsOfPeriode(
  { debut, fin }: Pick<Demande, 'debut' | 'fin'>,
  annee: Annee,
): Record<string, string> {
  const outside = `Choisissez une date de l’année, du ${formatDate(annee.debut)} au ${formatDate(annee.fin)}.`
  const fields: Record<string, string> = {}
  if (debut < annee.debut || debut > annee.fin) fields.debut = outside
  if (fin < annee.debut || fin > annee.fin) fields.fin = outside
  else if (fin < debut) fields.fin = 'La période finit avant de commencer : corrigez sa fin.'
  return fields
}

/** Creates one séance alone, prévue. A closed day is no obstacle: an outing may take place on it. */
export function createSeance(
  db: Db,
  { collectifId, date, debut, fin }: Moment & { readonly collectifId: string },
  now: Date,
): Promise<Result<Created, AppError>> {
  return act<Created, AppError>(db, { now }, async (trx, { say }) => {
    const found = await findPlanifie(trx, collectifId)
    if (!found.ok) return found
    const { annee, nom } = found.value
    const moment = { date, debut, fin }
    const fields = await refusalsOfMoment(trx, moment, { collectifId, annee, except: null })
    if (isRefused(fields)) return err({ code: 'validation', fields })
    const seanceId = newId()
    say(`Nouvelle séance le ${formatJourDate(date)} (${nom})`)
    await insertSeance(trx, { id: seanceId, collectifId, ...moment })
    await placeEquipes(trx, [{ id: seanceId, collectifId, ...moment }])
    return ok({ seanceId })
  })
}

/** Gives a séance another day or other times; the records on it go along. */
export function moveSeance(
  db: Db,
  { seanceId, date, debut, fin }: Moment & Created,
  now: Date,
): Promise<Result<void, AppError>> {
  return act<void, AppError>(db, { now }, async (trx, { say }) => {
    const seance = await findSeanceRow(trx, seanceId)
    if (seance === undefined) return notFound
    const moment = { date, debut, fin }
    const fields = await refusalsOfMoment(trx, moment, { ...contextOf(seance), except: seanceId })
    if (seance.etat === 'tenue' && date > todayOf(now)) {
      fields.date = 'Cette séance a été tenue : choisissez une date passée, ou celle d’aujourd’hui.'
    }
    if (isRefused(fields)) return err({ code: 'validation', fields })
    if (seance.date === date && seance.debut === debut && seance.fin === fin) return ok(undefined)
    say(
      seance.date === date
        ? `Horaire de la séance du ${formatJourDate(date)} (${seance.collectif})`
        : `Séance du ${formatJourDate(seance.date)} déplacée au ${formatJourDate(date)} (${seance.collectif})`,
    )
    await updateSeance(trx, seanceId, moment)
    return ok(undefined)
  })
}

/** Copies a séance to another day with its times, activités and intervenants: prévue, nothing recorded. */
export function duplicateSeance(
  db: Db,
  { seanceId, date }: { readonly seanceId: string; readonly date: IsoDate },
  now: Date,
): Promise<Result<Created, AppError>> {
  return act<Created, AppError>(db, { now }, async (trx, { say }) => {
    const seance = await findSeanceRow(trx, seanceId)
    if (seance === undefined) return notFound
    const moment = { date, debut: seance.debut, fin: seance.fin }
    const { debut: overlap, ...fields } = await refusalsOfMoment(trx, moment, {
      ...contextOf(seance),
      except: null,
    })
    // The form asks for a date alone: an overlap is told beside it.
    if (overlap !== undefined) fields.date ??= overlap
    if (isRefused(fields)) return err({ code: 'validation', fields })
    const copyId = newId()
    say(
      `Copie de la séance du ${formatJourDate(seance.date)} au ${formatJourDate(date)} (${seance.collectif})`,
    )
    await insertSeance(trx, { id: copyId, collectifId: seance.collectifId, ...moment })
    await copyPlan(trx, seanceId, copyId)
    return ok({ seanceId: copyId })
  })
}

/**
 * Deletes a séance. Refused when présences stand on it, or the hours of a séance tenue, which the bilan
 * counts. A séance that did not take place is better cancelled, with its motif.
 */
export function deleteSeance(db: Db, seanceId: string, now: Date): Promise<Result<void, AppError>> {
  return act<void, AppError>(db, { now }, async (trx, { say }) => {
    const seance = await findSeanceRow(trx, seanceId)
    if (seance === undefined) return notFound
    const { presences, intervenants } = await countOn(trx, seanceId)
    const reasons = reasonsOf([
      [
        presences,
        'présence y est notée : effacez-la d’abord.',
        'présences y sont notées : effacez-les d’abord.',
      ],
      [
        seance.etat === 'tenue' ? intervenants : 0,
        'intervenant y a des heures qui comptent : retirez-le d’abord.',
        'intervenants y ont des heures qui comptent : retirez-les d’abord.',
      ],
    ])
    const jour = formatJourDate(seance.date)
    if (isRefused(reasons)) {
      return err({ code: 'deletion-refused', label: `Séance du ${jour}`, reasons })
    }
    say(`Suppression de la séance du ${jour} (${seance.collectif})`)
    await deleteSeanceRows(trx, [seanceId])
    return ok(undefined)
  })
}

const notFound = err({ code: 'not-found', what: 'seance', name: '' } as const)

const contextOf = (seance: {
  readonly collectifId: string
  readonly anneeDebut: IsoDate
  readonly anneeFin: IsoDate
}) => ({
  collectifId: seance.collectifId,
  annee: { debut: seance.anneeDebut, fin: seance.anneeFin },
})

/** Reasons why a séance of a collectif cannot take place at `moment`, by field; empty when it can. */
async function refusalsOfMoment(
  db: Db,
  moment: Moment,
  {
    collectifId,
    annee,
    except,
  }: {
    readonly collectifId: string
    readonly annee: Annee
    /** Id of the séance that moves, which may overlap its own old times; null for a new one. */
    readonly except: string | null
  },
): Promise<Record<string, string>> {
  if (moment.date < annee.debut || moment.date > annee.fin) {
    const text = `Le ${formatDate(moment.date)} n’est pas dans l’année : choisissez une date du ${formatDate(annee.debut)} au ${formatDate(annee.fin)}.`
    return { date: text }
  }
  if (moment.fin <= moment.debut) {
    return { fin: 'La séance finit avant de commencer : corrigez l’heure de fin.' }
  }
  const others = await findSeancesExistantes(db, collectifId)
  const there = others.find(
    (other) =>
      other.seanceId !== except &&
      other.etat !== 'annulee' &&
      other.date === moment.date &&
      overlaps(other, moment),
  )
  if (there === undefined) return {}
  return {
    debut: `Une séance de ce collectif a déjà lieu ce jour-là, de ${there.debut} à ${there.fin} : changez l’heure ou le jour.`,
  }
}
