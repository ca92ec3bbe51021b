import type { Kysely } from 'kysely'
import { type IsoDate, monthsOf } from '../../../shared/dates.ts'
import { STATUTS, type Statut } from '../../../shared/domain/listes.ts'
import { type Palier, palierOf } from '../../../shared/domain/niveau.ts'
import { assiduiteOf } from '../../../shared/domain/presence.ts'
import { compareEmptyLast } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Resume } from '../../../shared/ipc/resumes.ipc.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import {
  findLignes,
  type InscriptionOuverte,
  latestByEnfant,
  listAFaire,
  type Minutes,
} from '../controles/a-faire.service.ts'
import { findRappelsDus } from '../rencontres/rencontres.service.ts'

/**
 * The année at a glance, as of `today`. Built on the lines of the lists, so that a figure of Accueil and
 * the list it opens cannot disagree.
 */
export const findResume = (
  db: Kysely<Database>,
  input: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<Resume, AppError>> =>
  inSnapshot(db, (snapshot) => buildResume(snapshot, input, today))

async function buildResume(
  db: Kysely<Database>,
  input: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<Resume, AppError>> {
  const perimetre = await findPerimetre(db, input)
  if (!perimetre.ok) return perimetre
  const { actionIds } = perimetre.value
  const lignes = await findLignes(db, { anneeId: input.anneeId, actionIds }, today)
  const { inscriptions, seances, minutes } = lignes

  return ok({
    ...summarizeEnfants(inscriptions, today),
    ...summarizeSeances(seances, today),
    ...summarizeIntervenants(minutes),
    mois: summarizeMois(seances, minutes, today),
    aFaire: listAFaire(lignes, today).map(({ code, ids }) => ({ code, count: ids.length })),
    rappels: await findRappelsDus(db, actionIds, today),
  })
}

/** Distinct enfants and familles; the waiting list apart (référentiel, « enfants différents »). */
function summarizeEnfants(inscriptions: readonly InscriptionOuverte[], today: IsoDate) {
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

/** Number of enfants by school; two schools of one name count apart. */
function countByEtablissement(
  enfants: readonly InscriptionOuverte[],
): Resume['enfantsParEtablissement'] {
  return [...Map.groupBy(enfants, ({ etablissementId }) => etablissementId).values()]
    .map((own) => ({ etablissement: own[0]?.etablissement ?? null, enfants: own.length }))
    .sort(
      (a, b) =>
        Number(a.etablissement === null) - Number(b.etablissement === null) ||
        b.enfants - a.enfants ||
        compareEmptyLast(a.etablissement, b.etablissement),
    )
}

/** Summary of the séances tenues up to today; unknown présences are told apart, never as absences. */
function summarizeSeances(seances: readonly SeanceLigne[], today: IsoDate) {
  const tenues = seances.filter(({ etat, date }) => etat === 'tenue' && date <= today)
  return {
    collectifs: new Set(tenues.map(({ collectifId }) => collectifId)).size,
    seancesTenues: tenues.length,
    seancesPrevues: seances.filter(({ etat }) => etat === 'prevue').length,
    seancesAnnulees: seances.filter(({ etat }) => etat === 'annulee').length,
    assiduite: assiduiteOf({
      presents: sum(tenues, (seance) => seance.presents),
      absents: sum(tenues, (seance) => seance.absents),
      excuses: sum(tenues, (seance) => seance.excuses),
    }),
    presencesInconnues: sum(tenues, (seance) => seance.inconnus),
  }
}

/** Persons with at least a minute under a statut, and the minutes of each statut. */
function summarizeIntervenants(minutes: readonly Minutes[]) {
  const counted = minutes.filter((ligne) => ligne.statut !== null && ligne.minutes > 0)
  return {
    intervenants: new Set(counted.map(({ intervenantId }) => intervenantId)).size,
    minutesParStatut: sumByStatut(minutes),
  }
}

/** Minutes under each statut; those under none are left out. */
function sumByStatut(minutes: readonly Minutes[]): Resume['minutesParStatut'] {
  const of = (statut: Statut) =>
    sum(minutes, (ligne) => (ligne.statut === statut ? ligne.minutes : 0))
  const [salarie, volontaire, benevole] = STATUTS
  return { salarie: of(salarie), volontaire: of(volontaire), benevole: of(benevole) }
}

const sum = <T>(items: readonly T[], amountOf: (item: T) => number): number =>
  items.reduce((total, item) => total + amountOf(item), 0)

/**
 * From the first month where anything happened to the last, none left out: a month without séance
 * is a zero on the chart, not a gap.
 */
function summarizeMois(
  seances: readonly SeanceLigne[],
  minutes: readonly Minutes[],
  today: IsoDate,
): Resume['mois'] {
  const tenues = seances.filter(({ etat, date }) => etat === 'tenue' && date <= today)
  const seancesByMois = Map.groupBy(tenues, ({ date }) => date.slice(0, 7))
  const minutesByMois = Map.groupBy(minutes, ({ mois }) => mois)
  const known = [...seancesByMois.keys(), ...minutesByMois.keys()].sort()
  return monthsBetween(known[0], known.at(-1)).map((mois) => {
    const ofMois = seancesByMois.get(mois) ?? []
    return {
      mois,
      seances: ofMois.length,
      presents: sum(ofMois, (seance) => seance.presents),
      absents: sum(ofMois, (seance) => seance.absents),
      excuses: sum(ofMois, (seance) => seance.excuses),
      minutesParStatut: sumByStatut(minutesByMois.get(mois) ?? []),
    }
  })
}

function monthsBetween(first: string | undefined, last: string | undefined): readonly string[] {
  if (first === undefined || last === undefined) return []
  return monthsOf({ debut: first, fin: last })
}
