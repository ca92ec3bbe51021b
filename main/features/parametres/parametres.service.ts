import type { Kysely } from 'kysely'
import type { z } from 'zod'
import { libelleAnnee } from '../../../shared/dates.ts'
import { PARAMETRES_PAR_DEFAUT, type ParametresAnnee } from '../../../shared/domain/faits.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { parametresSchema } from '../../../shared/ipc/parametres.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import {
  type Carried,
  copyParametres,
  findOwnParametres,
  replaceParametres,
} from './parametres.repository.ts'

type Db = Kysely<Database>

/** The parametres of an année that is there: its own choices over the usual ones. */
export async function findParametres(db: Db, anneeId: string): Promise<ParametresAnnee> {
  const own = await findOwnParametres(db, anneeId, Object.keys(PARAMETRES_PAR_DEFAUT))
  // A value that came with a file and does not fit counts as never set.
  const { shape } = parametresSchema
  const fitting = Object.entries(own).filter(
    ([cle, valeur]) => shape[cle as keyof typeof shape].safeParse(valeur).success,
  )
  return { ...PARAMETRES_PAR_DEFAUT, ...Object.fromEntries(fitting) }
}

/** Rules of an année for its figures and its groups; `not-found` for an unknown année. */
export async function readParametres(
  db: Db,
  anneeId: string,
): Promise<Result<ParametresAnnee, AppError>> {
  const perimetre = await findPerimetre(db, { anneeId, actionId: null })
  if (!perimetre.ok) return perimetre
  return ok(await findParametres(db, anneeId))
}

/** Replaces the parametres of an année: every figure and contrôle of the année follows. */
export async function saveParametres(
  db: Db,
  { anneeId, parametres }: { readonly anneeId: string; readonly parametres: ParametresAnnee },
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const perimetre = await findPerimetre(trx, { anneeId, actionId: null })
    if (!perimetre.ok) return perimetre
    const { effectifMin, effectifMax } = parametres
    if (effectifMin !== null && effectifMax !== null && effectifMax < effectifMin) {
      const message = 'Ce maximum est plus petit que le minimum : corrigez l’un des deux.'
      return err({ code: 'validation', fields: { 'parametres.effectifMax': message } })
    }
    say(`Règles ${libelleAnnee(perimetre.value.annee)}`)
    await replaceParametres(trx, anneeId, parametres)
    return ok(undefined)
  })
}

/** Reads one setting of an année by its key; `fallback` when it was never set, or came with a file and does not fit. */
export async function readParametre<T>(
  db: Db,
  {
    anneeId,
    cle,
    schema,
  }: { readonly anneeId: string; readonly cle: string; readonly schema: z.ZodType<T> },
  fallback: T,
): Promise<T> {
  const own = (await findOwnParametres(db, anneeId, [cle]))[cle]
  if (own === undefined) return fallback
  const fitting = schema.safeParse(own)
  return fitting.success ? fitting.data : fallback
}

/** Keeps settings of an année by their key, inside the caller's act. */
export const writeParametres = (
  trx: Db,
  anneeId: string,
  parametres: Readonly<Record<string, unknown>>,
): Promise<void> => replaceParametres(trx, anneeId, parametres)

/** Copies the settings of one année to another, inside the caller's act. */
export const carryParametres = (trx: Db, carried: Carried): Promise<void> =>
  copyParametres(trx, carried)
