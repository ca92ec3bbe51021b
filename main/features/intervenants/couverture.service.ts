import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { statutAt } from '../../../shared/domain/intervenant.ts'
import { JOURS } from '../../../shared/domain/listes.ts'
import { formatPersonne, frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Couverture } from '../../../shared/ipc/fiches-intervenants.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { findCreneauxAndDisponibilites } from './fiche-intervenant.repository.ts'
import { findStatuts } from './intervenants.repository.ts'

/**
 * Who can come when, against the créneaux of the collectifs, in the order of the week. Whoever holds no
 * statut that day (today, or the nearest day of the année) cannot be counted on: told apart.
 */
export async function findCouverture(
  db: Kysely<Database>,
  input: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<Couverture, AppError>> {
  const perimetre = await findPerimetre(db, input)
  if (!perimetre.ok) return perimetre
  const { annee, actionIds } = perimetre.value
  const date = today < annee.debut ? annee.debut : today > annee.fin ? annee.fin : today
  const statuts = Map.groupBy(await findStatuts(db, annee), (row) => row.intervenantId)
  const hasStatut = ({ intervenantId }: { readonly intervenantId: string }) =>
    statutAt(statuts.get(intervenantId) ?? [], date) !== null
  const { creneaux, disponibilites } = await findCreneauxAndDisponibilites(db, actionIds)

  const counted = disponibilites.filter(hasStatut)
  const couverts = creneaux.map((creneau) => {
    const sameDay = counted.filter(
      (d) => d.jour === creneau.jour && d.debut < creneau.fin && d.fin > creneau.debut,
    )
    const whole = sameDay.filter((d) => d.debut <= creneau.debut && d.fin >= creneau.fin)
    const wholeIds = new Set(whole.map((d) => d.intervenantId))
    return {
      ...creneau,
      disponibles: personnes(whole),
      enPartie: personnes(sameDay.filter((d) => !wholeIds.has(d.intervenantId))),
    }
  })
  couverts.sort(
    (a, b) =>
      JOURS.indexOf(a.jour) - JOURS.indexOf(b.jour) ||
      a.debut.localeCompare(b.debut) ||
      frCollator.compare(a.collectif, b.collectif),
  )
  const sansStatut = personnes(disponibilites.filter((row) => !hasStatut(row)))
  return ok({ date, creneaux: couverts, sansStatut })
}

function personnes(
  rows: readonly {
    readonly intervenantId: string
    readonly nom: string
    readonly prenom: string
  }[],
) {
  const byId = new Map(rows.map((row) => [row.intervenantId, formatPersonne(row)]))
  return [...byId]
    .map(([intervenantId, nom]) => ({ intervenantId, nom }))
    .sort((a, b) => frCollator.compare(a.nom, b.nom))
}
