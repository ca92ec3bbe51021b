import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { type EtatObjectif, etatsDesObjectifs } from '../../../shared/domain/objectif.ts'
import { typographie } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findIndicateurs } from '../indicateurs/indicateurs.service.ts'

/** The fourteen objectives of an action with their evidence as of a date, from the facts of its bilan. */
export async function findObjectifs(
  db: Kysely<Database>,
  actionId: string,
  arreteAu: IsoDate,
): Promise<Result<readonly EtatObjectif[], AppError>> {
  const found = await findIndicateurs(db, actionId, arreteAu)
  if (!found.ok) return found
  return ok(
    etatsDesObjectifs(found.value.faits).map((etat) => ({
      ...etat,
      preuves: etat.preuves.map((one) => ({ ...one, texte: typographie(one.texte) })),
      manques: etat.manques.map(typographie),
    })),
  )
}
