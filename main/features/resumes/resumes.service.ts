import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Resume } from '../../../shared/ipc/resumes.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { findLignes, listAFaire } from '../controles/a-faire.service.ts'
import { findRappelsDus } from '../rencontres/rencontres.service.ts'
import { summarizeMois } from './resume-mois.ts'
import { summarizeEnfants, summarizeIntervenants, summarizeSeances } from './summarize.ts'

/**
 * The année at a glance, as of `today`. Built on the very lines that the lists show, so that a figure
 * of Accueil and the list it opens cannot disagree.
 */
export async function findResume(
  db: Kysely<Database>,
  input: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<Resume, AppError>> {
  const perimetre = await findPerimetre(db, input)
  if (!perimetre.ok) return perimetre
  const { actionIds } = perimetre.value
  const lignes = await findLignes(db, { anneeId: input.anneeId, actionIds }, today)
  const { inscriptions, seances, minutes } = lignes

  return ok({
    ...summarizeEnfants(inscriptions, today),
    ...summarizeSeances(seances, today),
    ...summarizeIntervenants(minutes),
    mois: summarizeMois(seances, minutes, today),
    aFaire: listAFaire(lignes, today).map(({ code, ids }) => ({ code, count: ids.length })),
    rappels: await findRappelsDus(db, actionIds, today),
  })
}
