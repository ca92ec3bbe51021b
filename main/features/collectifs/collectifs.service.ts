import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Horaire } from '../../../shared/domain/planification.ts'
import { frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { newId } from '../../db/new-id.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { reasonsOf } from '../deletion-reasons.ts'
import { deleteSeances, findSeancesExistantes } from '../seances/seances-existantes.service.ts'
import { refusalsOfHoraires } from './check-horaires.ts'
import {
  countInscrits,
  countSeances,
  countStanding,
  deleteCollectifRow,
  findCollectifRows,
  findCreneauxOfActions,
  hasAction,
  insertCollectif,
  insertCreneaux,
  renameCollectifRow,
} from './collectifs.repository.ts'
import { byHoraire, findPlanifie } from './find-collectif.service.ts'

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
  const inscrits = await countInscrits(db, actionIds, today)
  const seances = await countSeances(db, actionIds)
  const inscritsOf = new Map(inscrits.map((row) => [row.collectifId, row.inscrits]))
  const seancesOf = new Map(seances.map((row) => [row.collectifId, row]))
  const lignes = rows.map((row): CollectifLigne => {
    const counted = seancesOf.get(row.collectifId)
    return {
      ...row,
      creneaux: (creneaux.get(row.collectifId) ?? [])
        .map(({ creneauId, jour, debut, fin }) => ({ creneauId, jour, debut, fin }))
        .sort(byHoraire),
      inscrits: inscritsOf.get(row.collectifId) ?? 0,
      seancesTenues: counted?.tenues ?? 0,
      seancesPrevues: counted?.prevues ?? 0,
      derniereSeance: counted?.derniere ?? null,
    }
  })
  return ok(lignes.sort((one, other) => frCollator.compare(one.nom, other.nom)))
}

/** A collectif with its créneaux, in one operation. */
export async function createCollectif(
  db: Db,
  input: {
    readonly actionId: string
    readonly nom: string
    readonly creneaux: readonly Horaire[]
  },
  now: Date,
): Promise<Result<{ readonly collectifId: string }, AppError>> {
  const { actionId, nom } = input
  if (!(await hasAction(db, actionId))) {
    return err({ code: 'not-found', what: 'action', name: '' })
  }
  const fields = {
    ...(await refusalsOfNom(db, { actionId, nom, except: null })),
    ...refusalsOfHoraires(input.creneaux),
  }
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
  const collectifId = newId()
  const creneaux = input.creneaux.map((horaire) => ({ ...horaire, creneauId: newId() }))
  const label = `Nouveau collectif : ${nom}`
  await inOperation(db, saisieHeader(label, now), async (trx) => {
    await insertCollectif(trx, { id: collectifId, actionId, nom })
    await insertCreneaux(trx, collectifId, creneaux)
  })
  return ok({ collectifId })
}

/** A new name, for the séances past too. */
export async function renameCollectif(
  db: Db,
  { collectifId, nom }: { readonly collectifId: string; readonly nom: string },
  now: Date,
): Promise<Result<void, AppError>> {
  const found = await findPlanifie(db, collectifId)
  if (!found.ok) return found
  const { actionId } = found.value
  const fields = await refusalsOfNom(db, { actionId, nom, except: collectifId })
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
  if (nom === found.value.nom) return ok(undefined)
  const label = `Nom du collectif : ${nom}`
  await inOperation(db, saisieHeader(label, now), (trx) =>
    renameCollectifRow(trx, collectifId, nom),
  )
  return ok(undefined)
}

/**
 * Takes along its créneaux and the séances prévues on which nothing stands. Refused, with every reason,
 * when enfants were inscribed there or a séance was held, cancelled or written on.
 */
export async function deleteCollectif(
  db: Db,
  collectifId: string,
  now: Date,
): Promise<Result<void, AppError>> {
  const found = await findPlanifie(db, collectifId)
  if (!found.ok) return found
  const { nom } = found.value
  const seances = await findSeancesExistantes(db, collectifId)
  const standing = seances.filter(({ etat, hasRecords }) => etat !== 'prevue' || hasRecords)
  const reasons = reasonsOf([
    [
      await countStanding(db, collectifId),
      'enfant y a été inscrit : changez d’abord son collectif, ou supprimez cette inscription.',
      'enfants y ont été inscrits : changez d’abord leur collectif, ou supprimez ces inscriptions.',
    ],
    [
      standing.length,
      'séance a eu lieu ou porte des informations : le bilan en a besoin. Renommez plutôt le collectif.',
      'séances ont eu lieu ou portent des informations : le bilan en a besoin. Renommez plutôt le collectif.',
    ],
  ])
  if (reasons.length > 0) return err({ code: 'deletion-refused', label: nom, reasons })
  const label = `Suppression du collectif ${nom}`
  await inOperation(db, saisieHeader(label, now), async (trx) => {
    await deleteSeances(
      trx,
      seances.map(({ seanceId }) => seanceId),
    )
    await deleteCollectifRow(trx, collectifId)
  })
  return ok(undefined)
}

/** Two collectifs of one action are told apart by their names. */
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
