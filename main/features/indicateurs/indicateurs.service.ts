import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Faits } from '../../../shared/domain/faits.ts'
import { computeIndicateurs, type Indicateurs } from '../../../shared/domain/indicateurs.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findPrevisionnel } from '../actions/actions.service.ts'
import { type ActionIdentite, findActionIdentite } from './action.repository.ts'
import { findFaits, findParametres } from './indicateurs.repository.ts'

export type { ActionIdentite }
export { findParametres }

export type IndicateursAction = {
  readonly action: ActionIdentite
  readonly faits: Faits
  readonly indicateurs: Indicateurs
}

/** Every figure of one action as of a date, which must lie in the action's année. */
export async function findIndicateurs(
  db: Kysely<Database>,
  actionId: string,
  arreteAu: IsoDate,
): Promise<Result<IndicateursAction, AppError>> {
  // One transaction, so that all figures speak of the same state of the records.
  return db.transaction().execute(async (trx) => {
    const action = await findActionIdentite(trx, actionId)
    if (!action) return err({ code: 'not-found', what: 'action', name: actionId })
    const { debut, fin } = action.annee
    if (arreteAu < debut || arreteAu > fin) {
      return err({ code: 'date-outside-annee', date: arreteAu, debut, fin })
    }
    const faits = {
      ...(await findFaits(trx, action.annee.id, { actionId, arreteAu })),
      previsionnel: await findPrevisionnel(trx, actionId),
    }
    return ok({ action, faits, indicateurs: computeIndicateurs(faits) })
  })
}
