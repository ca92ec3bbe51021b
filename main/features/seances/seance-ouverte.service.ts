import type { Kysely } from 'kysely'
import { weekday } from '../../../shared/dates.ts'
import { motifFermeture } from '../../../shared/domain/calendrier.ts'
import { ACTIVITES, JOURS } from '../../../shared/domain/listes.ts'
import { formatPersonne, frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { CandidatIntervenant, SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findJoursFermes } from '../calendrier/calendrier.service.ts'
import {
  findActivitesOf,
  findCandidats,
  findEnfantsOf,
  findEquipePrecedente,
  findIntervenantsOf,
  findSeanceRow,
} from './seance-ouverte.repository.ts'

type Db = Kysely<Database>
type Personne = { readonly nom: string; readonly prenom: string }

/** One séance with all that can be written on it. */
export async function findSeance(
  db: Db,
  seanceId: string,
): Promise<Result<SeanceOuverte, AppError>> {
  const row = await findSeanceRow(db, seanceId)
  if (row === undefined) return err({ code: 'not-found', what: 'seance', name: '' })
  const { anneeId, anneeDebut, anneeFin, ...seance } = row
  const annee = { debut: anneeDebut, fin: anneeFin }
  const activites = (await findActivitesOf(db, seanceId)).map(({ activite }) => activite)
  const intervenants = await findIntervenantsOf(db, seanceId, row.date)
  const noted = new Set(intervenants.map(({ intervenantId }) => intervenantId))
  const candidats = await candidatsOf(db, row, noted)
  const enfants = await findEnfantsOf(db, row)
  const calendrier = await findJoursFermes(db, { id: anneeId, ...annee })
  return ok({
    ...seance,
    annee,
    fermeture: motifFermeture(row.date, calendrier)?.nom ?? null,
    activites: ACTIVITES.filter((activite) => activites.includes(activite)),
    intervenants: [...intervenants].sort(byPersonne),
    candidats,
    equipePrecedente: intervenants.length > 0 ? null : await equipeBefore(db, row, candidats),
    enfants: enfants
      .map((enfant) => ({ ...enfant, isInscrit: enfant.isInscrit === 1 }))
      .sort(byPersonne),
  })
}

/** The team of the last time, less those who hold no statut any more. */
async function equipeBefore(
  db: Db,
  seance: { readonly collectifId: string; readonly date: string },
  candidats: readonly CandidatIntervenant[],
): Promise<SeanceOuverte['equipePrecedente']> {
  const before = await findEquipePrecedente(db, seance)
  if (before === undefined) return null
  const ids: readonly string[] = JSON.parse(before.intervenantIds)
  const equipe = candidats.filter(({ intervenantId }) => ids.includes(intervenantId))
  return equipe.length === 0 ? null : { date: before.date, equipe }
}

async function candidatsOf(
  db: Db,
  seance: { date: string; debut: string; fin: string; collectifId: string },
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
