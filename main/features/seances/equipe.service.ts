import type { Kysely } from 'kysely'
import { type IsoDate, overlap, todayOf, weekday } from '../../../shared/dates.ts'
import { JOURS } from '../../../shared/domain/listes.ts'
import type { Horaire, Moment } from '../../../shared/domain/planification.ts'
import { isInscrit } from '../../../shared/domain/presence.ts'
import { formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { MembreEquipe } from '../../../shared/ipc/collectifs.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { isRefused } from '../refusals.ts'
import {
  deleteIntervenantsDe,
  findCreneauDeCollectif,
  findEquipes,
  findSeancesAVenir,
  insertIntervenantsDe,
  replaceEquipe,
} from './equipe.repository.ts'
import { findNomIntervenant } from './saisie-seance.repository.ts'

type Db = Kysely<Database>
type Periode = Pick<MembreEquipe, 'intervenantId' | 'debut' | 'fin'>

/**
 * Replaces the team of a créneau. Its séances prévues from today on follow by the difference alone: members
 * who join are added, members who leave are taken away; an exception made on one séance stays. Refused under
 * `membres.<index>.<champ>`. Returns the number of séances changed.
 */
export function saveEquipe(
  db: Db,
  { creneauId, membres }: { readonly creneauId: string; readonly membres: readonly Periode[] },
  now: Date,
): Promise<Result<{ readonly seances: number }, AppError>> {
  return act<{ readonly seances: number }, AppError>(db, { now }, async (trx, { say }) => {
    const creneau = await findCreneauDeCollectif(trx, creneauId)
    if (creneau === undefined) return err({ code: 'not-found', what: 'creneau', name: '' })
    const fields = await refusalsOf(trx, membres)
    if (isRefused(fields)) return err({ code: 'validation', fields })

    const before = (await findEquipes(trx, [creneau.collectifId])).filter(
      (membre) => membre.creneauId === creneauId,
    )
    if (isSame(before, membres)) return ok({ seances: 0 })
    say(`Équipe du ${creneau.jour} ${creneau.debut} (${creneau.collectif})`)
    await replaceEquipe(trx, creneauId, membres)
    const seances = (await findSeancesAVenir(trx, creneau.collectifId, todayOf(now))).filter(
      (seance) => isOf(creneau, seance),
    )
    const changes = seances.map(({ id, date }) => {
      const [was, is] = [duesOn(before, date), duesOn(membres, date)]
      return {
        seanceId: id,
        added: [...is].filter((intervenantId) => !was.has(intervenantId)),
        removed: [...was].filter((intervenantId) => !is.has(intervenantId)),
      }
    })
    await insertIntervenantsDe(
      trx,
      changes.map(({ seanceId, added }) => ({ seanceId, intervenantIds: added })),
    )
    await deleteIntervenantsDe(
      trx,
      changes.map(({ seanceId, removed }) => ({ seanceId, intervenantIds: removed })),
    )
    return ok({
      seances: changes.filter(({ added, removed }) => added.length + removed.length > 0).length,
    })
  })
}

/** Names the team of their créneau on séances that were just created. Called inside an act. */
export async function placeEquipes(
  trx: Db,
  seances: readonly (Moment & { readonly id: string; readonly collectifId: string })[],
): Promise<void> {
  const collectifIds = [...new Set(seances.map(({ collectifId }) => collectifId))]
  const equipes = Map.groupBy(await findEquipes(trx, collectifIds), (one) => one.collectifId)
  await insertIntervenantsDe(
    trx,
    seances.map((seance) => ({
      seanceId: seance.id,
      intervenantIds: [...dueAt(equipes.get(seance.collectifId) ?? [], seance)],
    })),
  )
}

/** The ids of the team due at a séance of the collectif, by the créneau at its day and times. */
export async function findEquipeDue(
  db: Db,
  seance: Moment & { readonly collectifId: string },
): Promise<ReadonlySet<string>> {
  return dueAt(await findEquipes(db, [seance.collectifId]), seance)
}

const dueAt = (membres: readonly (Periode & { readonly horaire: Horaire })[], seance: Moment) =>
  duesOn(
    membres.filter(({ horaire }) => isOf(horaire, seance)),
    seance.date,
  )

const duesOn = (membres: readonly Periode[], date: IsoDate): ReadonlySet<string> =>
  new Set(
    membres.filter((membre) => isInscrit([membre], date)).map(({ intervenantId }) => intervenantId),
  )

const isOf = ({ jour, debut, fin }: Horaire, seance: Moment): boolean =>
  seance.debut === debut && seance.fin === fin && JOURS[weekday(seance.date)] === jour

const isSame = (before: readonly Periode[], after: readonly Periode[]): boolean => {
  const keysOf = (membres: readonly Periode[]) =>
    membres.map(({ intervenantId, debut, fin }) => `${intervenantId} ${debut} ${fin}`).sort()
  return JSON.stringify(keysOf(before)) === JSON.stringify(keysOf(after))
}

async function refusalsOf(trx: Db, membres: readonly Periode[]): Promise<Record<string, string>> {
  const fields: Record<string, string> = {}
  for (const [index, membre] of membres.entries()) {
    const { intervenantId, debut, fin } = membre
    const personne = await findNomIntervenant(trx, intervenantId)
    const isTwice = membres
      .slice(0, index)
      .some((other) => other.intervenantId === intervenantId && overlap(membre, other))
    if (personne === undefined) {
      fields[`membres.${index}.intervenantId`] =
        'Cette personne n’existe plus : choisissez-en une autre.'
    } else if (fin !== null && fin < debut) {
      fields[`membres.${index}.fin`] =
        'Cette période finit avant de commencer : corrigez sa fin, ou son début.'
    } else if (isTwice) {
      fields[`membres.${index}.debut`] =
        `${formatPersonne(personne)} est déjà dans l’équipe à ces dates : retirez l’une des deux lignes.`
    }
  }
  return fields
}
