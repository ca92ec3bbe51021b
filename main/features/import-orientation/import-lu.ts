import { setTimeout as wait } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { ApercuImport, Decision } from '../../../shared/domain/import-orientation.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import type { FichierLu, LigneLue } from '../../import/understand/ligne-lue.ts'
import { inImport } from '../imports/imports.service.ts'
import { findConnus } from './connus.repository.ts'
import type { Connus } from './connus.ts'
import { clesOf } from './identite.ts'
import { indexByCle, judgeLignes } from './judge.ts'
import { judgeResponsables } from './judge-responsables.ts'
import { buildPlan } from './plan.ts'
import { buildPlanResponsables } from './plan-responsables.ts'
import type { PlanOptions } from './plan-types.ts'
import { apercuOf } from './preview.ts'
import { writePlan } from './write-plan.ts'

type Db = Kysely<Database>

/** Where the rows of a file go, once they are read. */
export type LuOptions = Omit<PlanOptions, 'importId' | 'newId'> & {
  readonly decisions?: readonly Decision[]
}

/** What importing these rows would do. */
export async function previewLu(db: Db, lu: FichierLu, options: LuOptions): Promise<ApercuImport> {
  return (await planImport(db, lu, options, null)).apercu
}

/** Does it, in one operation of the journal. */
export function commitLu(
  db: Db,
  lu: FichierLu,
  options: LuOptions,
  now: Date,
): Promise<ApercuImport> {
  return inImport(db, options, now, async (trx, importId) => {
    const { genre, plan, apercu } = await planImport(trx, lu, options, importId)
    await writePlan(trx, plan)
    return { genre, value: apercu }
  })
}

const LONG_LIST = 1_000

/**
 * A list of a whole town takes a tenth of a second to plan: the window gets its turn between the steps. By a
 * timer, since an immediate would come in the very turn that received the rows.
 */
const nextTurn = async ({ lignes }: FichierLu): Promise<void> => {
  if (lignes.length > LONG_LIST) await wait(0)
}

/** A list proposes children, or completes those we know. */
const WAYS = {
  orientations: { judge: judgeLignes, build: buildPlan },
  responsables: { judge: judgeResponsables, build: buildPlanResponsables },
} as const

/** A list of parents completes known children; when it names none of ours, it proposes its own like any other. */
function genreOf({ lignes }: FichierLu, { enfants }: Connus): keyof typeof WAYS {
  if (!lignes.every(({ isOfResponsable }) => isOfResponsable)) return 'orientations'
  const known = indexByCle(enfants)
  const isOurs = (ligne: LigneLue) => clesOf(ligne).some((cle) => known.has(cle))
  return lignes.some(isOurs) ? 'responsables' : 'orientations'
}

async function planImport(db: Db, lu: FichierLu, options: LuOptions, importId: string | null) {
  const connus = await findConnus(db, options.anneeId, options.actionId)
  const genre = genreOf(lu, connus)
  const { judge, build } = WAYS[genre]
  await nextTurn(lu)
  // Kept with each row: what judging compares is worked out in a turn of its own.
  for (const ligne of lu.lignes) clesOf(ligne)
  await nextTurn(lu)
  const { propositions, refused } = judge(lu.lignes, connus, options.decisions)
  await nextTurn(lu)
  const plan = build(propositions, connus, { ...options, importId: importId ?? '', newId })
  await nextTurn(lu)
  const { familles } = connus
  const { etablissement } = options
  const { outcomes } = plan
  return {
    genre,
    plan,
    apercu: apercuOf({ importId, genre, lu, outcomes, refused, familles, etablissement }),
  }
}
