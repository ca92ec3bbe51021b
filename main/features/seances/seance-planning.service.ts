import type { Kysely } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import { type Moment, overlaps } from '../../../shared/domain/planification.ts'
import { formatJourDate } from '../../../shared/domain/seance.ts'
import { formatDate } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { newId } from '../../db/new-id.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { findPlanifie } from '../collectifs/find-collectif.service.ts'
import { reasonsOf } from '../deletion-reasons.ts'
import { copyPlan, countOn, insertSeance, updateSeance } from './seance-ecriture.repository.ts'
import { findSeanceRow } from './seance-ouverte.repository.ts'
import { deleteSeances, findSeancesExistantes } from './seances-existantes.service.ts'

type Db = Kysely<Database>
type Created = { readonly seanceId: string }
type Annee = { readonly debut: IsoDate; readonly fin: IsoDate }

/** One séance alone, prévue. A closed day is no obstacle: an outing may take place on it. */
export async function createSeance(
  db: Db,
  { collectifId, date, debut, fin }: Moment & { readonly collectifId: string },
  now: Date,
): Promise<Result<Created, AppError>> {
  const found = await findPlanifie(db, collectifId)
  if (!found.ok) return found
  const { annee, nom } = found.value
  const moment = { date, debut, fin }
  const fields = await refusalsOfMoment(db, moment, { collectifId, annee, except: null })
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
  const seanceId = newId()
  const label = `Nouvelle séance le ${formatJourDate(date)} (${nom})`
  await inOperation(db, saisieHeader(label, now), (trx) =>
    insertSeance(trx, { id: seanceId, collectifId, ...moment }),
  )
  return ok({ seanceId })
}

/** Another day or other times; what is written on the séance goes along. */
export async function moveSeance(
  db: Db,
  { seanceId, date, debut, fin }: Moment & Created,
  now: Date,
): Promise<Result<void, AppError>> {
  const seance = await findSeanceRow(db, seanceId)
  if (seance === undefined) return notFound
  const moment = { date, debut, fin }
  const fields = await refusalsOfMoment(db, moment, { ...contextOf(seance), except: seanceId })
  if (seance.etat === 'tenue' && date > todayOf(now)) {
    fields.date = 'Cette séance a été tenue : choisissez une date passée, ou celle d’aujourd’hui.'
  }
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
  if (seance.date === date && seance.debut === debut && seance.fin === fin) return ok(undefined)
  const label =
    seance.date === date
      ? `Horaire de la séance du ${formatJourDate(date)} (${seance.collectif})`
      : `Séance du ${formatJourDate(seance.date)} déplacée au ${formatJourDate(date)} (${seance.collectif})`
  await inOperation(db, saisieHeader(label, now), (trx) => updateSeance(trx, seanceId, moment))
  return ok(undefined)
}

/** Another day with the same times, activités and intervenants: prévue, with nothing recorded. */
export async function duplicateSeance(
  db: Db,
  { seanceId, date }: { readonly seanceId: string; readonly date: IsoDate },
  now: Date,
): Promise<Result<Created, AppError>> {
  const seance = await findSeanceRow(db, seanceId)
  if (seance === undefined) return notFound
  const moment = { date, debut: seance.debut, fin: seance.fin }
  const { debut: overlap, ...fields } = await refusalsOfMoment(db, moment, {
    ...contextOf(seance),
    except: null,
  })
  // Times are not asked here: what is wrong with them is told beside the date.
  if (overlap !== undefined) fields.date ??= overlap
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
  const copyId = newId()
  const label = `Copie de la séance du ${formatJourDate(seance.date)} au ${formatJourDate(date)} (${seance.collectif})`
  await inOperation(db, saisieHeader(label, now), async (trx) => {
    await insertSeance(trx, { id: copyId, collectifId: seance.collectifId, ...moment })
    await copyPlan(trx, seanceId, copyId)
  })
  return ok({ seanceId: copyId })
}

/**
 * Refused when présences stand on it, or the hours of a séance tenue: the bilan counts them. A séance
 * that did not take place is better cancelled, with its motif.
 */
export async function deleteSeance(
  db: Db,
  seanceId: string,
  now: Date,
): Promise<Result<void, AppError>> {
  const seance = await findSeanceRow(db, seanceId)
  if (seance === undefined) return notFound
  const { presences, intervenants } = await countOn(db, seanceId)
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
  if (reasons.length > 0) {
    return err({ code: 'deletion-refused', label: `Séance du ${jour}`, reasons })
  }
  const label = `Suppression de la séance du ${jour} (${seance.collectif})`
  await inOperation(db, saisieHeader(label, now), (trx) => deleteSeances(trx, [seanceId]))
  return ok(undefined)
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

/** Why a séance of a collectif cannot take place then: messages by field. */
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
    /** The séance itself, when it moves. */
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
