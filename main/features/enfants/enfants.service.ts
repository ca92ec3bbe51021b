import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { ORIGINES, SITUATIONS } from '../../../shared/domain/listes.ts'
import { comparePersonnes, frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import {
  countPresences,
  findInscriptions,
  findOrigines,
  findResponsables,
  findSituations,
} from './enfants.repository.ts'

/** The inscriptions of an action (or of the whole année) with their enfants; présences as of `today`. */
export async function findEnfants(
  db: Kysely<Database>,
  input: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<readonly EnfantLigne[], AppError>> {
  const perimetre = await findPerimetre(db, input)
  if (!perimetre.ok) return perimetre
  const { actionIds } = perimetre.value
  const inscriptions = await findInscriptions(db, actionIds)
  const origines = Map.groupBy(await findOrigines(db, actionIds), (row) => row.inscriptionId)
  const situations = Map.groupBy(await findSituations(db, actionIds), (row) => row.enfantId)
  const responsables = Map.groupBy(await findResponsables(db, actionIds), (row) => row.familleId)
  const presences = Map.groupBy(
    await countPresences(db, actionIds, today),
    (row) => row.inscriptionId,
  )

  const lignes = inscriptions.map((inscription): EnfantLigne => {
    const counts = presences.get(inscription.inscriptionId)?.[0]
    const ofEnfant = situations.get(inscription.enfantId)?.map((row) => row.situation) ?? []
    const ofInscription = origines.get(inscription.inscriptionId)?.map((row) => row.origine) ?? []
    return {
      ...inscription,
      origines: ORIGINES.filter((origine) => ofInscription.includes(origine)),
      situations: SITUATIONS.filter((situation) => ofEnfant.includes(situation)),
      responsables: (responsables.get(inscription.familleId ?? '') ?? []).map((row) => ({
        nom: [row.prenom, row.nom].filter((part) => part !== null).join(' '),
        telephone: row.telephone,
      })),
      presents: counts?.presents ?? 0,
      absents: counts?.absents ?? 0,
      excuses: counts?.excuses ?? 0,
    }
  })
  return ok(lignes.sort(byNom))
}

function byNom(a: EnfantLigne, b: EnfantLigne): number {
  return (
    comparePersonnes(a, b) ||
    frCollator.compare(a.collectif ?? '', b.collectif ?? '') ||
    frCollator.compare(a.debut, b.debut)
  )
}
