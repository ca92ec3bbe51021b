import type { Kysely } from 'kysely'
import { z } from 'zod'
import { libelleAnnee } from '../../../shared/dates.ts'
import { CRITERES_PROPOSES, type Critere } from '../../../shared/domain/critere.ts'
import { DELAIS_PROPOSES, type DelaisOrientation } from '../../../shared/domain/orientation.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import {
  critereSchema,
  delaisSchema,
  type ReglagesOrientations,
} from '../../../shared/ipc/reglages-orientations.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { writeParametres } from '../parametres/parametres.service.ts'
import { findAnnee, findParametre } from './orientations.repository.ts'

type Db = Kysely<Database>

const CLE_CRITERES = 'criteresOrientation'
const CLE_DELAIS = 'delaisOrientation'

/** The criteria that the network has chosen for an année; a start until it has. */
export const readCriteres = (db: Db, anneeId: string): Promise<readonly Critere[]> =>
  readOr(db, anneeId, CLE_CRITERES, z.array(critereSchema), CRITERES_PROPOSES)

/** Days after which an orientation is late, in an année. */
export const readDelais = (db: Db, anneeId: string): Promise<DelaisOrientation> =>
  readOr(db, anneeId, CLE_DELAIS, delaisSchema, DELAIS_PROPOSES)

async function readOr<T>(
  db: Db,
  anneeId: string,
  cle: string,
  schema: z.ZodType<T>,
  fallback: T,
): Promise<T> {
  const valeur = await findParametre(db, anneeId, cle)
  return valeur === null ? fallback : schema.parse(JSON.parse(valeur))
}

/** How an année follows its orientations. */
export async function readReglages(db: Db, anneeId: string): Promise<ReglagesOrientations> {
  return { criteres: await readCriteres(db, anneeId), delais: await readDelais(db, anneeId) }
}

/** Replaces it, in one operation; what was received before keeps its own words. */
export async function saveReglages(
  db: Db,
  { anneeId, criteres, delais }: ReglagesOrientations & { readonly anneeId: string },
  now: Date,
): Promise<Result<void, AppError>> {
  const annee = await findAnnee(db, anneeId)
  if (!annee) return err({ code: 'not-found', what: 'annee', name: '' })
  const header = saisieHeader(`Réglages des orientations ${libelleAnnee(annee)}`, now)
  const parametres = { [CLE_CRITERES]: criteres, [CLE_DELAIS]: delais }
  await inOperation(db, header, (trx) => writeParametres(trx, anneeId, parametres))
  return ok(undefined)
}
