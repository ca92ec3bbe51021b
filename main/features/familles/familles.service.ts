import type { Kysely } from 'kysely'
import type { SaisieFamille } from '../../../shared/domain/enfant.ts'
import { frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { FamilleBreve, FamilleChoisie } from '../../../shared/ipc/fiches-enfants.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import {
  deleteFamilleIfEmpty,
  findFamilleBreves,
  findFamilleRow,
  insertFamille,
  updateFamille,
} from './familles.repository.ts'

type Db = Kysely<Database>

/** Every famille, by the name of its responsables or else of its enfants. */
export async function findFamilles(db: Db): Promise<readonly FamilleBreve[]> {
  const rows = await findFamilleBreves(db)
  return rows
    .map(({ familleId, responsables, enfants }) => ({
      familleId,
      responsables: responsables ?? '',
      enfants: enfants ?? '',
    }))
    .sort((a, b) => frCollator.compare(a.responsables || a.enfants, b.responsables || b.enfants))
}

/** A famille as it is entered, or null. */
export async function findFamille(db: Db, familleId: string): Promise<SaisieFamille | null> {
  const row = await findFamilleRow(db, familleId)
  if (!row) return null
  const { commune, quartier_prioritaire: quartierPrioritaire, responsables } = row
  return { commune, quartierPrioritaire, responsables }
}

/** Refuses a known famille that is there no more. */
export async function refusalOfFamille(db: Db, choisie: FamilleChoisie): Promise<AppError | null> {
  if (choisie.genre !== 'connue' || (await findFamilleRow(db, choisie.familleId))) return null
  return { code: 'validation', fields: { 'famille.familleId': 'Choisissez une famille.' } }
}

/** Forgets a famille that an enfant has left when it was the last one; inside the caller's operation. */
export async function leaveFamille(trx: Db, familleId: string | null): Promise<void> {
  if (familleId !== null) await deleteFamilleIfEmpty(trx, familleId)
}

/** The id of the famille chosen, made when it is a new one; inside the caller's operation. */
export async function resolveFamille(trx: Db, choisie: FamilleChoisie): Promise<string | null> {
  switch (choisie.genre) {
    case 'aucune':
      return null
    case 'connue':
      return choisie.familleId
    case 'nouvelle':
      return insertFamille(trx, choisie.saisie)
  }
}

/** Replaces what is entered of a famille. */
export async function saveFamille(
  db: Db,
  familleId: string,
  saisie: SaisieFamille,
  now: Date,
): Promise<Result<void, AppError>> {
  if (!(await findFamilleRow(db, familleId))) {
    return err({ code: 'not-found', what: 'famille', name: '' })
  }
  const first = saisie.responsables[0]
  const nom = [first?.nom, first?.prenom].filter((part) => part != null).join(' ')
  const header = saisieHeader(nom === '' ? 'Famille' : `Famille ${nom}`, now)
  await inOperation(db, header, (trx) => updateFamille(trx, familleId, saisie))
  return ok(undefined)
}
