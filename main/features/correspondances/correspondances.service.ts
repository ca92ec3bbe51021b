import type { Kysely } from 'kysely'
import { z } from 'zod'
import type {
  CorrespondanceRetenue,
  FeuilleFichier,
  ValeurDite,
} from '../../../shared/domain/correspondance.ts'
import { isSameEtablissement } from '../../../shared/domain/etablissement.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { deleteRetenues, findRetenues, insertRetenue } from './correspondances.repository.ts'

type Db = Kysely<Database>

const colonnesSchema = z.array(z.strictObject({ index: z.int(), champ: z.string() }))
const valeursSchema = z.array(
  z.strictObject({ champ: z.string(), texte: z.string(), code: z.string().nullable() }),
)

/** Correspondances kept of earlier files, latest first. */
export async function findCorrespondances(db: Db): Promise<readonly CorrespondanceRetenue[]> {
  const rows = await findRetenues(db)
  return rows.map(({ id, ecole, forme, colonnes, valeurs }) => ({
    correspondanceId: id,
    ecole,
    forme,
    colonnes: colonnesSchema.parse(JSON.parse(colonnes)),
    valeurs: valeursSchema.parse(JSON.parse(valeurs)),
  }))
}

/**
 * Keeps how the person had the sheets of an imported file read, for the next file of that school with the
 * same titles; `ecole` is null for hours. A transaction of its own and no act, so that it survives the undo
 * of the import: an import is undone so as to be done better, and columns are not to be explained twice.
 */
export async function retainCorrespondances(
  db: Db,
  lecture: readonly FeuilleFichier[],
  ecole: string | null,
  now: Date,
): Promise<void> {
  const dites = lecture.filter(({ origine, forme }) => origine === 'personne' && forme !== null)
  if (dites.length === 0) return
  await db.transaction().execute(async (trx) => {
    const before = await findRetenues(trx)
    for (const [forme, feuilles] of Map.groupBy(dites, (one) => one.forme ?? '')) {
      const replaced = before.filter((one) => one.forme === forme && isSameEcole(one.ecole, ecole))
      const colonnes = feuilles.at(-1)?.lue.colonnes ?? []
      await deleteRetenues(
        trx,
        replaced.map(({ id }) => id),
      )
      await insertRetenue(trx, {
        id: newId(),
        ecole,
        forme,
        colonnes: JSON.stringify(colonnes),
        valeurs: JSON.stringify(valeursOf(feuilles)),
        retenue_le: now.toISOString(),
      })
    }
  })
}

const isSameEcole = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : isSameEtablissement(a, b)

/** Meanings given to values on any sheet; the last word on a code holds, empty cells are left out. */
function valeursOf(feuilles: readonly FeuilleFichier[]): readonly ValeurDite[] {
  const dites = feuilles.flatMap(({ lue }) => lue.valeurs).filter(({ texte }) => texte !== '')
  return [...new Map(dites.map((one) => [`${one.champ}\n${one.texte}`, one])).values()]
}

/** Forgets how a file was read: the next one like it is read by its titles alone. Can be undone. */
export const forgetCorrespondance = (
  db: Db,
  correspondanceId: string,
  now: Date,
): Promise<Result<void, AppError>> =>
  act(db, { now }, async (trx, { say }) => {
    const row = (await findRetenues(trx)).find(({ id }) => id === correspondanceId)
    if (!row) return ok(undefined)
    say(row.ecole === null ? 'Colonnes oubliées' : `Colonnes oubliées : ${row.ecole}`)
    await deleteRetenues(trx, [correspondanceId])
    return ok(undefined)
  })
