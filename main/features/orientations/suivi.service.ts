import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { nomsDistincts } from '../../../shared/domain/etablissement.ts'
import { attenteOf, etapesOf } from '../../../shared/domain/orientation.ts'
import type { OrientationLigne } from '../../../shared/ipc/suivi-orientations.ipc.ts'
import type { Database } from '../../db/schema.ts'
import { findAnnee } from './orientations.repository.ts'
import { readDelais } from './reglages.service.ts'
import {
  findEtapesOfAnnee,
  findInscriptionsInProgress,
  findOrientationRows,
  findOriginesOfAnnee,
} from './suivi.repository.ts'

type Db = Kysely<Database>

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
