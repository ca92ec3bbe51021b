import type { IsoDate } from '../../../shared/dates.ts'
import { STATUTS, type Statut } from '../../../shared/domain/listes.ts'
import { type Palier, palierOf } from '../../../shared/domain/niveau.ts'
import { assiduiteOf } from '../../../shared/domain/presence.ts'
import { frCollator } from '../../../shared/format.ts'
import type { Resume } from '../../../shared/ipc/resumes.ipc.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import {
  type InscriptionOuverte,
  latestByEnfant,
  type Minutes,
} from '../controles/a-faire.service.ts'

/** Distinct enfants and familles; the waiting list apart (référentiel, « enfants différents »). */
export function summarizeEnfants(inscriptions: readonly InscriptionOuverte[], today: IsoDate) {
  const enfants = latestByEnfant(inscriptions)
  const enfantsParPalier: Record<Palier, number> = {
    elementaire: 0,
    college: 0,
    lycee: 0,
    autres: 0,
  }
  for (const { niveau } of enfants.values()) enfantsParPalier[palierOf(niveau)]++
  // An enfant without famille counts for one.
  const familles = new Set([...enfants].map(([enfantId, last]) => last.familleId ?? enfantId))
  const waiting = inscriptions.filter(
    ({ statut, fin, enfantId }) =>
      statut === 'liste-attente' && (fin === null || fin >= today) && !enfants.has(enfantId),
  )
  return {
    enfants: enfants.size,
    enfantsParPalier,
    enfantsParEtablissement: countByEtablissement([...enfants.values()]),
    familles: familles.size,
    listeAttente: new Set(waiting.map(({ enfantId }) => enfantId)).size,
  }
}

/** Two schools of one name are two schools. */
function countByEtablissement(
  enfants: readonly InscriptionOuverte[],
): Resume['enfantsParEtablissement'] {
  return [...Map.groupBy(enfants, ({ etablissementId }) => etablissementId).values()]
    .map((own) => ({ etablissement: own[0]?.etablissement ?? null, enfants: own.length }))
    .sort(
      (a, b) =>
        Number(a.etablissement === null) - Number(b.etablissement === null) ||
        b.enfants - a.enfants ||
        frCollator.compare(a.etablissement ?? '', b.etablissement ?? ''),
    )
}

/** Only séances tenues up to today count; unknown présences are told apart, never as absences. */
export function summarizeSeances(seances: readonly SeanceLigne[], today: IsoDate) {
  const tenues = seances.filter(({ etat, date }) => etat === 'tenue' && date <= today)
  const prochaine = seances.find(({ etat, date }) => etat === 'prevue' && date >= today)
  return {
    collectifs: new Set(tenues.map(({ collectifId }) => collectifId)).size,
    seancesTenues: tenues.length,
    seancesPrevues: seances.filter(({ etat }) => etat === 'prevue').length,
    seancesAnnulees: seances.filter(({ etat }) => etat === 'annulee').length,
    prochaineSeance:
      prochaine === undefined
        ? null
        : { date: prochaine.date, debut: prochaine.debut, collectif: prochaine.collectif },
    assiduite: assiduiteOf({
      presents: sum(tenues, (seance) => seance.presents),
      absents: sum(tenues, (seance) => seance.absents),
      excuses: sum(tenues, (seance) => seance.excuses),
    }),
    presencesInconnues: sum(tenues, (seance) => seance.inconnus),
  }
}

/** Persons with at least a minute under a statut, and the minutes of each statut. */
export function summarizeIntervenants(minutes: readonly Minutes[]) {
  const counted = minutes.filter((ligne) => ligne.statut !== null && ligne.minutes > 0)
  return {
    intervenants: new Set(counted.map(({ intervenantId }) => intervenantId)).size,
    minutesParStatut: sumByStatut(minutes),
  }
}

/** Minutes under each statut; those under none are left out. */
export function sumByStatut(minutes: readonly Minutes[]): Resume['minutesParStatut'] {
  const of = (statut: Statut) =>
    sum(minutes, (ligne) => (ligne.statut === statut ? ligne.minutes : 0))
  const [salarie, volontaire, benevole] = STATUTS
  return { salarie: of(salarie), volontaire: of(volontaire), benevole: of(benevole) }
}

export const sum = <T>(items: readonly T[], amountOf: (item: T) => number): number =>
  items.reduce((total, item) => total + amountOf(item), 0)
