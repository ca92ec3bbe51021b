import type { Kysely } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import { formatDate } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { SaisiePresence } from '../../../shared/ipc/presences.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { findSeancesEtat, markTenues, type SeanceEtat } from '../seances/seance-etat.service.ts'
import {
  deletePresenceRows,
  findInscrits,
  findPresences,
  type PresenceRow,
  savePresenceRows,
} from './presences.repository.ts'

type Db = Kysely<Database>

/** What is known when présences are judged. */
type Known = {
  readonly seances: ReadonlyMap<string, SeanceEtat>
  readonly recorded: ReadonlyMap<string, PresenceRow>
  readonly inscrits: ReadonlySet<string>
}

const keyOf = (seanceId: string, enfantId: string): string => `${seanceId} ${enfantId}`

/**
 * Records présences in one operation; séances prévues whose day has come become tenues with it. All or
 * nothing: each refusal is under `presences.<index>`. What changes nothing leaves no operation.
 */
export async function savePresences(
  db: Db,
  input: { readonly label: string; readonly presences: readonly SaisiePresence[] },
  now: Date,
): Promise<Result<{ readonly tenues: readonly string[] }, AppError>> {
  const today = todayOf(now)
  const seanceIds = [...new Set(input.presences.map(({ seanceId }) => seanceId))]
  const known = await findKnown(db, seanceIds)
  const fields = refusalsOf(input.presences, known, today)
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })

  const { saved, deleted } = changesOf(input.presences, known.recorded)
  if (saved.length + deleted.length === 0) return ok({ tenues: [] })
  const header = saisieHeader(input.label, now)
  const { value } = await inOperation(db, header, async (trx) => {
    await deletePresenceRows(trx, deleted)
    await savePresenceRows(trx, saved)
    const touched = [...new Set(saved.map((row) => row.seance_id))]
    return markTenues(trx, touched, today)
  })
  return ok({ tenues: value })
}

async function findKnown(db: Db, seanceIds: readonly string[]): Promise<Known> {
  const seances = await findSeancesEtat(db, seanceIds)
  const recorded = await findPresences(db, seanceIds)
  const inscrits = await findInscrits(db, seanceIds)
  return {
    seances: new Map(seances.map((seance) => [seance.id, seance])),
    recorded: new Map(recorded.map((row) => [keyOf(row.seance_id, row.enfant_id), row])),
    inscrits: new Set(inscrits.map(({ seanceId, enfantId }) => keyOf(seanceId, enfantId))),
  }
}

function refusalsOf(
  presences: readonly SaisiePresence[],
  known: Known,
  today: IsoDate,
): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [index, saisie] of presences.entries()) {
    const refusal = refusalOf(saisie, known, today)
    if (refusal !== null) fields[`presences.${index}`] = refusal
  }
  return fields
}

/** Why one présence cannot be recorded. Taking a record away is always possible. */
function refusalOf(
  { seanceId, enfantId, etat }: SaisiePresence,
  { seances, recorded, inscrits }: Known,
  today: IsoDate,
): string | null {
  const seance = seances.get(seanceId)
  if (seance === undefined) return 'Cette séance n’existe plus : revenez à la liste.'
  if (etat === null) return null
  const jour = formatDate(seance.date)
  if (seance.etat === 'annulee') {
    return `La séance du ${jour} est annulée : rouvrez-la avant d’y noter des présences.`
  }
  if (seance.date > today && etat !== 'excuse') {
    return `La séance du ${jour} n’a pas encore eu lieu : seule une absence excusée peut être notée d’avance.`
  }
  const key = keyOf(seanceId, enfantId)
  // What an import brought can be corrected, even where the inscription does not cover that day.
  if (!inscrits.has(key) && !recorded.has(key)) {
    return `Cet enfant n’est pas inscrit à ce collectif le ${jour} : vérifiez les dates de son inscription.`
  }
  return null
}

/** The rows to write and to take away; what is already so is left alone. */
function changesOf(
  presences: readonly SaisiePresence[],
  recorded: ReadonlyMap<string, PresenceRow>,
): { readonly saved: readonly PresenceRow[]; readonly deleted: readonly PresenceRow[] } {
  const saved: PresenceRow[] = []
  const deleted: PresenceRow[] = []
  const last = new Map(presences.map((saisie) => [keyOf(saisie.seanceId, saisie.enfantId), saisie]))
  for (const [key, saisie] of last) {
    const before = recorded.get(key)
    const after = rowOf(saisie, before)
    if (after !== null && !isSame(before, after)) saved.push(after)
    if (after === null && before !== undefined) deleted.push(before)
  }
  return { saved, deleted }
}

function rowOf(saisie: SaisiePresence, before: PresenceRow | undefined): PresenceRow | null {
  const { seanceId: seance_id, enfantId: enfant_id, etat } = saisie
  if (etat === null) return null
  const note = saisie.note === undefined ? (before?.note ?? null) : saisie.note || null
  return { seance_id, enfant_id, etat, note }
}

const isSame = (before: PresenceRow | undefined, after: PresenceRow): boolean =>
  before !== undefined && before.etat === after.etat && before.note === after.note
