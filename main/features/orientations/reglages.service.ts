import type { Kysely } from 'kysely'
import { z } from 'zod'
import { libelleAnnee } from '../../../shared/dates.ts'
import { CRITERES_PROPOSES, type Critere, critereSchema } from '../../../shared/domain/critere.ts'
import {
  DELAIS_PROPOSES,
  type DelaisOrientation,
  delaisSchema,
} from '../../../shared/domain/orientation.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { ReglagesOrientations } from '../../../shared/ipc/orientations.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { readParametre, writeParametres } from '../parametres/parametres.service.ts'
import { findAnnee } from './orientations.repository.ts'

type Db = Kysely<Database>

const CLE_CRITERES = 'criteresOrientation'
const CLE_DELAIS = 'delaisOrientation'
const CLE_TEXTE = 'texteFiche'
const CLE_LOGO = 'logoFiche'

/** Criteria that the network has chosen for an année; the proposed ones until it has. */
export const readCriteres = (db: Db, anneeId: string): Promise<readonly Critere[]> =>
  readParametre(
    db,
    { anneeId, cle: CLE_CRITERES, schema: z.array(critereSchema) },
    CRITERES_PROPOSES,
  )

/** Days after which an orientation is late, in an année. */
export const readDelais = (db: Db, anneeId: string): Promise<DelaisOrientation> =>
  readParametre(db, { anneeId, cle: CLE_DELAIS, schema: delaisSchema }, DELAIS_PROPOSES)

/** Settings by which an année follows its orientations. */
export async function readReglages(db: Db, anneeId: string): Promise<ReglagesOrientations> {
  return {
    criteres: await readCriteres(db, anneeId),
    delais: await readDelais(db, anneeId),
    texteFiche: await readParametre(
      db,
      { anneeId, cle: CLE_TEXTE, schema: z.string().nullable() },
      null,
    ),
  }
}

/** The logo of the fiches of an année, a data URI; null without one. */
export const readLogoFiche = (db: Db, anneeId: string): Promise<string | null> =>
  readParametre(db, { anneeId, cle: CLE_LOGO, schema: z.string().nullable() }, null)

/** Replaces the logo of the fiches of an année, a data URI; null removes it. */
export function saveLogoFiche(
  db: Db,
  { anneeId, logo }: { readonly anneeId: string; readonly logo: string | null },
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const annee = await findAnnee(trx, anneeId)
    if (!annee) return err({ code: 'not-found', what: 'annee', name: '' })
    say(logo === null ? 'Logo des fiches retiré' : 'Logo des fiches')
    return ok(await writeParametres(trx, anneeId, { [CLE_LOGO]: logo ?? undefined }))
  })
}

/** Replaces the criteria, the delays and the text of the fiches of an année; orientations received before keep their own words. */
export function saveReglages(
  db: Db,
  { anneeId, criteres, delais, texteFiche }: ReglagesOrientations & { readonly anneeId: string },
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const annee = await findAnnee(trx, anneeId)
    if (!annee) return err({ code: 'not-found', what: 'annee', name: '' })
    say(`Réglages des orientations ${libelleAnnee(annee)}`)
    const parametres = {
      [CLE_CRITERES]: criteres,
      [CLE_DELAIS]: delais,
      [CLE_TEXTE]: texteFiche ?? undefined,
    }
    return ok(await writeParametres(trx, anneeId, parametres))
  })
}
