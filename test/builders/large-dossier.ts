import type { Dossier } from '../../shared/domain/dossier.ts'
import { aDossier } from './fixture-dossiers.ts'
import {
  buildActionsParents,
  buildConcertations,
  buildHeures,
  buildSeances,
} from './large-year/meetings.ts'
import {
  buildActions,
  buildEnfants,
  buildInscriptions,
  buildIntervenants,
  buildOrientations,
} from './large-year/people.ts'
import {
  ANNEE,
  ETABLISSEMENT_COUNT,
  ids,
  type LargeDossierSize,
  nomOf,
  PARTENAIRE_COUNT,
  planOf,
} from './large-year/plan.ts'

/**
 * A valid dossier of 700 enfants, 183 intervenants and about 2 000 séances in one action, or of the size
 * asked: the same for the same size and seed.
 */
export function buildLargeDossier(size: Partial<LargeDossierSize> = {}): Dossier {
  const plan = planOf(size)
  const inscriptions = buildInscriptions(plan)
  return aDossier({
    format: 'cartable/dossier',
    version: 1,
    structure: { nom: 'Réseau CLAS de Pontareuil', zoneScolaire: 'A' },
    anneeScolaire: ANNEE,
    etablissements: ids('etablissement', ETABLISSEMENT_COUNT).map((id, index) => ({
      id,
      nom: `École ${index + 1}`,
      type: index % 4 === 3 ? 'college' : 'ecole',
      educationPrioritaire: index % 3 === 0 ? 'REP' : null,
    })),
    partenaires: ids('partenaire', PARTENAIRE_COUNT).map((id, index) => ({
      id,
      nom: `Partenaire ${index + 1}`,
    })),
    actions: buildActions(plan),
    familles: ids('famille', plan.familleCount).map((id, index) => ({
      id,
      responsables: [{ nom: nomOf(index), prenom: 'Camille', lien: 'mère' }],
    })),
    enfants: buildEnfants(plan),
    inscriptions,
    orientations: buildOrientations(plan),
    intervenants: buildIntervenants(plan),
    seances: buildSeances(plan, inscriptions),
    heures: buildHeures(plan),
    actionsParents: buildActionsParents(plan),
    concertations: buildConcertations(plan),
    reponses: plan.actionIds.map((actionId) => ({
      actionId,
      code: 'libre.bilan',
      valeur: 'Une année dense, des groupes stables et des familles présentes.\n'.repeat(8),
    })),
  })
}
