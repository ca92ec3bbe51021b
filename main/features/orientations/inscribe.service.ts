import type { Kysely } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import type { SaisieInscription } from '../../../shared/domain/enfant.ts'
import { dayReached, etapesAt, etapesOf } from '../../../shared/domain/orientation.ts'
import { formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { addEnfant } from '../enfants/fiche-enfant.service.ts'
import { addInscription, refusalOfInscription } from '../inscriptions/inscriptions.service.ts'
import { nomOf } from './save-suivi.service.ts'
import {
  findEtapesById,
  findOrientationsById,
  findSituationsById,
  replaceSuivis,
  updateEnfant,
} from './suivi.repository.ts'

type Db = Kysely<Database>

/**
 * Inscribes the enfant of an orientation, in one operation: created when it was but a name. In a collectif
 * the orientation is inscrite; on the waiting list the famille has agreed, and it waits for a place.
 */
export async function inscribeOrientation(
  db: Db,
  { orientationId, saisie }: { readonly orientationId: string; readonly saisie: SaisieInscription },
  now: Date,
): Promise<Result<{ readonly enfantId: string }, AppError>> {
  const [row] = await findOrientationsById(db, [orientationId])
  if (!row) return err({ code: 'not-found', what: 'orientation', name: '' })
  const refusal = await refusalOfInscription(db, saisie)
  if (refusal) return err(refusal)
  const situations = await findSituationsById(db, orientationId)
  const suivi = { date: row.date, etapes: etapesOf(await findEtapesById(db, [orientationId])) }
  const statut = saisie.statut === 'inscrit' ? 'inscrite' : 'accord'
  const reached = dayReached(statut, suivi, earlierOf(saisie.debut, todayOf(now)))
  const etapes = etapesAt(statut, { ...suivi.etapes, [statut]: reached })
  const header = saisieHeader(`Inscription de ${formatPersonne(nomOf(row))}`, now)
  const { value: enfantId } = await inOperation(db, header, async (trx) => {
    const id = row.enfantId ?? (await addEnfant(trx, enfantOf(row, situations), null))
    if (row.enfantId === null) await updateEnfant(trx, orientationId, id)
    await addInscription(trx, id, saisie)
    await replaceSuivis(trx, [{ orientationId, statut, etapes }])
    return id
  })
  return ok({ enfantId })
}

const earlierOf = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b)

const enfantOf = (
  row: Awaited<ReturnType<typeof findOrientationsById>>[number],
  situations: Awaited<ReturnType<typeof findSituationsById>>,
) => ({
  ...nomOf(row),
  dateNaissance: row.dateNaissance,
  anneeNaissance: row.anneeNaissance,
  sexe: row.sexe,
  situations: situations.map(({ situation }) => situation),
})
