import type { IsoDate } from '../../../shared/dates.ts'
import { codesSansReponse, proposeArreteAu } from '../../../shared/domain/bilan.ts'
import { compareToPrevisionnel } from '../../../shared/domain/ecarts.ts'
import { TRAME_USUELLE } from '../../../shared/domain/trame.ts'
import { frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { AvancementBilan } from '../../../shared/ipc/bilans.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { type BilanCalcule, computeBilan } from './bilans.service.ts'

/**
 * How far the bilan of each action has come: read in the very bilan that its screen shows, so that both say
 * the same. One bilan per action, of which a projet has a handful.
 */
export async function findAvancements(
  db: OpenDatabase['db'],
  tramesFolder: string,
  scope: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<readonly AvancementBilan[], AppError>> {
  const perimetre = await findPerimetre(db, scope)
  if (!perimetre.ok) return perimetre
  const { annee, actionIds } = perimetre.value
  const arreteAu = proposeArreteAu(annee, today)
  const avancements: AvancementBilan[] = []
  for (const actionId of actionIds) {
    const computed = await computeBilan(db, tramesFolder, {
      actionId,
      arreteAu,
      trame: TRAME_USUELLE,
    })
    if (!computed.ok) return computed
    avancements.push(avancementOf(computed.value))
  }
  return ok(avancements.sort((a, b) => frCollator.compare(a.numero, b.numero)))
}

function avancementOf({ bilan, indicateurs, faits }: BilanCalcule): AvancementBilan {
  const { id, numero, intitule, dateRetour } = bilan.action
  return {
    actionId: id,
    numero,
    intitule,
    dateRetour,
    arreteAu: bilan.arreteAu,
    sansReponse: codesSansReponse(bilan),
    comparaisons: compareToPrevisionnel(indicateurs.figures, faits.previsionnel, faits.parametres),
  }
}
