import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { JOURS } from '../../../shared/domain/listes.ts'
import type { Creneau, Horaire } from '../../../shared/domain/planification.ts'
import { frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findCollectifsWithAnnee, findCreneauxOf } from './collectifs.repository.ts'

/** A collectif, its créneaux in the order of the week, and the année it lives in. */
export type CollectifPlanifie = {
  readonly collectifId: string
  readonly nom: string
  readonly actionId: string
  readonly annee: { readonly id: string; readonly debut: IsoDate; readonly fin: IsoDate }
  readonly creneaux: readonly Creneau[]
}

/** Those of the collectifs that exist, by name in French order. */
export async function findPlanifies(
  db: Kysely<Database>,
  collectifIds: readonly string[],
): Promise<readonly CollectifPlanifie[]> {
  const rows = await findCollectifsWithAnnee(db, collectifIds)
  const creneaux = Map.groupBy(await findCreneauxOf(db, collectifIds), (k) => k.collectifId)
  return rows
    .map(
      ({ collectifId, nom, actionId, anneeId, anneeDebut, anneeFin }): CollectifPlanifie => ({
        collectifId,
        nom,
        actionId,
        annee: { id: anneeId, debut: anneeDebut, fin: anneeFin },
        creneaux: (creneaux.get(collectifId) ?? [])
          .map(({ creneauId, jour, debut, fin }) => ({ creneauId, jour, debut, fin }))
          .sort(byHoraire),
      }),
    )
    .sort((one, other) => frCollator.compare(one.nom, other.nom))
}

/** `not-found` when it is gone. */
export async function findPlanifie(
  db: Kysely<Database>,
  collectifId: string,
): Promise<Result<CollectifPlanifie, AppError>> {
  const [found] = await findPlanifies(db, [collectifId])
  return found === undefined ? err({ code: 'not-found', what: 'collectif', name: '' }) : ok(found)
}

/** From Monday to Sunday, then by time. */
export function byHoraire(one: Horaire, other: Horaire): number {
  const days = JOURS.indexOf(one.jour) - JOURS.indexOf(other.jour)
  return days === 0 ? one.debut.localeCompare(other.debut) : days
}
