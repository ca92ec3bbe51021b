import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { AttestationPresence } from '../../../shared/ipc/presences.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { countPresentsByMois, findInscriptionsDeLAnnee } from './absences.repository.ts'

/** Attendance of one enfant over an année, up to today, for a certificate. */
export function findAttestation(
  db: Kysely<Database>,
  asked: { readonly enfantId: string; readonly anneeId: string },
  today: IsoDate,
): Promise<Result<AttestationPresence, AppError>> {
  return inSnapshot(db, async (snapshot) => {
    const inscriptions = await findInscriptionsDeLAnnee(snapshot, asked)
    const [first] = inscriptions
    if (first === undefined) {
      const text =
        'Cet enfant n’est pas inscrit cette année : inscrivez-le d’abord, ou changez d’année.'
      return err({ code: 'validation', fields: { enfantId: text } })
    }
    const { nom, prenom, dateNaissance, sexe, debut } = first
    const fins = inscriptions.map(({ fin }) => fin)
    const collectifs = inscriptions.flatMap(({ collectif }) => collectif ?? [])
    return ok({
      nom,
      prenom,
      dateNaissance,
      sexe,
      debut,
      fin: fins.includes(null) ? null : (fins.sort().at(-1) ?? null),
      collectifs: [...new Set(collectifs)].sort(frCollator.compare),
      mois: await countPresentsByMois(snapshot, { ...asked, today }),
    })
  })
}
