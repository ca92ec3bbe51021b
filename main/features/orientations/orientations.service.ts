import type { Kysely } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import type { SaisieInscription } from '../../../shared/domain/enfant.ts'
import { nomsDistincts } from '../../../shared/domain/etablissement.ts'
import {
  attenteOf,
  checkEtapes,
  dayReached,
  etapesAt,
  etapesOf,
} from '../../../shared/domain/orientation.ts'
import { formatCount, formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type {
  OrientationLigne,
  SaisieSuivi,
  SaisieSuivis,
} from '../../../shared/ipc/orientations.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { addEnfant } from '../enfants/enfants.service.ts'
import { createInscription } from '../inscriptions/inscriptions.service.ts'
import {
  findAnnee,
  findEtapesById,
  findEtapesOfAnnee,
  findInscriptionsInProgress,
  findOrientationRows,
  findOrientationsById,
  findOriginesOfAnnee,
  findSituationsById,
  replaceSuivis,
  updateEnfant,
  updateRetourEcole,
} from './orientations.repository.ts'
import { readDelais } from './reglages.service.ts'

type Db = Kysely<Database>
type OrientationRow = Awaited<ReturnType<typeof findOrientationsById>>[number]

const NOT_FOUND: AppError = { code: 'not-found', what: 'orientation', name: '' }
const NOT_YET = 'Ce jour n’est pas encore venu.'

/** The orientations of an année, latest first, with what each waits for. */
export async function findOrientations(
  db: Db,
  anneeId: string,
  today: IsoDate,
): Promise<readonly OrientationLigne[]> {
  const annee = await findAnnee(db, anneeId)
  // Once the année is over, nothing waits any longer than it lasted.
  const day = annee === undefined || today < annee.fin ? today : annee.fin
  const delais = await readDelais(db, anneeId)
  const byOrientation = (row: { readonly orientationId: string }) => row.orientationId
  const etapes = Map.groupBy(await findEtapesOfAnnee(db, anneeId), byOrientation)
  const origines = Map.groupBy(await findOriginesOfAnnee(db, anneeId), byOrientation)
  const inscriptions = Map.groupBy(
    await findInscriptionsInProgress(db, anneeId),
    (row) => row.enfantId,
  )
  const rows = await findOrientationRows(db, anneeId)
  const etablissements = nomsDistincts(
    rows.flatMap(({ etablissementId: id, etablissementNom: nom, commune }) =>
      id === null || nom === null ? [] : [{ id, nom, commune }],
    ),
  )
  return rows.map((found) => {
    const { enfantNom, enfantPrenom, sourceFile, sourceRow, etablissementNom, commune, ...row } =
      found
    const own = inscriptions.get(row.enfantId ?? '') ?? []
    const suivi = {
      date: row.date,
      statut: row.statut,
      etapes: etapesOf(etapes.get(row.orientationId) ?? []),
      retourEcole: row.retourEcole,
      inscription: own.find(({ statut }) => statut === 'inscrit')?.statut ?? own[0]?.statut ?? null,
    }
    return {
      ...row,
      ...suivi,
      nom: enfantNom ?? row.nom ?? '',
      prenom: enfantPrenom ?? row.prenom ?? '',
      etablissement: etablissements.get(row.etablissementId ?? '') ?? null,
      origines: (origines.get(row.orientationId) ?? []).map(({ origine }) => origine),
      sourceFile,
      source: sourceFile === null ? null : `${sourceFile}, ligne ${sourceRow ?? '?'}`,
      enAttente: attenteOf(suivi, delais, day),
    }
  })
}

/** The enfant's name as its own record has it, else as the school wrote it. */
const nomOf = (row: OrientationRow) => ({
  nom: row.enfantNom ?? row.nom ?? '',
  prenom: row.enfantPrenom ?? row.prenom ?? '',
})

/** Replaces where one orientation stands: its statut, the day of each step, the answer to the school. */
export function saveSuivi(
  db: Db,
  { orientationId, statut, etapes, retourEcole }: SaisieSuivi,
  now: Date,
): Promise<Result<void, AppError>> {
  const today = todayOf(now)
  return act(db, { now }, async (trx, { say }) => {
    const [row] = await findOrientationsById(trx, [orientationId])
    if (!row) return err(NOT_FOUND)
    const suivi = { orientationId, statut, etapes: etapesAt(statut, etapes) }
    const wrong = checkEtapes({ ...suivi, date: row.date }, today)
    const fields = {
      ...Object.fromEntries(
        Object.entries(wrong).map(([etape, text]) => [`etapes.${etape}`, text]),
      ),
      ...retourFields(retourEcole, today),
    }
    if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
    say(`Suivi de l’orientation de ${formatPersonne(nomOf(row))}`)
    await replaceSuivis(trx, [suivi])
    return ok(await updateRetourEcole(trx, [orientationId], retourEcole))
  })
}

/** Takes several orientations to one step, notes one answer to the school, or both: all of them or none. */
export function saveSuivis(
  db: Db,
  { orientationIds, etape, retourEcole }: SaisieSuivis,
  now: Date,
): Promise<Result<void, AppError>> {
  const today = todayOf(now)
  return act(db, { now }, async (trx, { say }) => {
    const rows = await findOrientationsById(trx, orientationIds)
    if (rows.length === 0) return err(NOT_FOUND)
    const suivis = etape === null ? [] : await suivisAt(trx, rows, etape)
    const wrong = suivis.flatMap((suivi) => {
      const text = checkEtapes(suivi, today)[suivi.statut]
      return text === undefined ? [] : [`${formatPersonne(nomOf(suivi.row))} : ${text}`]
    })
    const fields = { ...firstOf(wrong), ...retourFields(retourEcole, today) }
    if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
    say(`Suivi de ${formatCount(rows.length, 'orientation')}`)
    await replaceSuivis(trx, suivis)
    if (retourEcole !== null) await updateRetourEcole(trx, orientationIds, retourEcole)
    return ok(undefined)
  })
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

/** Words the first refusal whole, and counts the others. */
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

/**
 * Inscribes the enfant of an orientation, created when the school gave a name alone. With statut `inscrit` the
 * orientation becomes `inscrite`; on the waiting list it stays at `accord` until there is a place.
 */
export function inscribeOrientation(
  db: Db,
  { orientationId, saisie }: { readonly orientationId: string; readonly saisie: SaisieInscription },
  now: Date,
): Promise<Result<{ readonly enfantId: string }, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const [row] = await findOrientationsById(trx, [orientationId])
    if (!row) return err(NOT_FOUND)
    say(`Inscription de ${formatPersonne(nomOf(row))}`)
    const enfantId = row.enfantId ?? (await addEnfant(trx, await enfantOf(trx, row), null))
    if (row.enfantId === null) await updateEnfant(trx, orientationId, enfantId)
    const inscribed = await createInscription(trx, enfantId, saisie, now)
    if (!inscribed.ok) return inscribed
    const suivi = { date: row.date, etapes: etapesOf(await findEtapesById(trx, [orientationId])) }
    const statut = saisie.statut === 'inscrit' ? 'inscrite' : 'accord'
    const reached = dayReached(statut, suivi, earlierOf(saisie.debut, todayOf(now)))
    const etapes = etapesAt(statut, { ...suivi.etapes, [statut]: reached })
    await replaceSuivis(trx, [{ orientationId, statut, etapes }])
    return ok({ enfantId })
  })
}

const earlierOf = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b)

async function enfantOf(trx: Db, row: OrientationRow) {
  const situations = await findSituationsById(trx, row.orientationId)
  return {
    ...nomOf(row),
    dateNaissance: row.dateNaissance,
    anneeNaissance: row.anneeNaissance,
    sexe: row.sexe,
    situations: situations.map(({ situation }) => situation),
  }
}
