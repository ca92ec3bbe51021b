import type { Kysely } from 'kysely'
import { todayOf } from '../../../shared/dates.ts'
import { formatJourDate } from '../../../shared/domain/seance.ts'
import { formatCount } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { insertIntervenantsDe } from './equipe.repository.ts'
import {
  addActivitesTo,
  cancelSeances,
  findNomIntervenant,
  findSeancesToChange,
  markTenueRows,
} from './saisie-seance.repository.ts'

type Db = Kysely<Database>
type Demande = Input<'seances:changeAll'>

const MAX_DAYS_SAID = 3
const refused = (field: string, text: string): Result<never, AppError> =>
  err({ code: 'validation', fields: { [field]: text } })

/**
 * One change of several séances, in one act: people or activités are added, or all are cancelled with one
 * motif. Refused whole when a séance is gone, is cancelled already, or was attended and is to be cancelled.
 */
export function changeAll(
  db: Db,
  { seanceIds, changement }: Demande,
  now: Date,
): Promise<Result<{ readonly changees: number }, AppError>> {
  return act<{ readonly changees: number }, AppError>(db, { now }, async (trx, { say }) => {
    const ids = [...new Set(seanceIds)]
    const seances = await findSeancesToChange(trx, ids)
    if (seances.length < ids.length) {
      return refused('seanceIds', 'Une des séances n’existe plus : choisissez-les à nouveau.')
    }
    const annulees = seances.filter(({ etat }) => etat === 'annulee')
    if (annulees.length > 0) {
      return refused(
        'seanceIds',
        `${daysOf(annulees)} : séance annulée. Retirez-la de votre choix.`,
      )
    }
    const count = formatCount(ids.length, 'séance')
    switch (changement.genre) {
      case 'equipe': {
        for (const intervenantId of changement.intervenantIds) {
          if ((await findNomIntervenant(trx, intervenantId)) === undefined) {
            return refused(
              'seanceIds',
              'Une de ces personnes n’existe plus : choisissez à nouveau.',
            )
          }
        }
        say(`Intervenants de ${count}`)
        const { intervenantIds } = changement
        await insertIntervenantsDe(
          trx,
          ids.map((seanceId) => ({ seanceId, intervenantIds })),
        )
        await markTenueRows(trx, ids, todayOf(now))
        return ok({ changees: ids.length })
      }
      case 'activites':
        say(`Activités de ${count}`)
        await addActivitesTo(trx, ids, changement.activites)
        return ok({ changees: ids.length })
      case 'annulation': {
        if (changement.motif === '') {
          return refused(
            'motif',
            'Dites pourquoi, par exemple « Grève » : le bilan peut demander la raison.',
          )
        }
        const attended = seances.filter(({ presents }) => presents > 0)
        if (attended.length > 0) {
          return refused(
            'seanceIds',
            `${daysOf(attended)} : des enfants y sont notés présents. Retirez ces séances de votre choix.`,
          )
        }
        say(`Annulation de ${count}`)
        await cancelSeances(trx, ids, changement.motif)
        return ok({ changees: ids.length })
      }
    }
  })
}

/** Days of the first three séances, in words: « mardi 12/10, jeudi 14/10 ». */
function daysOf(seances: readonly { readonly date: string }[]): string {
  const said = seances.slice(0, MAX_DAYS_SAID).map(({ date }) => formatJourDate(date))
  return said.join(', ') + (seances.length > MAX_DAYS_SAID ? '…' : '')
}
