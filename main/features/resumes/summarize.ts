import type { IsoDate } from '../../../shared/dates.ts'
import { STATUTS, type Statut, type StatutInscription } from '../../../shared/domain/listes.ts'
import { type Niveau, type Palier, palierOf } from '../../../shared/domain/niveau.ts'
import { isSuivi } from '../../../shared/domain/orientation.ts'
import {
  isRegistreASaisir,
  isSansActivite,
  isSansIntervenant,
} from '../../../shared/domain/seance.ts'
import { frCollator } from '../../../shared/format.ts'
import type { AFaire, Resume } from '../../../shared/ipc/resumes.ipc.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import type { OrientationLigne } from '../../../shared/ipc/suivi-orientations.ipc.ts'

/** An inscription begun, latest last. */
export type InscriptionOuverte = {
  readonly enfantId: string
  readonly familleId: string | null
  readonly niveau: Niveau | null
  readonly statut: StatutInscription
  readonly fin: IsoDate | null
  readonly etablissementId: string | null
  readonly etablissement: string | null
  readonly hasOrigine: 0 | 1
}

/** Minutes of one intervenant under one statut (null: none in force), in one month. */
export type Minutes = {
  readonly intervenantId: string
  readonly mois: string
  readonly statut: Statut | null
  readonly minutes: number
}

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

const latestByEnfant = (
  inscriptions: readonly InscriptionOuverte[],
): ReadonlyMap<string, InscriptionOuverte> =>
  new Map(
    inscriptions
      .filter(({ statut }) => statut === 'inscrit')
      .map((inscription) => [inscription.enfantId, inscription]),
  )

/** Only séances tenues up to today count; unknown présences are told apart, never as absences. */
export function summarizeSeances(seances: readonly SeanceLigne[], today: IsoDate) {
  const tenues = seances.filter(({ etat, date }) => etat === 'tenue' && date <= today)
  const presents = sum(tenues, (seance) => seance.presents)
  const recorded = presents + sum(tenues, (seance) => seance.absents + seance.excuses)
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
    assiduite: recorded === 0 ? null : presents / recorded,
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

/** What waits for the coordinator, the most pressing first; nothing when all is in order. */
export function listAFaire(all: {
  readonly inscriptions: readonly InscriptionOuverte[]
  readonly seances: readonly SeanceLigne[]
  readonly minutes: readonly Minutes[]
  readonly orientations: readonly OrientationLigne[]
  readonly today: IsoDate
}): readonly AFaire[] {
  const { seances, orientations, today } = all
  const enfants = [...latestByEnfant(all.inscriptions).values()]
  const sansStatut = all.minutes.filter((ligne) => ligne.statut === null && ligne.minutes > 0)
  const lignes: readonly AFaire[] = [
    { code: 'registres-a-saisir', count: count(seances, (s) => isRegistreASaisir(s, today)) },
    { code: 'seances-sans-intervenant', count: count(seances, (s) => isSansIntervenant(s, today)) },
    { code: 'orientations-en-retard', count: count(orientations, (o) => isSuivi('en-retard', o)) },
    {
      code: 'orientations-sans-reponse',
      count: count(orientations, (o) => isSuivi('sans-reponse', o)),
    },
    {
      code: 'heures-sans-statut',
      count: new Set(sansStatut.map(({ intervenantId }) => intervenantId)).size,
    },
    { code: 'enfants-sans-niveau', count: count(enfants, ({ niveau }) => niveau === null) },
    { code: 'enfants-sans-famille', count: count(enfants, ({ familleId }) => familleId === null) },
    {
      code: 'enfants-sans-etablissement',
      count: count(enfants, ({ etablissementId }) => etablissementId === null),
    },
    { code: 'enfants-sans-origine', count: count(enfants, ({ hasOrigine }) => hasOrigine === 0) },
    { code: 'seances-sans-activite', count: count(seances, (s) => isSansActivite(s, today)) },
  ]
  return lignes.filter((ligne) => ligne.count > 0)
}

export const sum = <T>(items: readonly T[], amountOf: (item: T) => number): number =>
  items.reduce((total, item) => total + amountOf(item), 0)

const count = <T>(items: readonly T[], matches: (item: T) => boolean): number =>
  items.filter(matches).length
