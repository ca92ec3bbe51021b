import type { Kysely } from 'kysely'
import { formatDate, formatPersonne, typographie } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { ApercuFusion } from '../../../shared/ipc/enfants.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { leaveFamille } from '../familles/familles.service.ts'
import {
  countMoves,
  fillEnfant,
  findAllBrefs,
  findEnfantRow,
  moveRecords,
} from './enfants.repository.ts'

type Db = Kysely<Database>
type Enfant = NonNullable<Awaited<ReturnType<typeof findEnfantRow>>>
type Pair = { readonly keptId: string; readonly removedId: string }

/** Preview of a merge of two records of one enfant: values kept and given up; writes nothing. */
export async function previewMerge(db: Db, pair: Pair): Promise<Result<ApercuFusion, AppError>> {
  const found = await findPair(db, pair)
  if (!found.ok) return found
  const { kept, removed } = found.value
  const brefs = new Map((await findAllBrefs(db)).map((bref) => [bref.enfantId, bref]))
  const keptBref = brefs.get(pair.keptId)
  const removedBref = brefs.get(pair.removedId)
  if (!keptBref || !removedBref) return err({ code: 'not-found', what: 'enfant', name: '' })
  return ok({
    kept: keptBref,
    removed: removedBref,
    ...differencesOf(kept, removed),
    ...(await countMoves(db, pair.keptId, pair.removedId)),
  })
}

/** Puts two records of one enfant together, in one act that can be undone. */
export function mergeEnfants(db: Db, pair: Pair, now: Date): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const found = await findPair(trx, pair)
    if (!found.ok) return found
    const { kept, removed } = found.value
    say(`Fusion de ${formatPersonne(removed)} avec ${formatPersonne(kept)}`)
    await fillEnfant(trx, kept.id, blanksFilled(kept, removed))
    await moveRecords(trx, kept.id, removed.id)
    return ok(await leaveFamille(trx, removed.famille_id))
  })
}

async function findPair(db: Db, { keptId, removedId }: Pair) {
  const kept = await findEnfantRow(db, keptId)
  const removed = await findEnfantRow(db, removedId)
  if (!kept || !removed || keptId === removedId) {
    return err({ code: 'not-found', what: 'enfant', name: '' } as const)
  }
  return ok({ kept, removed })
}

/**
 * Columns of the kept record that the removed one fills. A day of birth replaces a year alone when they agree;
 * nothing else that the kept record says is replaced.
 */
function blanksFilled(kept: Enfant, removed: Enfant) {
  const isDayNew =
    kept.date_naissance === null &&
    removed.date_naissance !== null &&
    (kept.annee_naissance === null ||
      Number(removed.date_naissance.slice(0, 4)) === kept.annee_naissance)
  const isYearNew = kept.date_naissance === null && kept.annee_naissance === null && !isDayNew
  return {
    ...(isDayNew ? { date_naissance: removed.date_naissance, annee_naissance: null } : {}),
    ...(isYearNew && removed.annee_naissance !== null
      ? { annee_naissance: removed.annee_naissance }
      : {}),
    ...(kept.sexe === null && removed.sexe !== null ? { sexe: removed.sexe } : {}),
    ...(kept.famille_id === null && removed.famille_id !== null
      ? { famille_id: removed.famille_id }
      : {}),
  }
}

function differencesOf(kept: Enfant, removed: Enfant) {
  const filled = blanksFilled(kept, removed)
  const naissance = naissanceText(removed)
  const isBirthTaken = 'annee_naissance' in filled
  const isBirthLost = naissance !== null && !isBirthTaken && naissance !== naissanceText(kept)
  const isFamilleLost =
    removed.famille_id !== null &&
    kept.famille_id !== null &&
    kept.famille_id !== removed.famille_id
  return {
    completes: [
      ...(isBirthTaken ? [`Naissance : ${naissance}`] : []),
      ...('sexe' in filled ? [`Sexe : ${removed.sexe === 'F' ? 'fille' : 'garçon'}`] : []),
      ...('famille_id' in filled ? ['Sa famille et ses responsables'] : []),
    ].map(typographie),
    abandons: [
      ...(formatPersonne(kept) === formatPersonne(removed)
        ? []
        : [`Nom : ${formatPersonne(removed)}`]),
      ...(isBirthLost ? [`Naissance : ${naissance}`] : []),
      ...(isFamilleLost ? ['Son rattachement à une autre famille'] : []),
    ].map(typographie),
  }
}

function naissanceText(enfant: Enfant): string | null {
  if (enfant.date_naissance !== null) return formatDate(enfant.date_naissance)
  return enfant.annee_naissance === null ? null : String(enfant.annee_naissance)
}
