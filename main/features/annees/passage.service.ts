import type { Kysely } from 'kysely'
import { libelleAnnee } from '../../../shared/dates.ts'
import { anneeSuivante, niveauSuivant } from '../../../shared/domain/passage.ts'
import { formatPersonne, frCollator } from '../../../shared/format.ts'
import type { ApercuPassage } from '../../../shared/ipc/annees.ipc.ts'
import type { AnneeResume } from '../../../shared/ipc/app.ipc.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { CLE_PROPRE } from '../calendrier/calendrier.service.ts'
import { carryParametres } from '../parametres/parametres.service.ts'
import { findAnnees, findAnneesAt } from './annees.service.ts'
import {
  findCollectifsOf,
  findMissing,
  findPresentsAtEnd,
  insertPassage,
} from './passage.repository.ts'

type Db = Kysely<Database>

/** Actions, collectifs and enfants that the next année would begin with. */
export async function previewPassage(
  db: Db,
  anneeId: string,
): Promise<Result<ApercuPassage, AppError>> {
  const annee = (await findAnnees(db)).find((a) => a.id === anneeId)
  if (!annee) return err({ code: 'not-found', what: 'annee', name: anneeId })
  const collectifs = Map.groupBy(await findCollectifsOf(db, anneeId), (c) => c.actionId)
  const enfants = await findPresentsAtEnd(db, anneeId)
  return ok({
    ...anneeSuivante(annee),
    actions: annee.actions.map(({ id, numero, intitule }) => ({
      actionId: id,
      numero,
      intitule,
      collectifs: (collectifs.get(id) ?? [])
        .map(({ collectifId, nom }) => ({ collectifId, nom }))
        .sort((a, b) => frCollator.compare(a.nom, b.nom)),
    })),
    enfants: enfants
      .map((enfant) => ({ ...enfant, niveauPropose: niveauSuivant(enfant.niveau) }))
      .sort((a, b) => frCollator.compare(formatPersonne(a), formatPersonne(b))),
  })
}

/** Opens the next année with the actions, collectifs and enfants chosen in the last. */
export async function passTo(
  db: Db,
  passage: Input<'annees:passTo'>,
  now: Date,
): Promise<Result<{ readonly anneeId: string }, AppError>> {
  const { debut, fin, fromAnneeId } = passage
  if (fin <= debut) {
    const fields = { fin: 'La fin vient avant le début : corrigez l’une des deux.' }
    return err({ code: 'validation', fields })
  }
  return act<{ readonly anneeId: string }, AppError>(db, { now }, async (trx, { say }) => {
    const from = (await findAnnees(trx)).find((annee) => annee.id === fromAnneeId)
    if (!from) return err({ code: 'not-found', what: 'annee', name: fromAnneeId })
    const unknown = await findUnknown(trx, passage, from)
    if (unknown) return err({ code: 'not-found', ...unknown })
    const [existing] = await findAnneesAt(trx, debut, fin)
    if (existing) return err({ code: 'annee-exists', libelle: libelleAnnee(existing) })
    const anneeId = newId()
    say(`Ouverture de l’année ${libelleAnnee({ debut, fin })}`)
    await insertPassage(trx, passage, anneeId)
    await carryParametres(trx, { from: fromAnneeId, to: anneeId, except: [CLE_PROPRE] })
    return ok({ anneeId })
  })
}

/** The first record that the passage names and that is not there. */
async function findUnknown(
  db: Db,
  { actionIds, enfants }: Input<'annees:passTo'>,
  from: AnneeResume,
): Promise<{
  readonly what: 'action' | 'enfant' | 'etablissement'
  readonly name: string
} | null> {
  const actionId = actionIds.find((id) => !from.actions.some((action) => action.id === id))
  if (actionId !== undefined) return { what: 'action', name: actionId }
  const enfantId = await findMissing(
    db,
    'enfant',
    enfants.map((enfant) => enfant.enfantId),
  )
  if (enfantId !== undefined) return { what: 'enfant', name: enfantId }
  const etablissementId = await findMissing(
    db,
    'etablissement',
    enfants.flatMap((enfant) => enfant.etablissementId ?? []),
  )
  return etablissementId === undefined ? null : { what: 'etablissement', name: etablissementId }
}
