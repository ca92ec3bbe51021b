import type { Kysely } from 'kysely'
import { earlierOf, type IsoDate, libelleAnnee } from '../../../shared/dates.ts'
import { nomsDistincts } from '../../../shared/domain/etablissement.ts'
import { withPrecisions } from '../../../shared/domain/homonyme.ts'
import { attenteOf, etapesOf, type SaisieOrientation } from '../../../shared/domain/orientation.ts'
import { formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import {
  deleteOrientation,
  findAnnee,
  findEtapesById,
  findInscriptionsInProgress,
  findOrientationRows,
  findOrientationsById,
  findOriginesById,
  isEnfant,
  nomOf,
  putOrientation,
} from './orientations.repository.ts'
import { readDelais } from './reglages.service.ts'

type Db = Kysely<Database>

const NOT_FOUND: AppError = { code: 'not-found', what: 'orientation', name: '' }

/** Orientations of an année, latest first, with the step that each waits for. */
export const findOrientations = (
  db: Db,
  anneeId: string,
  today: IsoDate,
): Promise<readonly OrientationLigne[]> => inSnapshot(db, (trx) => lignesOf(trx, anneeId, today))

async function lignesOf(
  db: Db,
  anneeId: string,
  today: IsoDate,
): Promise<readonly OrientationLigne[]> {
  const annee = await findAnnee(db, anneeId)
  // Waits are counted up to the end of the année at most.
  const day = earlierOf(today, annee?.fin ?? today)
  const delais = await readDelais(db, anneeId)
  const byOrientation = (row: { readonly orientationId: string }) => row.orientationId
  const inscriptions = Map.groupBy(
    await findInscriptionsInProgress(db, anneeId),
    (row) => row.enfantId,
  )
  const rows = await findOrientationRows(db, anneeId)
  const ids = rows.map(({ orientationId }) => orientationId)
  const etapes = Map.groupBy(await findEtapesById(db, ids), byOrientation)
  const origines = Map.groupBy(await findOriginesById(db, ids), byOrientation)
  const etablissements = nomsDistincts(
    rows.flatMap(({ etablissementId: id, etablissementNom: nom, commune }) =>
      id === null || nom === null ? [] : [{ id, nom, commune }],
    ),
  )
  const lignes = rows.map((found) => {
    const { enfantNom, enfantPrenom, enfantDateNaissance, enfantAnneeNaissance, ...rest } = found
    const { sourceFile, sourceRow, etablissementNom, commune, ...row } = rest
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
      dateNaissance: enfantDateNaissance ?? row.dateNaissance,
      anneeNaissance: enfantAnneeNaissance ?? row.anneeNaissance,
    }
  })
  // Two orientations of one enfant are no homonyms; a child without a record is one by its orientation.
  const told = withPrecisions(
    lignes.map((ligne) => ({ ...ligne, enfantId: ligne.enfantId ?? ligne.orientationId })),
  )
  return lignes.map((ligne, rank) => ({ ...ligne, precision: told[rank]?.precision ?? null }))
}

/** Enters by hand an orientation received in the année; returns its id. */
export function createOrientation(
  db: Db,
  { anneeId, saisie }: { readonly anneeId: string; readonly saisie: SaisieOrientation },
  now: Date,
): Promise<Result<{ readonly orientationId: string }, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const refusal = await refusalOf(trx, anneeId, saisie)
    if (refusal) return err(refusal)
    const orientationId = newId()
    say(`Orientation de ${formatPersonne(saisie)}`)
    await putOrientation(trx, orientationId, anneeId, saisie)
    return ok({ orientationId })
  })
}

/** Corrects an orientation that was entered by hand; an imported one keeps its file's content. */
export function saveOrientation(
  db: Db,
  { orientationId, saisie }: { readonly orientationId: string; readonly saisie: SaisieOrientation },
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const [row] = await findOrientationsById(trx, [orientationId])
    if (!row || row.importId !== null) return err(NOT_FOUND)
    const refusal = await refusalOf(trx, row.anneeId, saisie)
    if (refusal) return err(refusal)
    say(`Orientation de ${formatPersonne(saisie)}`)
    return ok(await putOrientation(trx, orientationId, row.anneeId, saisie))
  })
}

/** Deletes an orientation that was entered by hand; an imported one goes with its import. */
export function removeOrientation(
  db: Db,
  orientationId: string,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const [row] = await findOrientationsById(trx, [orientationId])
    if (!row) return err(NOT_FOUND)
    const label = `Orientation de ${formatPersonne(nomOf(row))}`
    if (row.importId !== null) {
      const reasons = ['Elle vient d’une liste importée : annulez cet import dans « Imports ».']
      return err({ code: 'deletion-refused', label, reasons })
    }
    say(`Suppression : ${label}`)
    return ok(await deleteOrientation(trx, orientationId))
  })
}

async function refusalOf(
  trx: Db,
  anneeId: string,
  { enfantId, date }: SaisieOrientation,
): Promise<AppError | null> {
  const annee = await findAnnee(trx, anneeId)
  if (!annee) return { code: 'not-found', what: 'annee', name: '' }
  if (enfantId !== null && !(await isEnfant(trx, enfantId))) {
    return { code: 'not-found', what: 'enfant', name: '' }
  }
  if (date <= annee.fin) return null
  const text = `Cette date vient après l’année ${libelleAnnee(annee)}.`
  return { code: 'validation', fields: { date: text } }
}
