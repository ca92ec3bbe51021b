import { addDays } from '../../../shared/dates.ts'
import type { DossierInput } from '../../../shared/domain/dossier.ts'
import {
  ACTIVITES,
  GENRES_ECOLE,
  GENRES_PARENTS,
  ORIGINES,
  SITUATIONS,
} from '../../../shared/domain/listes.ts'
import { NIVEAUX } from '../../../shared/domain/niveau.ts'
import {
  ANNEE,
  at,
  DERNIER_JOUR,
  ETABLISSEMENT_COUNT,
  ids,
  type LargePlan,
  nomOf,
  PREMIER_JOUR,
  pick,
  some,
} from './plan.ts'

type Part<K extends keyof DossierInput> = NonNullable<DossierInput[K]>

export function buildActions(plan: LargePlan): Part<'actions'> {
  return plan.actionIds.map((id, index) => ({
    id,
    numero: String(index + 1),
    intitule: `Action ${index + 1}`,
    bonificationEnfant: true,
    bonificationParent: true,
    dateRetour: '2026-05-15',
    previsionnel: {
      debut: PREMIER_JOUR,
      fin: DERNIER_JOUR,
      semaines: plan.size.semaines,
      intervenants: { benevole: { nombre: 100, heures: 4000 } },
      public: { elementaire: 400, familles: 500 },
      activites: ACTIVITES.slice(0, 6),
      parents: GENRES_PARENTS.slice(0, 8),
      ecole: GENRES_ECOLE.slice(0, 3),
    },
    collectifs: plan.collectifs
      .filter(({ actionId }) => actionId === id)
      .map((collectif) => ({
        id: collectif.id,
        nom: collectif.id,
        creneaux: [{ jour: collectif.jour, debut: '16:30', fin: '18:00' }],
      })),
  }))
}

export function buildEnfants(plan: LargePlan): Part<'enfants'> {
  return ids('enfant', plan.size.enfants).map((id, index) => ({
    id,
    nom: nomOf(index % plan.familleCount),
    prenom: `Enfant ${index + 1}`,
    dateNaissance: addDays('2009-01-01', Math.floor(plan.chance('né', id) * 3600)),
    sexe: index % 2 === 0 ? 'F' : 'M',
    familleId: `famille-${(index % plan.familleCount) + 1}`,
    situations: some(plan, SITUATIONS, 0.25, id),
  }))
}

export function buildInscriptions(plan: LargePlan): Part<'inscriptions'> {
  return ids('enfant', plan.size.enfants).map((enfantId, index) => {
    const collectif = at(plan.collectifs, index)
    const draw = plan.chance('statut', enfantId)
    return {
      enfantId,
      actionId: collectif.actionId,
      collectifId: collectif.id,
      debut: addDays(PREMIER_JOUR, Math.floor(plan.chance('début', enfantId) ** 5 * 200)),
      fin: draw > 0.92 ? '2026-05-29' : null,
      statut: draw < 0.04 ? 'liste-attente' : draw < 0.05 ? 'jamais-venu' : 'inscrit',
      niveau: pick(plan, NIVEAUX.slice(1, 18), 'niveau', enfantId),
      etablissementId: pick(plan, ids('etablissement', ETABLISSEMENT_COUNT), 'école', enfantId),
      origines: [pick(plan, ORIGINES, 'origine', enfantId)],
      accordParental: PREMIER_JOUR,
    }
  })
}

export function buildOrientations(plan: LargePlan): Part<'orientations'> {
  return ids('enfant', plan.size.enfants)
    .filter((id) => plan.chance('orientation', id) < 0.5)
    .map((enfantId) => ({
      id: `orientation-${enfantId}`,
      enfantId,
      date: '2025-09-18',
      etablissementId: pick(plan, ids('etablissement', ETABLISSEMENT_COUNT), 'école', enfantId),
      enseignant: 'Mme Fabre',
      origines: ['enseignant'],
      criteres: ['Organisation du travail'],
      accordParental: true,
      statut: 'inscrite',
    }))
}

export function buildIntervenants(plan: LargePlan): Part<'intervenants'> {
  return ids('intervenant', plan.size.intervenants).map((id, index) => {
    const statut = index % 9 === 0 ? 'salarie' : index % 9 === 1 ? 'volontaire' : 'benevole'
    const changes = index % 20 === 0
    return {
      id,
      nom: nomOf(index),
      prenom: `Intervenant ${index + 1}`,
      statuts: changes
        ? [
            { statut: 'salarie', debut: ANNEE.debut, fin: '2025-12-31' },
            { statut: 'benevole', debut: '2026-01-01', fin: null },
          ]
        : [{ statut, debut: ANNEE.debut, fin: null }],
    }
  })
}
