import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Faits } from '../../../shared/domain/faits.ts'
import { computeIndicateurs, type Indicateurs } from '../../../shared/domain/indicateurs.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { type ActionDeLAnnee, findActionDeLAnnee } from '../actions/actions.service.ts'
import { findJoursFermes } from '../calendrier/calendrier.service.ts'
import { findParametres } from '../parametres/parametres.service.ts'
import { findFaits } from './indicateurs.repository.ts'

export type IndicateursAction = ActionDeLAnnee & {
  readonly faits: Faits
  readonly indicateurs: Indicateurs
}

/** Every figure of one action as of a date, which must lie in the action's année; all from one snapshot. */
export function findIndicateurs(
  db: Kysely<Database>,
  actionId: string,
  arreteAu: IsoDate,
): Promise<Result<IndicateursAction, AppError>> {
  return inSnapshot(db, async (trx) => {
    const found = await findActionDeLAnnee(trx, actionId)
    if (!found.ok) return found
    const { action, annee } = found.value
    const { debut, fin } = annee
    if (arreteAu < debut || arreteAu > fin) {
      return err({ code: 'date-outside-annee', date: arreteAu, debut, fin })
    }
    const faits = {
      ...(await findFaits(trx, { actionId, arreteAu })),
      previsionnel: action.previsionnel,
      parametres: await findParametres(trx, annee.id),
      vacances: (await findJoursFermes(trx, annee)).vacances,
    }
    return ok({ action, annee, faits, indicateurs: computeIndicateurs(faits) })
  })
}
