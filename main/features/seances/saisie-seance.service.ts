import type { Kysely } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import type { Activite, EtatSeance } from '../../../shared/domain/listes.ts'
import { formatJourDate } from '../../../shared/domain/seance.ts'
import { formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { isRefused } from '../refusals.ts'
import {
  countOn,
  deleteIntervenantRow,
  findNomIntervenant,
  insertIntervenants,
  markTenueRows,
  replaceActivites,
  saveIntervenantRow,
  updateSeance,
} from './saisie-seance.repository.ts'
import { findActivitesOf, findIntervenantsOf, findSeanceRow } from './seances.repository.ts'

type Db = Kysely<Database>
type SeanceRow = NonNullable<Awaited<ReturnType<typeof findSeanceRow>>>
type Done = Promise<Result<void, AppError>>

/** Runs one change of a séance as an act; `not-found` when the séance is gone. */
function changeSeance(
  db: Db,
  seanceId: string,
  now: Date,
  /** `say` takes the start of the label, « Activités » for « Activités du mardi 28/09 (Mardi) ». */
  work: (trx: Db, seance: SeanceRow, say: (what: string) => void) => Done,
): Done {
  return act(db, { now }, async (trx, { say }) => {
    const seance = await findSeanceRow(trx, seanceId)
    if (seance === undefined) return err({ code: 'not-found', what: 'seance', name: '' })
    return work(trx, seance, (what) =>
      say(`${what} du ${formatJourDate(seance.date)} (${seance.collectif})`),
    )
  })
}

/**
 * Cancels a séance, holds it or plans it again. A cancelled séance that is opened again is tenue when its
 * day has come and somebody is noted on it, else prévue.
 */
export function setEtat(
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
): Done {
  return changeSeance(db, seanceId, now, async (trx, seance, say) => {
    const on = await countOn(trx, seanceId)
    const today = todayOf(now)
    const fields = refusalsOfEtat(seance, { etat, motif }, on, today)
    if (isRefused(fields)) return err({ code: 'validation', fields })

    const isRecorded = seance.date <= today && on.presences + on.intervenants > 0
    const isReopened = seance.etat === 'annulee' && etat === 'prevue'
    const changes = {
      etat: isReopened && isRecorded ? ('tenue' as const) : etat,
      motif: etat === 'annulee' ? motif : null,
    }
    if (seance.etat === changes.etat && seance.motif === changes.motif) return ok(undefined)
    const what = { annulee: 'Annulation', tenue: 'Séance tenue', prevue: 'Réouverture' }[etat]
    say(etat === 'tenue' ? what : `${what} de la séance`)
    await updateSeance(trx, seanceId, changes)
    return ok(undefined)
  })
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

/** Replaces the kinds of activité noted at a séance. */
export function setActivites(
  db: Db,
  { seanceId, activites }: { readonly seanceId: string; readonly activites: readonly Activite[] },
  now: Date,
): Done {
  return changeSeance(db, seanceId, now, async (trx, _seance, say) => {
    const before = (await findActivitesOf(trx, seanceId)).map(({ activite }) => activite)
    say('Activités')
    await replaceActivites(trx, seanceId, { before, after: [...new Set(activites)] })
    return ok(undefined)
  })
}

/** Keeps a free text on a séance; '' removes it. */
export function setNote(
  db: Db,
  { seanceId, note }: { readonly seanceId: string; readonly note: string },
  now: Date,
): Done {
  return changeSeance(db, seanceId, now, async (trx, seance, say) => {
    if ((seance.note ?? '') === note) return ok(undefined)
    say('Note')
    await updateSeance(trx, seanceId, { note: note === '' ? null : note })
    return ok(undefined)
  })
}

const ANNULEE: Result<never, AppError> = err({
  code: 'validation',
  fields: { intervenantId: 'Cette séance est annulée : rouvrez-la d’abord.' },
})
const GONE: Result<never, AppError> = err({
  code: 'validation',
  fields: { intervenantId: 'Cette personne n’existe plus : choisissez-en une autre.' },
})

/**
 * Notes an intervenant at a séance, with minutes where they differ from the séance's, or takes them away.
 * A séance prévue whose day has come becomes tenue with it.
 */
export function saveIntervenant(
  db: Db,
  input: {
    readonly seanceId: string
    readonly intervenantId: string
    readonly isPresent: boolean
    readonly minutes: number | null
  },
  now: Date,
): Done {
  const { seanceId, intervenantId, isPresent } = input
  return changeSeance(db, seanceId, now, async (trx, seance, say) => {
    const personne = await findNomIntervenant(trx, intervenantId)
    if (personne === undefined) return GONE
    if (isPresent && seance.etat === 'annulee') return ANNULEE
    say(`${formatPersonne(personne)}, séance`)
    if (!isPresent) {
      await deleteIntervenantRow(trx, seanceId, intervenantId)
      return ok(undefined)
    }
    // null is the séance's own duration, which follows the séance when its times change.
    const minutes = input.minutes === seance.minutes ? null : input.minutes
    const noted = await findIntervenantsOf(trx, seanceId, seance.date)
    const before = noted.find((row) => row.intervenantId === intervenantId)
    if (before?.minutes === minutes) return ok(undefined)
    await saveIntervenantRow(trx, seanceId, intervenantId, minutes)
    await markTenues(trx, [seanceId], todayOf(now))
    return ok(undefined)
  })
}

/** Puts an intervenant in the place of one noted at a séance, for the séance's own duration. */
export function replaceIntervenant(
  db: Db,
  {
    seanceId,
    sortantId,
    entrantId,
  }: { readonly seanceId: string; readonly sortantId: string; readonly entrantId: string },
  now: Date,
): Done {
  return changeSeance(db, seanceId, now, async (trx, seance, say) => {
    const sortant = await findNomIntervenant(trx, sortantId)
    const entrant = await findNomIntervenant(trx, entrantId)
    const noted = await findIntervenantsOf(trx, seanceId, seance.date)
    const isThere = noted.some(({ intervenantId }) => intervenantId === sortantId)
    if (sortant === undefined || entrant === undefined || !isThere) return GONE
    if (seance.etat === 'annulee') return ANNULEE
    say(`${formatPersonne(entrant)} à la place de ${formatPersonne(sortant)}, séance`)
    await deleteIntervenantRow(trx, seanceId, sortantId)
    await insertIntervenants(trx, seanceId, [entrantId])
    await markTenues(trx, [seanceId], todayOf(now))
    return ok(undefined)
  })
}

/**
 * Notes a whole team at once, each for the séance's own duration; an intervenant noted already keeps their own
 * minutes. A séance prévue whose day has come becomes tenue with it.
 */
export function addEquipe(
  db: Db,
  { seanceId, intervenantIds }: { seanceId: string; intervenantIds: readonly string[] },
  now: Date,
): Done {
  return changeSeance(db, seanceId, now, async (trx, seance, say) => {
    if (seance.etat === 'annulee') return ANNULEE
    say('Intervenants')
    await insertIntervenants(trx, seanceId, intervenantIds)
    await markTenues(trx, [seanceId], todayOf(now))
    return ok(undefined)
  })
}

/**
 * Makes tenues the séances prévues whose day has come, somebody being noted there. Called inside an act,
 * so that one undo takes both back. Returns the ids of the séances that became tenues.
 */
export const markTenues = (
  trx: Db,
  seanceIds: readonly string[],
  today: IsoDate,
): Promise<readonly string[]> => markTenueRows(trx, seanceIds, today)
