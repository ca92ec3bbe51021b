import type { Kysely } from 'kysely'
import { type IsoDate, libelleAnnee } from '../../../shared/dates.ts'
import { frCollator } from '../../../shared/format.ts'
import type { AnneeResume, FirstStart } from '../../../shared/ipc/app.ipc.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import {
  findActions,
  findAnneeRows,
  findAnneesOverlapping,
  findStructure,
  insertAnnee,
} from './annees.repository.ts'

type Db = Kysely<Database>

/** Every année with its actions in the order of their numéro; the latest année first. */
export async function findAnnees(db: Db): Promise<readonly AnneeResume[]> {
  const annees = await findAnneeRows(db)
  const actions = Map.groupBy(await findActions(db), (action) => action.anneeId)
  return annees.map((annee) => ({
    ...annee,
    actions: (actions.get(annee.id) ?? [])
      .map(({ id, numero, intitule }) => ({ id, numero, intitule }))
      .sort((a, b) => frCollator.compare(a.numero, b.numero)),
  }))
}

/** The années that share a day with these dates, in order. */
export function findAnneesAt(db: Db, debut: IsoDate, fin: IsoDate) {
  return findAnneesOverlapping(db, debut, fin)
}

/** The structure's name, or null before the first start is answered. */
export async function findStructureNom(db: Db): Promise<{ readonly nom: string } | null> {
  const structure = await findStructure(db)
  return structure ? { nom: structure.nom } : null
}

/** First start from nothing: the structure, its année and a first action. */
export async function startAnnee(
  db: Db,
  first: FirstStart,
  now: Date,
): Promise<Result<{ readonly anneeId: string }, AppError>> {
  if (first.fin <= first.debut) {
    return err({
      code: 'validation',
      fields: { fin: 'L’année se termine avant de commencer : corrigez sa fin.' },
    })
  }
  return act(db, { now }, async (trx, { say }) => {
    const [existing] = await findAnneesOverlapping(trx, first.debut, first.fin)
    if (existing) return err({ code: 'annee-exists', libelle: libelleAnnee(existing) })
    const anneeId = newId()
    say(`Ouverture de l’année ${libelleAnnee(first)}`)
    await insertAnnee(trx, { anneeId, actionId: newId(), ...first })
    return ok({ anneeId })
  })
}
