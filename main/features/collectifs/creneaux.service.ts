import type { Kysely } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import type { Horaire } from '../../../shared/domain/planification.ts'
import { type Replanification, replanCreneau } from '../../../shared/domain/replanification.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { newId } from '../../db/new-id.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { findJoursFermes } from '../calendrier/calendrier.service.ts'
import {
  applyReplanification,
  findSeancesExistantes,
} from '../seances/seances-existantes.service.ts'
import { refusalsOfHoraire } from './check-horaires.ts'
import {
  deleteCreneauRow,
  findCreneauRow,
  insertCreneaux,
  updateCreneauRow,
} from './collectifs.repository.ts'
import { type CollectifPlanifie, findPlanifie } from './find-collectif.service.ts'

type Db = Kysely<Database>
type Change = { readonly creneauId: string; readonly vers: Horaire | null }

/** A créneau more; the séances it gives are planned apart. */
export async function addCreneau(
  db: Db,
  { collectifId, jour, debut, fin }: Horaire & { readonly collectifId: string },
  now: Date,
): Promise<Result<{ readonly creneauId: string }, AppError>> {
  const found = await findPlanifie(db, collectifId)
  if (!found.ok) return found
  const horaire = { jour, debut, fin }
  const fields = refusalsOfHoraire(horaire, found.value.creneaux)
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
  const creneauId = newId()
  const label = `Nouveau créneau de ${found.value.nom} : ${jour} ${debut}–${fin}`
  await inOperation(db, saisieHeader(label, now), (trx) =>
    insertCreneaux(trx, collectifId, [{ creneauId, ...horaire }]),
  )
  return ok({ creneauId })
}

/** What the change would do to the séances to come. */
export async function previewChange(
  db: Db,
  change: Change,
  today: IsoDate,
): Promise<Result<Replanification, AppError>> {
  const planned = await planChange(db, change, today)
  return planned.ok ? ok(planned.value.replan) : planned
}

/** The créneau, and when asked its séances to come, in one operation: what was previewed is what is done. */
export async function changeCreneau(
  db: Db,
  { replanifier, ...change }: Change & { readonly replanifier: boolean },
  now: Date,
): Promise<Result<void, AppError>> {
  const planned = await planChange(db, change, todayOf(now))
  if (!planned.ok) return planned
  const { collectif, before, replan } = planned.value
  const { creneauId, vers } = change
  const label =
    vers === null
      ? `Suppression du créneau ${before.jour} ${before.debut} de ${collectif.nom}`
      : `Créneau de ${collectif.nom} : ${vers.jour} ${vers.debut}–${vers.fin}`
  await inOperation(db, saisieHeader(label, now), async (trx) => {
    if (vers === null) await deleteCreneauRow(trx, creneauId)
    else await updateCreneauRow(trx, creneauId, vers)
    if (replanifier) await applyReplanification(trx, collectif.collectifId, replan)
  })
  return ok(undefined)
}

type PlannedChange = {
  readonly collectif: CollectifPlanifie
  readonly before: Horaire
  readonly replan: Replanification
}

async function planChange(
  db: Db,
  { creneauId, vers }: Change,
  today: IsoDate,
): Promise<Result<PlannedChange, AppError>> {
  const before = await findCreneauRow(db, creneauId)
  if (before === undefined) return err({ code: 'not-found', what: 'creneau', name: '' })
  const found = await findPlanifie(db, before.collectifId)
  if (!found.ok) return found
  const collectif = found.value
  const others = collectif.creneaux.filter((creneau) => creneau.creneauId !== creneauId)
  const fields = vers === null ? {} : prefixed(refusalsOfHoraire(vers, others))
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
  const replan = replanCreneau(before, vers, {
    today,
    annee: collectif.annee,
    calendrier: await findJoursFermes(db, collectif.annee),
    existing: await findSeancesExistantes(db, collectif.collectifId),
  })
  return ok({ collectif, before, replan })
}

const prefixed = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([field, text]) => [`vers.${field}`, text]))
