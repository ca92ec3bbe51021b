import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { AnnexesData } from '../../../shared/domain/annexes.ts'
import type { Database } from '../../db/schema.ts'
import {
  findEntete,
  findHeures,
  findIdentites,
  findInscriptions,
  findPartenariat,
  findPresences,
  findResponsables,
  findSeances,
} from './annexes.repository.ts'
import { assembleEnfants, nomsDe } from './assemble-enfants.ts'
import { assembleGrilles } from './assemble-grilles.ts'
import { assembleActionsParents, assembleOrientations, assembleSeances } from './assemble-lignes.ts'
import { pseudonymesOf } from './pseudonymes.ts'

export type DemandeAnnexes = {
  readonly actionId: string
  readonly arreteAu: IsoDate
  /** With names and free text: for the coordinator's own use. */
  readonly nominatif: boolean
}

/**
 * Everything the annexes of an action list, as of a date; null when the action is not there. What names
 * a child or a famille, and any free text, is left out unless `nominatif`.
 */
export async function findAnnexes(
  db: Kysely<Database>,
  demande: DemandeAnnexes,
): Promise<AnnexesData | null> {
  const { actionId, arreteAu, nominatif } = demande
  const entete = await findEntete(db, actionId)
  if (entete === undefined) return null
  const records = {
    heures: await findHeures(db, actionId, arreteAu),
    inscriptions: await findInscriptions(db, actionId),
    seances: await findSeances(db, actionId, arreteAu),
    presences: await findPresences(db, actionId, arreteAu),
  }
  const action = { id: actionId, anneeId: entete.anneeId }
  const partenariat = await findPartenariat(db, action, arreteAu)
  const identites = nominatif ? await findIdentites(db, actionId) : []
  const responsables = Map.groupBy(
    nominatif ? await findResponsables(db, actionId) : [],
    (row) => row.familleId,
  )

  const codes = pseudonymesOf(actionId, [
    ...records.inscriptions.map(({ enfantId, statut, debut }) => ({
      enfantId,
      debut: statut === 'inscrit' ? debut : null,
    })),
    ...[...new Set(records.presences.map(({ enfantId }) => enfantId))].map((enfantId) => ({
      enfantId,
      debut: null,
    })),
  ])
  const noms = nominatif ? nomsDe(identites, codes) : codes
  const registres = assembleGrilles(records.seances, records.inscriptions, records.presences, noms)
  const { enfants, niveaux, presencesNonComptees } = assembleEnfants(
    { ...records, identites, responsables, codes, noms, parEnfant: registres.parEnfant },
    arreteAu,
  )
  return {
    nominatif,
    structure: entete.structure ?? '',
    annee: { debut: entete.debut, fin: entete.fin },
    arreteAu,
    action: { numero: entete.numero, intitule: entete.intitule },
    heures: records.heures,
    enfants,
    presencesNonComptees,
    seances: assembleSeances(records.seances, registres.parSeance, nominatif),
    grilles: registres.grilles,
    orientations: assembleOrientations(partenariat.orientations, {
      codes,
      niveaux,
      arreteAu,
      nominatif,
    }),
    actionsParents: assembleActionsParents(partenariat.actionsParents, responsables, nominatif),
    concertations: partenariat.concertations.map((row) =>
      nominatif ? row : { ...row, genre: row.axe === 'ecole' ? row.genre : null, note: null },
    ),
  }
}
