import type { Kysely } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import type { Activite, EtatSeance } from '../../../shared/domain/listes.ts'
import { formatJourDate } from '../../../shared/domain/seance.ts'
import { formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import {
  countOn,
  deleteIntervenantRow,
  findNomIntervenant,
  replaceActivites,
  saveIntervenantRow,
  updateSeance,
} from './seance-ecriture.repository.ts'
import { markTenues } from './seance-etat.service.ts'
import { findActivitesOf, findIntervenantsOf, findSeanceRow } from './seance-ouverte.repository.ts'

type Db = Kysely<Database>
type SeanceRow = NonNullable<Awaited<ReturnType<typeof findSeanceRow>>>

/** Runs one change of a séance as an operation that undo calls « <what> du mardi 28/09 (<collectif>) ». */
async function changeSeance(
  db: Db,
  seance: SeanceRow,
  what: string,
  now: Date,
  work: (trx: Db) => Promise<unknown>,
): Promise<Result<void, AppError>> {
  const label = `${what} du ${formatJourDate(seance.date)} (${seance.collectif})`
  await inOperation(db, saisieHeader(label, now), async (trx) => {
    await work(trx)
  })
  return ok(undefined)
}

const notFound = err({ code: 'not-found', what: 'seance', name: '' } as const)

/**
 * Cancelled, held, or planned again. A cancelled séance that is opened again is tenue when its day has
 * come and somebody is noted on it, else prévue.
 */
export async function setEtat(
  db: Db,
  {
    seanceId,
    etat,
    motif,
  }: {
    readonly seanceId: string
    readonly etat: EtatSeance
    readonly motif: string | null
  },
  now: Date,
): Promise<Result<void, AppError>> {
  const seance = await findSeanceRow(db, seanceId)
  if (seance === undefined) return notFound
  const on = await countOn(db, seanceId)
  const today = todayOf(now)
  const fields = refusalsOfEtat(seance, { etat, motif }, on, today)
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })

  const isRecorded = seance.date <= today && on.presences + on.intervenants > 0
  const isReopened = seance.etat === 'annulee' && etat === 'prevue'
  const changes = {
    etat: isReopened && isRecorded ? ('tenue' as const) : etat,
    motif: etat === 'annulee' ? motif : null,
  }
  if (seance.etat === changes.etat && seance.motif === changes.motif) return ok(undefined)
  const what = { annulee: 'Annulation', tenue: 'Séance tenue', prevue: 'Réouverture' }[etat]
  const ofSeance = etat === 'tenue' ? what : `${what} de la séance`
  return changeSeance(db, seance, ofSeance, now, (trx) => updateSeance(trx, seanceId, changes))
}

function refusalsOfEtat(
  seance: SeanceRow,
  { etat, motif }: { readonly etat: EtatSeance; readonly motif: string | null },
  on: { readonly presences: number; readonly presents: number; readonly intervenants: number },
  today: IsoDate,
): Record<string, string> {
  if (etat === 'annulee') {
    if (on.presents > 0) {
      return {
        motif:
          'Des enfants y sont notés présents : elle a donc eu lieu. Effacez d’abord leurs présences.',
      }
    }
    if (motif === null || motif === '') {
      return { motif: 'Dites pourquoi, par exemple « Grève » : le bilan peut demander la raison.' }
    }
  }
  if (etat === 'tenue' && seance.date > today) {
    return { etat: 'Cette séance n’a pas encore eu lieu : attendez son jour, ou déplacez-la.' }
  }
  if (etat === 'prevue' && seance.etat === 'tenue' && on.presences + on.intervenants > 0) {
    return { etat: 'Des présences ou des intervenants y sont notés : retirez-les d’abord.' }
  }
  return {}
}

/** The kinds of activité done, replacing those noted. */
export async function setActivites(
  db: Db,
  { seanceId, activites }: { readonly seanceId: string; readonly activites: readonly Activite[] },
  now: Date,
): Promise<Result<void, AppError>> {
  const seance = await findSeanceRow(db, seanceId)
  if (seance === undefined) return notFound
  const before = (await findActivitesOf(db, seanceId)).map(({ activite }) => activite)
  const after = [...new Set(activites)]
  if (before.length === after.length && before.every((activite) => after.includes(activite))) {
    return ok(undefined)
  }
  return changeSeance(db, seance, 'Activités', now, (trx) =>
    replaceActivites(trx, seanceId, { before, after }),
  )
}

/** A free text on the séance; '' takes it away. */
export async function setNote(
  db: Db,
  { seanceId, note }: { readonly seanceId: string; readonly note: string },
  now: Date,
): Promise<Result<void, AppError>> {
  const seance = await findSeanceRow(db, seanceId)
  if (seance === undefined) return notFound
  if ((seance.note ?? '') === note) return ok(undefined)
  return changeSeance(db, seance, 'Note', now, (trx) =>
    updateSeance(trx, seanceId, { note: note === '' ? null : note }),
  )
}

/** Who leads or led, with minutes where they differ from the séance's. */
export async function saveIntervenant(
  db: Db,
  input: {
    readonly seanceId: string
    readonly intervenantId: string
    readonly isPresent: boolean
    readonly minutes: number | null
  },
  now: Date,
): Promise<Result<void, AppError>> {
  const { seanceId, intervenantId, isPresent } = input
  const seance = await findSeanceRow(db, seanceId)
  if (seance === undefined) return notFound
  const personne = await findNomIntervenant(db, intervenantId)
  if (personne === undefined) {
    return err({
      code: 'validation',
      fields: { intervenantId: 'Cette personne n’existe plus : choisissez-en une autre.' },
    })
  }
  if (isPresent && seance.etat === 'annulee') {
    return err({
      code: 'validation',
      fields: { intervenantId: 'Cette séance est annulée : rouvrez-la d’abord.' },
    })
  }
  const noted = await findIntervenantsOf(db, seanceId, seance.date)
  const before = noted.find((row) => row.intervenantId === intervenantId)
  // The séance's own duration is said by saying nothing: it then follows the séance when that changes.
  const minutes = input.minutes === seance.minutes ? null : input.minutes
  const isSame = isPresent ? before?.minutes === minutes : before === undefined
  if (isSame) return ok(undefined)
  return changeSeance(db, seance, `${formatPersonne(personne)}, séance`, now, async (trx) => {
    if (!isPresent) return deleteIntervenantRow(trx, seanceId, intervenantId)
    await saveIntervenantRow(trx, seanceId, intervenantId, minutes)
    await markTenues(trx, [seanceId], todayOf(now))
  })
}
