import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Resume } from '../../../shared/ipc/resumes.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { findMinutes } from '../intervenants/intervenants.service.ts'
import { findOrientations } from '../orientations/suivi.service.ts'
import { findRappelsDus } from '../rencontres/rencontres.service.ts'
import { findSeancesOfActions } from '../seances/seances.service.ts'
import { summarizeMois } from './resume-mois.ts'
import { findInscriptionsOuvertes } from './resumes.repository.ts'
import {
  listAFaire,
  summarizeEnfants,
  summarizeIntervenants,
  summarizeSeances,
} from './summarize.ts'

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
  const inscriptions = await findInscriptionsOuvertes(db, actionIds, today)
  const seances = await findSeancesOfActions(db, actionIds, today)
  const { seances: enSeance, autres } = await findMinutes(db, actionIds, today)
  const orientations = await findOrientations(db, input.anneeId, today)
  const minutes = [...enSeance, ...autres]

  return ok({
    ...summarizeEnfants(inscriptions, today),
    ...summarizeSeances(seances, today),
    ...summarizeIntervenants(minutes),
    mois: summarizeMois(seances, minutes, today),
    aFaire: listAFaire({ inscriptions, seances, minutes, orientations, today }),
    rappels: await findRappelsDus(db, actionIds, today),
  })
}
