import type { Kysely } from 'kysely'
import { daysBetween, type IsoDate } from '../../../shared/dates.ts'
import type { StatutOrientation } from '../../../shared/domain/listes.ts'
import { formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { findOrientationRow, findOrientationRows, updateStatut } from './suivi.repository.ts'

type Db = Kysely<Database>

/** Still waiting for an answer of the famille or of ours. */
const SANS_REPONSE: ReadonlySet<StatutOrientation> = new Set(['recue', 'famille-contactee'])

/** The orientations of an année, latest first, with how long each has waited. */
export async function findOrientations(
  db: Db,
  anneeId: string,
  today: IsoDate,
): Promise<readonly OrientationLigne[]> {
  const rows = await findOrientationRows(db, anneeId)
  return rows.map(({ enfantNom, enfantPrenom, sourceFile, sourceRow, ...row }) => ({
    ...row,
    nom: enfantNom ?? row.nom ?? '',
    prenom: enfantPrenom ?? row.prenom ?? '',
    source: sourceFile === null ? null : `${sourceFile}, ligne ${sourceRow ?? '?'}`,
    joursSansReponse: SANS_REPONSE.has(row.statut)
      ? Math.max(0, daysBetween(row.date, today))
      : null,
  }))
}

/** Where an orientation stands, and when the school was told. */
export async function setStatut(
  db: Db,
  input: {
    readonly orientationId: string
    readonly statut: StatutOrientation
    readonly retourEcole: IsoDate | null
  },
  now: Date,
): Promise<Result<void, AppError>> {
  const { orientationId, statut, retourEcole } = input
  const row = await findOrientationRow(db, orientationId)
  if (!row) return err({ code: 'not-found', what: 'orientation', name: '' })
  const personne = {
    nom: row.enfantNom ?? row.nom ?? '',
    prenom: row.enfantPrenom ?? row.prenom ?? '',
  }
  const header = saisieHeader(`Orientation de ${formatPersonne(personne)}`, now)
  await inOperation(db, header, (trx) => updateStatut(trx, orientationId, statut, retourEcole))
  return ok(undefined)
}
