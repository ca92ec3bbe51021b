import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { AnnexesData } from '../../../shared/domain/annexes.ts'
import { frCollator } from '../../../shared/format.ts'
import type { Database } from '../../db/schema.ts'
import { findSuiviCounts } from '../progressions/progressions.service.ts'
import {
  findAutresNumeros,
  findEntete,
  findHeures,
  findIdentites,
  findInscriptions,
  findPartenariat,
  findPresences,
  findProfils,
  findResponsables,
  findSeances,
} from './annexes.repository.ts'
import { assembleEffectifs, assembleEnfants, nomsDe } from './assemble-enfants.ts'
import { assembleGrilles } from './assemble-grilles.ts'
import {
  assembleActionsParents,
  assembleHeures,
  assembleOrientations,
  assembleSeances,
} from './assemble-lignes.ts'
import { pseudonymesOf } from './pseudonymes.ts'

type DemandeAnnexes = {
  readonly actionId: string
  readonly arreteAu: IsoDate
  /** Whether names and free text are included, for the coordinator's own use. */
  readonly nominatif: boolean
}

/**
 * Content of the annexes of an action, as of a date; null when the action is not there. Names of
 * children, familles and intervenants, and any free text, are left out unless `nominatif`.
 */
export async function findAnnexes(
  db: Kysely<Database>,
  demande: DemandeAnnexes,
): Promise<AnnexesData | null> {
  const { actionId, arreteAu, nominatif } = demande
  const [entete] = await findEntete(db, { actionId })
  if (entete === undefined) return null
  const scope = { actionId, arreteAu }
  const records = {
    heures: await findHeures(db, scope),
    inscriptions: await findInscriptions(db, scope),
    seances: await findSeances(db, scope),
    presences: await findPresences(db, scope),
  }
  const autres = await findAutresNumeros(db, { anneeId: entete.anneeId, actionId })
  const isFirst = autres.every(({ numero }) => frCollator.compare(entete.numero, numero) < 0)
  const action = { id: actionId, anneeId: entete.anneeId, isFirst }
  const partenariat = await findPartenariat(db, action, arreteAu)
  const identites = nominatif ? await findIdentites(db, actionId) : []
  const responsables = Map.groupBy(
    nominatif ? await findResponsables(db, actionId) : [],
    (row) => row.familleId,
  )

  const arrivees = [
    ...records.inscriptions.map(({ enfantId, statut, debut }) => ({
      id: enfantId,
      debut: statut === 'inscrit' ? debut : null,
    })),
    ...[...new Set(records.presences.map(({ enfantId }) => enfantId))].map((id) => ({
      id,
      debut: null,
    })),
  ]
  const codes = pseudonymesOf(actionId, arrivees, 'E')
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
    heures: assembleHeures(actionId, records.heures, nominatif),
    enfants,
    effectifs: assembleEffectifs(await findProfils(db, scope), arreteAu),
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
    suivi: await findSuiviCounts(db, scope, enfants.length),
    concertations: partenariat.concertations.map((row) =>
      nominatif ? row : { ...row, genre: row.axe === 'ecole' ? row.genre : null, note: null },
    ),
  }
}
