import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { isRegistreASaisir } from '../../../shared/domain/seance.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Journee } from '../../../shared/ipc/resumes.ipc.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { findSeancesAutourDe } from '../seances/seances.service.ts'
import { hasRecords } from './resumes.repository.ts'

const A_SAISIR_SHOWN = 3

/** What Accueil opens with: the séances of the day and of the next one, and the registers that wait. */
export const findJournee = (
  db: Kysely<Database>,
  input: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<Journee, AppError>> =>
  inSnapshot(db, async (snapshot) => {
    const perimetre = await findPerimetre(snapshot, input)
    if (!perimetre.ok) return perimetre
    const { actionIds } = perimetre.value
    const seances = await findSeancesAutourDe(snapshot, actionIds, today)
    const isAnneeVide = seances.length === 0 && !(await hasRecords(snapshot, actionIds))
    return ok({ ...journeeOf(seances, today), isAnneeVide })
  })

function journeeOf(seances: readonly SeanceLigne[], today: IsoDate): Omit<Journee, 'isAnneeVide'> {
  const next = seances.find(({ etat, date }) => etat !== 'annulee' && date > today)?.date
  const aSaisir = seances
    .filter((seance) => seance.date < today && isRegistreASaisir(seance, today))
    .reverse()
  return {
    aujourdHui: seances.filter(({ date }) => date === today),
    suivante:
      next === undefined
        ? null
        : {
            date: next,
            seances: seances.filter(({ date, etat }) => date === next && etat !== 'annulee'),
          },
    aSaisir: { count: aSaisir.length, seances: aSaisir.slice(0, A_SAISIR_SHOWN) },
  }
}
