import type { Kysely } from 'kysely'
import { type IsoDate, weekday } from '../../../shared/dates.ts'
import { motifFermeture } from '../../../shared/domain/calendrier.ts'
import { precisionsOf } from '../../../shared/domain/homonyme.ts'
import { ACTIVITES, JOURS } from '../../../shared/domain/listes.ts'
import { byMoment, type Moment } from '../../../shared/domain/planification.ts'
import { formatPersonne, frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type {
  CandidatIntervenant,
  SeanceLigne,
  SeanceOuverte,
} from '../../../shared/ipc/seances.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { buildAgenda, type EvenementAgenda } from '../../documents/agenda/build-agenda.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { findJoursFermes } from '../calendrier/calendrier.service.ts'
import { findEquipeDue } from './equipe.service.ts'
import {
  countInconnus,
  countPresences,
  findActivites,
  findActivitesOf,
  findCandidats,
  findContactsOf,
  findEnfantsOf,
  findEquipePrecedente,
  findIdsAutourDe,
  findIntervenantsDeSeances,
  findIntervenantsOf,
  findSeanceRow,
  findSeances,
  findSeancesAgenda,
  type Seances,
} from './seances.repository.ts'

type Db = Kysely<Database>
type Personne = { readonly nom: string; readonly prenom: string }

/** The séances of an action (or of the whole année), past and to come, by date and time. */
export function findSeancesOf(
  db: Db,
  input: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<readonly SeanceLigne[], AppError>> {
  return inSnapshot(db, async (snapshot) => {
    const perimetre = await findPerimetre(snapshot, input)
    if (!perimetre.ok) return perimetre
    return ok(await findLignesOf(snapshot, perimetre.value, today))
  })
}

/**
 * The séances of the actions that the day may show, by date and time: those of `today` and of the next day on which one takes
 * place, and the past ones that still wait for an état or a first présence.
 */
export async function findSeancesAutourDe(
  db: Db,
  actionIds: readonly string[],
  today: IsoDate,
): Promise<readonly SeanceLigne[]> {
  const seanceIds = await findIdsAutourDe(db, actionIds, today)
  return findLignesOf(db, { actionIds, seanceIds }, today)
}

/** Séances with what is written on each, by date and time. */
export async function findLignesOf(
  db: Db,
  seances: Seances,
  today: IsoDate,
): Promise<readonly SeanceLigne[]> {
  const activites = groupBySeance(await findActivites(db, seances))
  const intervenants = groupBySeance(await findIntervenantsDeSeances(db, seances))
  const presences = groupBySeance(await countPresences(db, seances))
  const inconnus = groupBySeance(await countInconnus(db, seances, today))

  const lignes = (await findSeances(db, seances)).map((seance): SeanceLigne => {
    const noted = activites.get(seance.seanceId)?.map((row) => row.activite) ?? []
    const counts = presences.get(seance.seanceId)?.[0]
    return {
      ...seance,
      activites: ACTIVITES.filter((activite) => noted.includes(activite)),
      intervenants: (intervenants.get(seance.seanceId) ?? [])
        .map(formatPersonne)
        .sort(frCollator.compare),
      presents: counts?.presents ?? 0,
      absents: counts?.absents ?? 0,
      excuses: counts?.excuses ?? 0,
      inconnus: inconnus.get(seance.seanceId)?.[0]?.inconnus ?? 0,
    }
  })
  return lignes.sort((a, b) => byMoment(a, b) || frCollator.compare(a.collectif, b.collectif))
}

function groupBySeance<T extends { readonly seanceId: string }>(
  rows: readonly T[],
): ReadonlyMap<string, T[]> {
  return Map.groupBy(rows, (row) => row.seanceId)
}

/** Séance with all the values that can be entered on it. */
export const findSeance = (db: Db, seanceId: string): Promise<Result<SeanceOuverte, AppError>> =>
  inSnapshot(db, (snapshot) => openSeance(snapshot, seanceId))

async function openSeance(db: Db, seanceId: string): Promise<Result<SeanceOuverte, AppError>> {
  const row = await findSeanceRow(db, seanceId)
  if (row === undefined) return err({ code: 'not-found', what: 'seance', name: '' })
  const { anneeId, anneeDebut, anneeFin, ...seance } = row
  const annee = { debut: anneeDebut, fin: anneeFin }
  const activites = (await findActivitesOf(db, seanceId)).map(({ activite }) => activite)
  const intervenants = await findIntervenantsOf(db, seanceId, row.date)
  const noted = new Set(intervenants.map(({ intervenantId }) => intervenantId))
  const candidats = await candidatsOf(db, row, noted)
  const enfants = await findEnfantsOf(db, row)
  const precisions = precisionsOf(enfants)
  const contacts = await findContacts(
    db,
    enfants.map(({ enfantId }) => enfantId),
  )
  const calendrier = await findJoursFermes(db, { id: anneeId, ...annee })
  return ok({
    ...seance,
    annee,
    fermeture: motifFermeture(row.date, calendrier)?.nom ?? null,
    activites: ACTIVITES.filter((activite) => activites.includes(activite)),
    intervenants: [...intervenants].sort(byPersonne),
    candidats,
    equipeProposee: intervenants.length > 0 ? null : await proposeEquipe(db, row, candidats),
    enfants: enfants
      .map(({ anneeNaissance: _, ...enfant }) => ({
        ...enfant,
        isInscrit: enfant.isInscrit === 1,
        precision: precisions.get(enfant.enfantId) ?? null,
        contacts: contacts.get(enfant.enfantId) ?? [],
      }))
      .sort(byPersonne),
  })
}

/** Responsables with a telephone, by enfant, in the order of their fiche. */
export async function findContacts(
  db: Db,
  enfantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly { readonly nom: string; readonly telephone: string }[]>> {
  const rows = await findContactsOf(db, enfantIds)
  const contacts = rows.map(({ enfantId, nom, prenom, telephone }) => ({
    enfantId,
    contact: { nom: `${prenom ?? ''} ${nom ?? ''}`.trim(), telephone: telephone ?? '' },
  }))
  return new Map(
    [...Map.groupBy(contacts, ({ enfantId }) => enfantId)].map(([enfantId, own]) => [
      enfantId,
      own.map(({ contact }) => contact),
    ]),
  )
}

/** Team of the créneau, else of the last séance, without members who hold no statut that day. */
async function proposeEquipe(
  db: Db,
  seance: Moment & { readonly collectifId: string },
  candidats: readonly CandidatIntervenant[],
): Promise<SeanceOuverte['equipeProposee']> {
  const due = await findEquipeDue(db, seance)
  const duCreneau = candidats.filter(({ intervenantId }) => due.has(intervenantId))
  if (duCreneau.length > 0) return { date: null, equipe: duCreneau }
  const before = await findEquipePrecedente(db, seance)
  if (before === undefined) return null
  const ids: readonly string[] = JSON.parse(before.intervenantIds)
  const equipe = candidats.filter(({ intervenantId }) => ids.includes(intervenantId))
  return equipe.length === 0 ? null : { date: before.date, equipe }
}

async function candidatsOf(
  db: Db,
  seance: { seanceId: string; date: string; debut: string; fin: string; collectifId: string },
  noted: ReadonlySet<string>,
): Promise<readonly CandidatIntervenant[]> {
  const jour = JOURS[weekday(seance.date)] ?? 'lundi'
  const rows = await findCandidats(db, { ...seance, jour })
  return rows
    .filter(({ intervenantId }) => !noted.has(intervenantId))
    .map((row) => ({
      ...row,
      isHabituel: row.isHabituel === 1,
      isDisponible: row.isDisponible === 1,
      isOccupe: row.isOccupe === 1,
    }))
    .sort(
      (one, other) =>
        Number(other.isHabituel) - Number(one.isHabituel) ||
        Number(other.isDisponible) - Number(one.isDisponible) ||
        byPersonne(one, other),
    )
}

const byPersonne = (one: Personne, other: Personne): number =>
  frCollator.compare(formatPersonne(one), formatPersonne(other))

/** The séances of an action (or of the année, or of one collectif) as an iCalendar file. */
export async function agendaOf(
  db: Db,
  {
    collectifId,
    ...demande
  }: {
    readonly anneeId: string
    readonly actionId: string | null
    readonly collectifId: string | null
  },
  at: Date,
): Promise<Result<{ readonly titre: string; readonly text: string }, AppError>> {
  const perimetre = await findPerimetre(db, demande)
  if (!perimetre.ok) return perimetre
  const rows = await findSeancesAgenda(db, perimetre.value.actionIds, collectifId)
  const collectif = collectifId === null ? undefined : rows[0]?.collectif
  const titre = collectif === undefined ? 'Séances du Clas' : `Séances du Clas – ${collectif}`
  const evenements = rows.map(
    (row): EvenementAgenda => ({
      id: row.seanceId,
      date: row.date,
      debut: row.debut,
      fin: row.fin,
      titre: row.etat === 'annulee' ? `Annulée : ${row.collectif}` : `Clas – ${row.collectif}`,
      lieu: row.lieu,
      description: row.motif,
      isAnnule: row.etat === 'annulee',
    }),
  )
  return ok({ titre, text: buildAgenda(titre, evenements, at) })
}
