import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { AnnexesData } from '../../../shared/domain/annexes.ts'
import type { Database } from '../../db/schema.ts'
import { findIdentites, findInscriptions, findResponsables } from './annexes-enfants.repository.ts'
import { findHeures } from './annexes-heures.repository.ts'
import { findPartenariat } from './annexes-partenariat.repository.ts'
import { findPresences, findSeances } from './annexes-seances.repository.ts'
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
  const [records, partenariat] = await Promise.all([
    findRecords(db, actionId, arreteAu),
    findPartenariat(db, { id: actionId, anneeId: entete.anneeId }, arreteAu),
  ])
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

function findEntete(db: Kysely<Database>, actionId: string) {
  return db
    .selectFrom('action as a')
    .innerJoin('annee as n', 'n.id', 'a.annee_id')
    .leftJoin('structure as s', (join) => join.onTrue())
    .where('a.id', '=', actionId)
    .select(['a.numero', 'a.intitule', 'n.id as anneeId', 'n.debut', 'n.fin', 's.nom as structure'])
    .executeTakeFirst()
}

async function findRecords(db: Kysely<Database>, actionId: string, arreteAu: IsoDate) {
  const [heures, inscriptions, seances, presences] = await Promise.all([
    findHeures(db, actionId, arreteAu),
    findInscriptions(db, actionId),
    findSeances(db, actionId, arreteAu),
    findPresences(db, actionId, arreteAu),
  ])
  return { heures, inscriptions, seances, presences }
}
