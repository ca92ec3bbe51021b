import type { Kysely } from 'kysely'
import type { SaisieFamille } from '../../../shared/domain/enfant.ts'
import { frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { FamilleBreve, FamilleChoisie } from '../../../shared/ipc/familles.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
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

/** Deletes the famille that an enfant has left, when nobody is left in it; inside the caller's act. */
export async function leaveFamille(trx: Db, familleId: string | null): Promise<void> {
  if (familleId !== null) await deleteFamilleIfEmpty(trx, familleId)
}

/** The id of the famille chosen for an enfant, created when it is a new one; inside the caller's act. */
export async function chooseFamille(
  trx: Db,
  choisie: FamilleChoisie,
): Promise<Result<string | null, AppError>> {
  switch (choisie.genre) {
    case 'aucune':
      return ok(null)
    case 'connue':
      return (await findFamilleRow(trx, choisie.familleId))
        ? ok(choisie.familleId)
        : err({ code: 'validation', fields: { 'famille.familleId': 'Choisissez une famille.' } })
    case 'nouvelle':
      return ok(await insertFamille(trx, choisie.saisie))
  }
}

/** Adds a famille by its adults; refused when none is named, since nobody could be told from another. */
export function createFamille(
  db: Db,
  saisie: SaisieFamille,
  now: Date,
): Promise<Result<{ readonly familleId: string }, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const nom = nomOf(saisie)
    if (nom === '') {
      const text = 'Indiquez le nom d’un parent.'
      return err({ code: 'validation', fields: { 'responsables.0.nom': text } })
    }
    say(`Nouvelle famille : ${nom}`)
    return ok({ familleId: await insertFamille(trx, saisie) })
  })
}

/** The name of the first adult, or a blank. */
const nomOf = ({ responsables: [first] }: SaisieFamille): string =>
  [first?.nom, first?.prenom].filter((part) => part != null).join(' ')

/** Replaces the entered values of a famille. */
export function saveFamille(
  db: Db,
  familleId: string,
  saisie: SaisieFamille,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    if (!(await findFamilleRow(trx, familleId))) {
      return err({ code: 'not-found', what: 'famille', name: '' })
    }
    const nom = nomOf(saisie)
    say(nom === '' ? 'Famille' : `Famille ${nom}`)
    return ok(await updateFamille(trx, familleId, saisie))
  })
}
