import type { Kysely } from 'kysely'
import { dayInAnnee, type IsoDate } from '../../../shared/dates.ts'
import { statutAt } from '../../../shared/domain/intervenant.ts'
import { JOURS } from '../../../shared/domain/listes.ts'
import { compareTexts, formatPersonne, frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type {
  Couverture,
  CreneauCouvert,
  IntervenantBref,
} from '../../../shared/ipc/intervenants.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { findParametres } from '../parametres/parametres.service.ts'
import { findCreneauxAndDisponibilites, findStatuts } from './intervenants.repository.ts'

/**
 * Intervenants available at each créneau of the collectifs, in the order of the week. An intervenant available
 * at overlapping créneaux is counted for one of them. Intervenants without a statut on that day (today, or the
 * nearest day of the année) are listed apart.
 */
export async function findCouverture(
  db: Kysely<Database>,
  input: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<Couverture, AppError>> {
  const perimetre = await findPerimetre(db, input)
  if (!perimetre.ok) return perimetre
  const { annee, actionIds } = perimetre.value
  const { intervenantsParSeance } = await findParametres(db, input.anneeId)
  const date = dayInAnnee(today, annee)
  const statuts = Map.groupBy(await findStatuts(db, annee), (row) => row.intervenantId)
  const hasStatut = ({ intervenantId }: { readonly intervenantId: string }) =>
    statutAt(statuts.get(intervenantId) ?? [], date) !== null
  const { creneaux, disponibilites } = await findCreneauxAndDisponibilites(db, actionIds)

  const counted = disponibilites.filter(hasStatut)
  const couverts = creneaux.toSorted(inTheWeek).map((creneau) => {
    const sameDay = counted.filter(
      (d) => d.jour === creneau.jour && d.debut < creneau.fin && d.fin > creneau.debut,
    )
    const whole = sameDay.filter((d) => d.debut <= creneau.debut && d.fin >= creneau.fin)
    const wholeIds = new Set(whole.map((d) => d.intervenantId))
    return {
      ...creneau,
      attendus: intervenantsParSeance,
      disponibles: personnes(whole),
      enPartie: personnes(sameDay.filter((d) => !wholeIds.has(d.intervenantId))),
    }
  })
  const sansStatut = personnes(disponibilites.filter((row) => !hasStatut(row)))
  return ok({ date, creneaux: countedOnce(couverts), sansStatut })
}

type Couvert = Omit<CreneauCouvert, 'comptesAilleurs'>

const inTheWeek = (
  a: Pick<Couvert, 'jour' | 'debut' | 'collectif'>,
  b: Pick<Couvert, 'jour' | 'debut' | 'collectif'>,
): number =>
  JOURS.indexOf(a.jour) - JOURS.indexOf(b.jour) ||
  compareTexts(a.debut, b.debut) ||
  frCollator.compare(a.collectif, b.collectif)

const isAtOnce = (a: Couvert, b: Couvert): boolean =>
  a.jour === b.jour && a.debut < b.fin && b.debut < a.fin

/**
 * Counts each intervenant for one créneau at a time. Those with the fewest choices are placed first, each at
 * the créneau that has the fewest people then, so that as many groups as possible are covered.
 */
function countedOnce(couverts: readonly Couvert[]): readonly CreneauCouvert[] {
  const choices = Map.groupBy(
    couverts.flatMap((creneau) => creneau.disponibles.map((qui) => ({ creneau, qui }))),
    ({ qui }) => qui.intervenantId,
  )
  const placed = new Map<Couvert, IntervenantBref[]>(couverts.map((creneau) => [creneau, []]))
  const of = (creneau: Couvert) => placed.get(creneau) ?? []
  for (const own of [...choices.values()].sort((a, b) => a.length - b.length)) {
    const taken: Couvert[] = []
    for (const { creneau, qui } of own.toSorted(
      (a, b) => of(a.creneau).length - of(b.creneau).length,
    )) {
      if (taken.some((other) => isAtOnce(other, creneau))) continue
      taken.push(creneau)
      of(creneau).push(qui)
    }
  }
  return couverts.map((creneau) => {
    const here = new Set(of(creneau).map(({ intervenantId }) => intervenantId))
    const elsewhere = (qui: IntervenantBref) =>
      couverts.find(
        (other) =>
          other !== creneau &&
          isAtOnce(other, creneau) &&
          of(other).some((one) => one.intervenantId === qui.intervenantId),
      )?.collectif ?? ''
    return {
      ...creneau,
      disponibles: creneau.disponibles.filter((qui) => here.has(qui.intervenantId)),
      comptesAilleurs: creneau.disponibles
        .filter((qui) => !here.has(qui.intervenantId))
        .map((qui) => ({ ...qui, collectif: elsewhere(qui) })),
    }
  })
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
