import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { JOURS } from '../../../shared/domain/listes.ts'
import type { Creneau, Horaire } from '../../../shared/domain/planification.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findCollectifRow, findCreneauxOf } from './collectifs.repository.ts'

/** A collectif, its créneaux in the order of the week, and the année it lives in. */
export type CollectifPlanifie = {
  readonly collectifId: string
  readonly nom: string
  readonly actionId: string
  readonly annee: { readonly id: string; readonly debut: IsoDate; readonly fin: IsoDate }
  readonly creneaux: readonly Creneau[]
}

/** `not-found` when it is gone. */
export async function findCollectif(
  db: Kysely<Database>,
  collectifId: string,
): Promise<Result<CollectifPlanifie, AppError>> {
  const row = await findCollectifRow(db, collectifId)
  if (row === undefined) return err({ code: 'not-found', what: 'collectif', name: '' })
  const { nom, actionId, anneeId, anneeDebut, anneeFin } = row
  const creneaux = [...(await findCreneauxOf(db, collectifId))].sort(byHoraire)
  const annee = { id: anneeId, debut: anneeDebut, fin: anneeFin }
  return ok({ collectifId, nom, actionId, annee, creneaux })
}

/** From Monday to Sunday, then by time. */
export function byHoraire(one: Horaire, other: Horaire): number {
  const days = JOURS.indexOf(one.jour) - JOURS.indexOf(other.jour)
  return days === 0 ? one.debut.localeCompare(other.debut) : days
}
