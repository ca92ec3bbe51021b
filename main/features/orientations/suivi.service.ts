import type { Kysely } from 'kysely'
import { earlierOf, type IsoDate, isIsoDate, todayOf } from '../../../shared/dates.ts'
import type { SaisieInscription } from '../../../shared/domain/enfant.ts'
import { checkEtapes, dayReached, etapesAt, etapesOf } from '../../../shared/domain/orientation.ts'
import { formatCount, formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type {
  PlaceSaisie,
  SaisieSuivi,
  SaisieSuivis,
} from '../../../shared/ipc/orientations.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { addEnfant } from '../enfants/enfants.service.ts'
import { inscribe } from '../inscriptions/inscriptions.service.ts'
import { isRefused } from '../refusals.ts'
import {
  findEtapesById,
  findInscrits,
  findOrientationsById,
  findOriginesById,
  findSituationsById,
  nomOf,
  type OrientationRow,
  replaceSuivis,
  updateEnfant,
  updateRetourEcole,
} from './orientations.repository.ts'

type Db = Kysely<Database>
type Fields = Readonly<Record<string, string>>

const NOT_FOUND: AppError = { code: 'not-found', what: 'orientation', name: '' }
const NOT_YET = 'Ce jour n’est pas encore venu.'

/**
 * Replaces the suivi of an orientation: statut, day of each step, answer to the school. The statut « Inscrite »
 * needs an enfant inscribed in the année, or the place where the enfant is inscribed now.
 */
export function saveSuivi(
  db: Db,
  { orientationId, statut, etapes, retourEcole, place }: SaisieSuivi,
  now: Date,
): Promise<Result<void, AppError>> {
  const today = todayOf(now)
  return act(db, { now }, async (trx, { say }) => {
    const [row] = await findOrientationsById(trx, [orientationId])
    if (!row) return err(NOT_FOUND)
    const toInscribe = statut === 'inscrite' ? await findSansInscription(trx, [row]) : []
    const isEntering = toInscribe.length > 0 && place !== null
    const dated = isEntering ? withEntree(row, etapes, place.debut, today) : etapes
    const suivi = { orientationId, statut, etapes: etapesAt(statut, dated) }
    const wrong = checkEtapes({ ...suivi, date: row.date }, today)
    const refused = {
      ...prefixed('etapes', wrong),
      ...retourFields(retourEcole, today),
      ...placeFields(toInscribe, place),
    }
    if (isRefused(refused)) return err({ code: 'validation', fields: refused })
    say(
      isEntering
        ? `Inscription de ${formatPersonne(nomOf(row))}`
        : `Suivi de l’orientation de ${formatPersonne(nomOf(row))}`,
    )
    if (isEntering) {
      const inscribed = await inscribeAll(trx, toInscribe, place, now)
      if (!inscribed.ok) return inscribed
    }
    await replaceSuivis(trx, [suivi])
    return ok(await updateRetourEcole(trx, [orientationId], retourEcole))
  })
}

/**
 * Takes several orientations to one step, notes one answer to the school, or both: all of them or none. The
 * step « Inscrite » inscribes at `place` the enfants who are inscribed nowhere in the année.
 */
export function saveSuivis(
  db: Db,
  { orientationIds, etape, retourEcole, place }: SaisieSuivis,
  now: Date,
): Promise<Result<void, AppError>> {
  const today = todayOf(now)
  return act(db, { now }, async (trx, { say }) => {
    const rows = await findOrientationsById(trx, orientationIds)
    if (rows.length === 0) return err(NOT_FOUND)
    const toInscribe = etape?.statut === 'inscrite' ? await findSansInscription(trx, rows) : []
    const suivis = etape === null ? [] : await suivisAt(trx, rows, etape)
    const entering = new Set(place === null ? [] : toInscribe)
    const dated = suivis.map((suivi) =>
      place === null || !entering.has(suivi.row)
        ? suivi
        : {
            ...suivi,
            etapes: withEntree(suivi.row, suivi.etapes, place.debut, today),
          },
    )
    const wrong = dated.flatMap((suivi) => {
      const text = checkEtapes(suivi, today)[suivi.statut]
      return text === undefined ? [] : [`${formatPersonne(nomOf(suivi.row))} : ${text}`]
    })
    const refused = {
      ...firstOf(wrong),
      ...retourFields(retourEcole, today),
      ...placeFields(toInscribe, place),
    }
    if (isRefused(refused)) return err({ code: 'validation', fields: refused })
    say(`Suivi de ${formatCount(rows.length, 'orientation')}`)
    if (place !== null) {
      const inscribed = await inscribeAll(trx, toInscribe, place, now)
      if (!inscribed.ok) return inscribed
    }
    await replaceSuivis(trx, dated)
    if (retourEcole !== null) await updateRetourEcole(trx, orientationIds, retourEcole)
    return ok(undefined)
  })
}

/** The orientations whose enfant was never inscribed in their année: waiting, unknown, or only a name. */
async function findSansInscription(
  trx: Db,
  rows: readonly OrientationRow[],
): Promise<readonly OrientationRow[]> {
  const inscrits = new Set(
    (await findInscrits(trx, rows)).map(({ orientationId }) => orientationId),
  )
  return rows.filter(({ orientationId }) => !inscrits.has(orientationId))
}

/** Errors that ask for a place, when an orientation would become « Inscrite » without any inscription. */
function placeFields(toInscribe: readonly OrientationRow[], place: PlaceSaisie | null): Fields {
  const [first, ...others] = toInscribe.filter(({ statut }) => statut !== 'inscrite')
  if (first === undefined || place !== null) return {}
  const qui = formatPersonne(nomOf(first))
  const text =
    others.length === 0
      ? `Choisissez le collectif où inscrire ${qui}.`
      : `Choisissez le collectif où inscrire ${qui} et ${formatCount(others.length, 'autre')}.`
  return { 'place.collectifId': text }
}

/** The steps with the day of « Inscrite »: that of the arrival, or today when it is still to come. */
function withEntree(
  { date }: OrientationRow,
  etapes: SaisieSuivi['etapes'],
  debut: IsoDate,
  today: IsoDate,
): SaisieSuivi['etapes'] {
  const { inscrite: _, ...before } = etapes
  return {
    ...before,
    inscrite: dayReached('inscrite', { date, etapes: before }, earlierOf(debut, today)),
  }
}

/** Inscribes at one place the enfants of several orientations, with the schools' details on each. */
async function inscribeAll(
  trx: Db,
  rows: readonly OrientationRow[],
  place: PlaceSaisie,
  now: Date,
): Promise<Result<void, AppError>> {
  const ids = rows.map(({ orientationId }) => orientationId)
  const origines = Map.groupBy(await findOriginesById(trx, ids), (row) => row.orientationId)
  const etapes = Map.groupBy(await findEtapesById(trx, ids), (row) => row.orientationId)
  for (const row of rows) {
    const accord = row.accordParental
    const noted = etapesOf(etapes.get(row.orientationId) ?? []).accord ?? null
    const saisie: SaisieInscription = {
      ...place,
      fin: null,
      statut: 'inscrit',
      niveau: row.niveau,
      classe: row.classe,
      etablissementId: row.etablissementId,
      origines: (origines.get(row.orientationId) ?? []).map(({ origine }) => origine),
      accordParental: accord !== null && isIsoDate(accord) ? accord : noted,
    }
    const inscribed = await inscribeRow(trx, row, saisie, now)
    if (!inscribed.ok) {
      const { error } = inscribed
      return error.code === 'validation'
        ? err({ code: 'validation', fields: prefixed('place', error.fields) })
        : inscribed
    }
  }
  return ok(undefined)
}

const prefixed = (prefix: string, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([field, text]) => [`${prefix}.${field}`, text]))

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
 * Inscribes the enfant of an orientation. With statut `inscrit` the orientation becomes `inscrite`; on the
 * waiting list it stays at `accord` until there is a place.
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
    const inscribed = await inscribeRow(trx, row, saisie, now)
    if (!inscribed.ok) return inscribed
    const suivi = { date: row.date, etapes: etapesOf(await findEtapesById(trx, [orientationId])) }
    const statut = saisie.statut === 'inscrit' ? 'inscrite' : 'accord'
    const reached = dayReached(statut, suivi, earlierOf(saisie.debut, todayOf(now)))
    const etapes = etapesAt(statut, { ...suivi.etapes, [statut]: reached })
    await replaceSuivis(trx, [{ orientationId, statut, etapes }])
    return inscribed
  })
}

/** Inscribes the enfant of an orientation, created first when the school gave a name alone. */
async function inscribeRow(
  trx: Db,
  row: OrientationRow,
  saisie: SaisieInscription,
  now: Date,
): Promise<Result<{ readonly enfantId: string }, AppError>> {
  const enfantId = row.enfantId ?? (await addEnfant(trx, await enfantOf(trx, row), null))
  if (row.enfantId === null) await updateEnfant(trx, row.orientationId, enfantId)
  const inscribed = await inscribe(trx, enfantId, saisie, now)
  return inscribed.ok ? ok({ enfantId }) : inscribed
}

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
