import type { IsoDate } from '../../../shared/dates.ts'
import { calendrierOf, serieDates } from '../../../shared/domain/calendrier.ts'
import type { Jour } from '../../../shared/domain/listes.ts'
import { vacancesScolaires } from '../calendrier/vacances-scolaires.ts'
import { chance } from './chance.ts'
import { ASSIDUITE, type CollectifId, type InscriptionExemple } from './enfants.ts'
import { ANNULATIONS, EQUIPES, JOURS_PARTICULIERS, REGISTRES_VIDES, ROTATIONS } from './equipes.ts'
import { isInForce } from './intervenants.ts'
import { ANNEE, actions, PERIODES, ZONE } from './plan.ts'
import { codes } from './table.ts'

type Creneau = { readonly jour: Jour; readonly debut: string; readonly fin: string }
type Collectif = { readonly id: CollectifId; readonly creneaux: readonly Creneau[] }

/** The days of activity of the sample's zone. */
export const calendrier = calendrierOf(vacancesScolaires, ANNEE, ZONE)

/** Every séance of the year in order of time, with its presences, its intervenants and its activities. */
export function buildSeances(inscriptions: readonly InscriptionExemple[]) {
  return actions
    .flatMap<Collectif>(({ collectifs }) => collectifs)
    .flatMap((collectif) =>
      collectif.creneaux.flatMap((creneau) =>
        serieDates(creneau.jour, PERIODES[collectif.id], calendrier).dates.map((date, rank) =>
          seanceOf(collectif.id, creneau, date, rank, inscriptions),
        ),
      ),
    )
    .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
}

function seanceOf(
  collectifId: CollectifId,
  creneau: Creneau,
  date: IsoDate,
  rank: number,
  inscriptions: readonly InscriptionExemple[],
) {
  const isHere = (line: { collectif: string; date: string }) =>
    line.collectif === collectifId && line.date === date
  const particulier = JOURS_PARTICULIERS.find(isHere)
  const annulation = ANNULATIONS.find(isHere)
  const base = {
    id: `${collectifId}-${date}`,
    collectifId,
    date,
    debut: creneau.debut,
    fin: creneau.fin,
    activites: particulier ? codes(particulier.activites) : rotation(collectifId, creneau, rank),
  }
  if (annulation) {
    const { motif } = annulation
    return { ...base, etat: 'annulee', motif, presences: [], intervenants: [] }
  }
  return {
    ...base,
    etat: 'tenue',
    note: particulier?.note ?? null,
    presences: presencesOf(collectifId, date, inscriptions),
    intervenants: intervenantsOf(collectifId, creneau.jour, date),
  }
}

function rotation(collectifId: CollectifId, creneau: Creneau, rank: number): readonly string[] {
  const line = ROTATIONS.find((r) => r.collectif === collectifId && r.jour === creneau.jour)
  const steps = line?.activites.split(',') ?? []
  return codes((steps[rank % steps.length] ?? '').trim())
}

/** Someone always runs a séance that is held: the first of the team stands in when nobody came. */
function intervenantsOf(collectifId: CollectifId, jour: Jour, date: IsoDate) {
  const equipe = EQUIPES.filter(
    (line) =>
      line.collectif === collectifId && line.jour === jour && isInForce(line.intervenant, date),
  )
  const came = equipe.filter(
    ({ intervenant, assidu }) =>
      chance('intervenant', intervenant, collectifId, date) * 100 < Number(assidu),
  )
  return (came.length > 0 ? came : equipe.slice(0, 1)).map(({ intervenant, minutes }) => ({
    intervenantId: intervenant,
    minutes: minutes === '' ? null : Number(minutes),
  }))
}

function presencesOf(
  collectifId: CollectifId,
  date: IsoDate,
  inscriptions: readonly InscriptionExemple[],
) {
  if (REGISTRES_VIDES.has(`${collectifId} ${date}`)) return []
  return inscriptions
    .filter(
      (i) =>
        i.collectifId === collectifId &&
        i.statut === 'inscrit' &&
        i.debut <= date &&
        (i.fin === null || date <= i.fin),
    )
    .flatMap(({ enfantId }) => presenceOf(enfantId, date))
}

/** About one box in forty stays blank: unknown is never absent. */
function presenceOf(enfantId: string, date: IsoDate) {
  if (chance('case vide', enfantId, date) < 0.025) return []
  const assidu = (ASSIDUITE.get(enfantId) ?? 0) - creuxSaisonnier(date)
  if (chance('présence', enfantId, date) < assidu) {
    const isLate = chance('retard', enfantId, date) < 0.015
    return [{ enfantId, etat: 'present', note: isLate ? 'Arrivée à 17 h' : null }]
  }
  const isExcuse = chance('excuse', enfantId, date) < 0.6
  return [{ enfantId, etat: isExcuse ? 'excuse' : 'absent', note: null }]
}

/** Winter illnesses, and the sun of June. */
function creuxSaisonnier(date: IsoDate): number {
  if (date >= '2026-01-12' && date < '2026-02-07') return 0.1
  if (date >= '2025-12-08' && date < '2025-12-20') return 0.05
  return date >= '2026-06-01' ? 0.07 : 0
}
