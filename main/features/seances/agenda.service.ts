import type { Kysely } from 'kysely'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { buildAgenda, type EvenementAgenda } from '../../documents/agenda/build-agenda.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { findSeancesAgenda } from './agenda.repository.ts'

/** The séances of an action (or of the année, or of one collectif) as an iCalendar file. */
export async function agendaOf(
  db: Kysely<Database>,
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
