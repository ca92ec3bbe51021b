import type { Kysely } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import { checkEtapes, etapesAt, etapesOf } from '../../../shared/domain/orientation.ts'
import { formatCount, formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { SaisieSuivi, SaisieSuivis } from '../../../shared/ipc/suivi-orientations.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import {
  findEtapesById,
  findOrientationsById,
  replaceSuivis,
  updateRetourEcole,
} from './suivi.repository.ts'

type Db = Kysely<Database>
type OrientationRow = Awaited<ReturnType<typeof findOrientationsById>>[number]

/** The enfant's name as its own record says it, else as the school wrote it. */
export const nomOf = (row: OrientationRow) => ({
  nom: row.enfantNom ?? row.nom ?? '',
  prenom: row.enfantPrenom ?? row.prenom ?? '',
})

const NOT_YET = 'Ce jour n’est pas encore venu.'

/** Replaces where one orientation stands: its statut, the day of each step, the word to the school. */
export async function saveSuivi(
  db: Db,
  { orientationId, statut, etapes, retourEcole }: SaisieSuivi,
  now: Date,
): Promise<Result<void, AppError>> {
  const [row] = await findOrientationsById(db, [orientationId])
  if (!row) return err({ code: 'not-found', what: 'orientation', name: '' })
  const today = todayOf(now)
  const suivi = { orientationId, statut, etapes: etapesAt(statut, etapes) }
  const wrong = checkEtapes({ ...suivi, date: row.date }, today)
  const fields = {
    ...Object.fromEntries(Object.entries(wrong).map(([etape, text]) => [`etapes.${etape}`, text])),
    ...retourFields(retourEcole, today),
  }
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
  const header = saisieHeader(`Suivi de l’orientation de ${formatPersonne(nomOf(row))}`, now)
  await inOperation(db, header, async (trx) => {
    await replaceSuivis(trx, [suivi])
    await updateRetourEcole(trx, [orientationId], retourEcole)
  })
  return ok(undefined)
}

/** Takes several orientations to one step, notes one word to the school, or both: all of them or none. */
export async function saveSuivis(
  db: Db,
  { orientationIds, etape, retourEcole }: SaisieSuivis,
  now: Date,
): Promise<Result<void, AppError>> {
  const rows = await findOrientationsById(db, orientationIds)
  if (rows.length === 0) return err({ code: 'not-found', what: 'orientation', name: '' })
  const today = todayOf(now)
  const suivis = etape === null ? [] : await suivisAt(db, rows, etape)
  const wrong = suivis.flatMap((suivi) => {
    const text = checkEtapes(suivi, today)[suivi.statut]
    return text === undefined ? [] : [`${formatPersonne(nomOf(suivi.row))} : ${text}`]
  })
  const fields = { ...firstOf(wrong), ...retourFields(retourEcole, today) }
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
  const header = saisieHeader(`Suivi de ${formatCount(rows.length, 'orientation')}`, now)
  await inOperation(db, header, async (trx) => {
    await replaceSuivis(trx, suivis)
    if (retourEcole !== null) await updateRetourEcole(trx, orientationIds, retourEcole)
  })
  return ok(undefined)
}

async function suivisAt(
  db: Db,
  rows: readonly OrientationRow[],
  { statut, date }: NonNullable<SaisieSuivis['etape']>,
) {
  const ids = rows.map(({ orientationId }) => orientationId)
  const known = Map.groupBy(await findEtapesById(db, ids), ({ orientationId }) => orientationId)
  return rows.map((row) => ({
    row,
    orientationId: row.orientationId,
    date: row.date,
    statut,
    etapes: etapesAt(statut, { ...etapesOf(known.get(row.orientationId) ?? []), [statut]: date }),
  }))
}

/** Says the first of them whole, and how many others there are. */
function firstOf(wrong: readonly string[]): Readonly<Record<string, string>> {
  const [first, ...others] = wrong
  if (first === undefined) return {}
  const more = others.length === 0 ? '' : ` Et ${formatCount(others.length, 'autre')}.`
  return { 'etape.date': `${first}${more}` }
}

const retourFields = (
  retourEcole: IsoDate | null,
  today: IsoDate,
): Readonly<Record<string, string>> =>
  retourEcole !== null && retourEcole > today ? { retourEcole: NOT_YET } : {}
