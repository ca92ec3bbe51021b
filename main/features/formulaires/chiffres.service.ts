import type { Kysely } from 'kysely'
import { CATALOGUE } from '../../../shared/domain/catalogue.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Chiffre } from '../../../shared/ipc/formulaires.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { type DemandeFormulaire, findSources } from './formulaires.service.ts'
import { reponseOf } from './reponses-catalogue.ts'

/**
 * Numbers that the catalogue can answer for an action as of a date, in the catalogue's order: for the survey of the
 * centres sociaux and other requests for figures. Unknown numbers are left out.
 */
export const findChiffres = (
  db: Kysely<Database>,
  tramesFolder: string,
  demande: DemandeFormulaire,
): Promise<Result<readonly Chiffre[], AppError>> =>
  inSnapshot(db, async (trx) => {
    const sources = await findSources(trx, tramesFolder, demande)
    if (!sources.ok) return sources
    return ok(
      CATALOGUE.flatMap(({ code, libelle, autres, kind, temps, calcul }) => {
        if (kind !== 'nombre' && kind !== 'heures' && kind !== 'taux') return []
        const valeur = reponseOf(sources.value, code)?.valeur ?? null
        if (typeof valeur !== 'number') return []
        return [{ code, libelle, autres, kind, temps, calcul, valeur }]
      }),
    )
  })
