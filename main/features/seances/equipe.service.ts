import type { Kysely } from 'kysely'
import { todayOf } from '../../../shared/dates.ts'
import { formatJourDate } from '../../../shared/domain/seance.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { insertIntervenants } from './seance-ecriture.repository.ts'
import { markTenues } from './seance-etat.service.ts'
import { findSeanceRow } from './seance-ouverte.repository.ts'

/**
 * Notes a whole team at once, each for the séance's own duration; whoever is noted already stays as he
 * is. A séance prévue whose day has come becomes tenue with it.
 */
export async function addEquipe(
  db: Kysely<Database>,
  { seanceId, intervenantIds }: { seanceId: string; intervenantIds: readonly string[] },
  now: Date,
): Promise<Result<void, AppError>> {
  const seance = await findSeanceRow(db, seanceId)
  if (seance === undefined) return err({ code: 'not-found', what: 'seance', name: '' })
  if (seance.etat === 'annulee') {
    const fields = { intervenantIds: 'Cette séance est annulée : rouvrez-la d’abord.' }
    return err({ code: 'validation', fields })
  }
  const label = `Intervenants du ${formatJourDate(seance.date)} (${seance.collectif})`
  await inOperation(db, saisieHeader(label, now), async (trx) => {
    await insertIntervenants(trx, seanceId, intervenantIds)
    await markTenues(trx, [seanceId], todayOf(now))
  })
  return ok(undefined)
}
