import type { Kysely } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import { type Horaire, overlaps } from '../../../shared/domain/planification.ts'
import { type Replanification, replanCreneau } from '../../../shared/domain/replanification.ts'
import { comparePersonnes, frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { findJoursFermes } from '../calendrier/calendrier.service.ts'
import { isRefused, reasonsOf } from '../refusals.ts'
import {
  applyReplanification,
  byHoraire,
  type CollectifPlanifie,
  deleteSeances,
  findPlanifie,
  findSeancesExistantes,
} from '../seances/planification.service.ts'
import {
  countEnfants,
  countInscrits,
  countSeances,
  deleteCollectifRow,
  deleteCreneauRow,
  findCollectifRows,
  findCreneauRow,
  findCreneauxOfActions,
  findEquipesOfActions,
  findPeriodes,
  hasAction,
  insertCollectif,
  insertCreneaux,
  renameCollectifRow,
  updateCreneauRow,
} from './collectifs.repository.ts'

type Db = Kysely<Database>

/** The collectifs of an action (or of the whole année), by name. */
export async function findCollectifs(
  db: Db,
  input: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<readonly CollectifLigne[], AppError>> {
  const perimetre = await findPerimetre(db, input)
  if (!perimetre.ok) return perimetre
  const { actionIds } = perimetre.value
  const rows = await findCollectifRows(db, actionIds)
  const creneaux = Map.groupBy(await findCreneauxOfActions(db, actionIds), (k) => k.collectifId)
  const equipes = Map.groupBy(await findEquipesOfActions(db, actionIds), (m) => m.creneauId)
  const periodes = new Map(
    (await findPeriodes(db, actionIds)).map(({ actionId, ...periode }) => [actionId, periode]),
  )
  const inscrits = await countInscrits(db, actionIds, today)
  const seances = await countSeances(db, actionIds)
  const inscritsOf = new Map(inscrits.map((row) => [row.collectifId, row.inscrits]))
  const seancesOf = new Map(seances.map((row) => [row.collectifId, row]))
  const lignes = rows.map((row): CollectifLigne => {
    const counted = seancesOf.get(row.collectifId)
    return {
      ...row,
      periode: periodes.get(row.actionId) ?? perimetre.value.annee,
      creneaux: (creneaux.get(row.collectifId) ?? [])
        .map(({ creneauId, jour, debut, fin }) => ({
          creneauId,
          jour,
          debut,
          fin,
          equipe: (equipes.get(creneauId) ?? [])
            .map(({ creneauId: _, ...membre }) => membre)
            .sort(comparePersonnes),
        }))
        .sort(byHoraire),
      inscrits: inscritsOf.get(row.collectifId) ?? 0,
      seancesTenues: counted?.tenues ?? 0,
      seancesPrevues: counted?.prevues ?? 0,
      derniereSeance: counted?.derniere ?? null,
    }
  })
  return ok(lignes.sort((one, other) => frCollator.compare(one.nom, other.nom)))
}

/** Creates a collectif with its créneaux. */
export function createCollectif(
  db: Db,
  input: {
    readonly actionId: string
    readonly nom: string
    readonly creneaux: readonly Horaire[]
  },
  now: Date,
): Promise<Result<{ readonly collectifId: string }, AppError>> {
  const { actionId, nom } = input
  return act<{ readonly collectifId: string }, AppError>(db, { now }, async (trx, { say }) => {
    if (!(await hasAction(trx, actionId))) {
      return err({ code: 'not-found', what: 'action', name: '' })
    }
    const fields = {
      ...(await refusalsOfNom(trx, { actionId, nom, except: null })),
      ...refusalsOfHoraires(input.creneaux),
    }
    if (isRefused(fields)) return err({ code: 'validation', fields })
    const collectifId = newId()
    say(`Nouveau collectif : ${nom}`)
    await insertCollectif(trx, { id: collectifId, actionId, nom })
    const creneaux = input.creneaux.map((horaire) => ({ ...horaire, creneauId: newId() }))
    await insertCreneaux(trx, collectifId, creneaux)
    return ok({ collectifId })
  })
}

/** Renames a collectif, for its past séances too. */
export function renameCollectif(
  db: Db,
  { collectifId, nom }: { readonly collectifId: string; readonly nom: string },
  now: Date,
): Promise<Result<void, AppError>> {
  return act<void, AppError>(db, { now }, async (trx, { say }) => {
    const found = await findPlanifie(trx, collectifId)
    if (!found.ok) return found
    const { actionId } = found.value
    const fields = await refusalsOfNom(trx, { actionId, nom, except: collectifId })
    if (isRefused(fields)) return err({ code: 'validation', fields })
    if (nom === found.value.nom) return ok(undefined)
    say(`Nom du collectif : ${nom}`)
    await renameCollectifRow(trx, collectifId, nom)
    return ok(undefined)
  })
}

/**
 * Deletes a collectif with its créneaux and the séances prévues on which nothing stands. Refused, with
 * every reason, when enfants were inscribed there or a séance was held, cancelled or written on.
 */
export function deleteCollectif(
  db: Db,
  collectifId: string,
  now: Date,
): Promise<Result<void, AppError>> {
  return act<void, AppError>(db, { now }, async (trx, { say }) => {
    const found = await findPlanifie(trx, collectifId)
    if (!found.ok) return found
    const { nom } = found.value
    const seances = await findSeancesExistantes(trx, collectifId)
    const standing = seances.filter(({ etat, hasRecords }) => etat !== 'prevue' || hasRecords)
    const reasons = reasonsOf([
      [
        await countEnfants(trx, collectifId),
        'enfant y a été inscrit : changez d’abord son collectif, ou supprimez cette inscription.',
        'enfants y ont été inscrits : changez d’abord leur collectif, ou supprimez ces inscriptions.',
      ],
      [
        standing.length,
        'séance a eu lieu ou porte des informations : le bilan en a besoin. Renommez plutôt le collectif.',
        'séances ont eu lieu ou portent des informations : le bilan en a besoin. Renommez plutôt le collectif.',
      ],
    ])
    if (isRefused(reasons)) return err({ code: 'deletion-refused', label: nom, reasons })
    say(`Suppression du collectif ${nom}`)
    const gone = seances.map(({ seanceId }) => seanceId)
    await deleteSeances(trx, gone)
    await deleteCollectifRow(trx, collectifId)
    return ok(undefined)
  })
}

/** Refusal of a name that another collectif of the action has, by field; empty when the name is free. */
async function refusalsOfNom(
  db: Db,
  asked: { readonly actionId: string; readonly nom: string; readonly except: string | null },
): Promise<Record<string, string>> {
  const rows = await findCollectifRows(db, [asked.actionId])
  const isTaken = rows.some(
    ({ collectifId, nom }) =>
      collectifId !== asked.except &&
      nom.toLocaleLowerCase('fr') === asked.nom.toLocaleLowerCase('fr'),
  )
  if (!isTaken) return {}
  return { nom: 'Un collectif de cette action porte déjà ce nom : choisissez-en un autre.' }
}

type Change = { readonly creneauId: string; readonly vers: Horaire | null }

/** Adds a créneau; the séances it gives are created apart. */
export function addCreneau(
  db: Db,
  { collectifId, jour, debut, fin }: Horaire & { readonly collectifId: string },
  now: Date,
): Promise<Result<{ readonly creneauId: string }, AppError>> {
  return act<{ readonly creneauId: string }, AppError>(db, { now }, async (trx, { say }) => {
    const found = await findPlanifie(trx, collectifId)
    if (!found.ok) return found
    const horaire = { jour, debut, fin }
    const fields = refusalsOfHoraire(horaire, found.value.creneaux)
    if (isRefused(fields)) return err({ code: 'validation', fields })
    const creneauId = newId()
    say(`Nouveau créneau de ${found.value.nom} : ${jour} ${debut}–${fin}`)
    await insertCreneaux(trx, collectifId, [{ creneauId, ...horaire }])
    return ok({ creneauId })
  })
}

/** Effects of a change of créneau on the séances to come; nothing is written. */
export function previewCreneau(
  db: Db,
  change: Change,
  today: IsoDate,
): Promise<Result<Replanification, AppError>> {
  return inSnapshot(db, async (snapshot) => {
    const planned = await planChange(snapshot, change, today)
    return planned.ok ? ok(planned.value.replan) : planned
  })
}

/** Changes a créneau, or removes it, and with `replanifier` its séances to come. */
export function changeCreneau(
  db: Db,
  { replanifier, ...change }: Change & { readonly replanifier: boolean },
  now: Date,
): Promise<Result<void, AppError>> {
  return act<void, AppError>(db, { now }, async (trx, { say }) => {
    const planned = await planChange(trx, change, todayOf(now))
    if (!planned.ok) return planned
    const { collectif, before, replan } = planned.value
    const { creneauId, vers } = change
    say(
      vers === null
        ? `Suppression du créneau ${before.jour} ${before.debut} de ${collectif.nom}`
        : `Créneau de ${collectif.nom} : ${vers.jour} ${vers.debut}–${vers.fin}`,
    )
    if (vers === null) await deleteCreneauRow(trx, creneauId)
    else await updateCreneauRow(trx, creneauId, vers)
    if (replanifier) await applyReplanification(trx, collectif.collectifId, replan)
    return ok(undefined)
  })
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
  if (isRefused(fields)) return err({ code: 'validation', fields })
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

/** Reasons why a créneau cannot stand beside `others` in its collectif, by field; empty when it can. */
function refusalsOfHoraire(
  horaire: Horaire,
  others: readonly Horaire[],
): Readonly<Record<string, string>> {
  if (horaire.fin <= horaire.debut) {
    return { fin: 'Le créneau finit avant de commencer : corrigez l’heure de fin.' }
  }
  const other = others.find(
    ({ jour, ...plage }) => jour === horaire.jour && overlaps(plage, horaire),
  )
  if (other === undefined) return {}
  const { jour, debut, fin } = other
  return {
    debut: `Ce créneau en recouvre un autre du collectif (${jour} ${debut}–${fin}) : changez l’heure ou le jour.`,
  }
}

/** Reasons why créneaux given together are refused, under `creneaux.<index>.<champ>`. */
function refusalsOfHoraires(horaires: readonly Horaire[]): Record<string, string> {
  const entries = horaires.flatMap((horaire, index) =>
    Object.entries(refusalsOfHoraire(horaire, horaires.slice(0, index))).map(
      ([field, message]) => [`creneaux.${index}.${field}`, message] as const,
    ),
  )
  return Object.fromEntries(entries)
}
