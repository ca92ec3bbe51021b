import { addDays } from '../../../shared/dates.ts'
import { serieDates } from '../../../shared/domain/calendrier.ts'
import type { DossierInput } from '../../../shared/domain/dossier.ts'
import {
  ACTIVITES,
  CATEGORIES_HEURES,
  GENRES_ECOLE,
  GENRES_PARENTS,
} from '../../../shared/domain/listes.ts'
import {
  at,
  DERNIER_JOUR,
  ETABLISSEMENT_COUNT,
  ids,
  type LargePlan,
  PARTENAIRE_COUNT,
  PREMIER_JOUR,
  pick,
  some,
} from './plan.ts'

type Part<K extends keyof DossierInput> = NonNullable<DossierInput[K]>

const ACTIONS_PARENTS_COUNT = 24
const CONCERTATION_COUNT = 60

export function buildSeances(plan: LargePlan, inscriptions: Part<'inscriptions'>) {
  const inCollectif = Map.groupBy(inscriptions, (inscription) => inscription.collectifId)
  return plan.collectifs.flatMap(({ id, jour }, rank) => {
    const periode = { debut: PREMIER_JOUR, fin: DERNIER_JOUR }
    const { dates } = serieDates(jour, periode, plan.calendrier)
    return dates.slice(0, plan.size.semaines).map((date, week) => ({
      // As long as the ids that the app itself gives: length counts in the time of a query.
      id: `seance-${rank + 1}-${week + 1}`,
      ...seanceOf(plan, id, date, rank, inCollectif.get(id) ?? []),
    }))
  })
}

function seanceOf(
  plan: LargePlan,
  collectifId: string,
  date: string,
  rank: number,
  inscriptions: Part<'inscriptions'>,
): Omit<Part<'seances'>[number], 'id'> {
  const base = {
    collectifId,
    date,
    debut: '16:30',
    fin: '18:00',
    activites: [pick(plan, ACTIVITES, 'activité', collectifId, date)],
  }
  if (plan.chance('annulée', collectifId, date) < 0.04) {
    return { ...base, etat: 'annulee', motif: 'Personne disponible' }
  }
  const here = inscriptions.filter(
    (i) => i.statut === 'inscrit' && i.debut <= date && (!i.fin || date <= i.fin),
  )
  return {
    ...base,
    etat: 'tenue',
    presences: here.flatMap(({ enfantId }) => presenceOf(plan, enfantId, date)),
    intervenants: [0, 1, 2]
      .map((n) => `intervenant-${((rank * 3 + n) % plan.size.intervenants) + 1}`)
      .filter((id, n) => n === 0 || plan.chance('vient', id, date) < 0.85)
      .map((id) => ({ intervenantId: id, minutes: plan.chance(id, date) < 0.1 ? 60 : null })),
  }
}

function presenceOf(plan: LargePlan, enfantId: string, date: string) {
  const draw = plan.chance('présence', enfantId, date)
  if (draw > 0.97) return []
  return [{ enfantId, etat: draw < 0.85 ? 'present' : draw < 0.92 ? 'excuse' : 'absent' } as const]
}

export function buildHeures(plan: LargePlan): Part<'heures'> {
  return ids('intervenant', plan.size.intervenants).flatMap((intervenantId, index) =>
    Array.from({ length: 10 }, (_, n) => ({
      intervenantId,
      actionId: at(plan.actionIds, index),
      date: addDays(PREMIER_JOUR, n * 25),
      categorie: pick(plan, CATEGORIES_HEURES, 'catégorie', intervenantId, n),
      minutes: 30 + 15 * Math.floor(plan.chance('minutes', intervenantId, n) * 8),
    })),
  )
}

export function buildActionsParents(plan: LargePlan): Part<'actionsParents'> {
  const familles = ids('famille', plan.familleCount)
  return plan.actionIds.flatMap((actionId) =>
    Array.from({ length: ACTIONS_PARENTS_COUNT }, (_, n) => ({
      actionId,
      date: addDays(PREMIER_JOUR, n * 10),
      genre: at(GENRES_PARENTS, n),
      familleIds: some(plan, familles, 0.1, `${actionId} ${n}`),
    })),
  )
}

export function buildConcertations(plan: LargePlan): Part<'concertations'> {
  return plan.actionIds.flatMap((actionId) =>
    Array.from({ length: CONCERTATION_COUNT }, (_, n) => ({
      actionId,
      date: addDays(PREMIER_JOUR, n * 4),
      ...(n % 2 === 0
        ? {
            axe: 'ecole' as const,
            genre: at(GENRES_ECOLE, n / 2),
            etablissementId: `etablissement-${(n % ETABLISSEMENT_COUNT) + 1}`,
          }
        : {
            axe: 'territoire' as const,
            genre: 'Coordination',
            partenaireId: `partenaire-${(n % PARTENAIRE_COUNT) + 1}`,
          }),
    })),
  )
}
