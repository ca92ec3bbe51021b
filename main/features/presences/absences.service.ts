import type { Kysely } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import { withPrecisions } from '../../../shared/domain/homonyme.ts'
import { comparePersonnes, frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { AbsencesDeSuite, AttestationPresence } from '../../../shared/ipc/presences.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { findParametres } from '../parametres/parametres.service.ts'
import { findContacts } from '../seances/seances.service.ts'
import {
  countPresentsByMois,
  findAbsencesDeSuite,
  findCollectifsDe,
  findDerniersAppels,
  findInscriptionsDeLAnnee,
  findInscritsNommes,
  insertAppel,
} from './absences.repository.ts'
import { findNomEnfant } from './presences.repository.ts'

type Db = Kysely<Database>

/** Enfants whose absences in a row call for a call to their famille: most absences first, then by name. */
export function findAbsences(
  db: Db,
  input: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<readonly AbsencesDeSuite[], AppError>> {
  return inSnapshot(db, async (snapshot) => {
    const perimetre = await findPerimetre(snapshot, input)
    if (!perimetre.ok) return perimetre
    const { annee, actionIds } = perimetre.value
    // Once the année is over, nobody is expected any more.
    if (today > annee.fin) return ok([])
    const { absencesAvantAppel } = await findParametres(snapshot, input.anneeId)
    if (absencesAvantAppel === null) return ok([])
    const rows = await findAbsencesDeSuite(snapshot, {
      actionIds,
      today,
      seuil: absencesAvantAppel,
    })
    if (rows.length === 0) return ok([])
    const inscrits = await findInscritsNommes(snapshot, actionIds, today)
    const precisions = new Map(
      withPrecisions(inscrits).map(({ enfantId, precision }) => [enfantId, precision]),
    )
    const ids = rows.map(({ enfantId }) => enfantId)
    const contacts = await findContacts(snapshot, ids)
    const collectifs = Map.groupBy(
      await findCollectifsDe(snapshot, { actionIds, enfantIds: ids, today }),
      ({ enfantId }) => enfantId,
    )
    const appels = new Map(
      (await findDerniersAppels(snapshot, ids)).map((appel) => [appel.enfantId, appel]),
    )
    const lignes = rows.map((row): AbsencesDeSuite => {
      const appel = appels.get(row.enfantId)
      return {
        ...row,
        precision: precisions.get(row.enfantId) ?? null,
        collectifs: (collectifs.get(row.enfantId) ?? [])
          .map(({ collectif }) => collectif)
          .sort(frCollator.compare),
        contacts: contacts.get(row.enfantId) ?? [],
        dernierAppel: appel === undefined ? null : { date: appel.date, note: appel.note },
      }
    })
    return ok(lignes.sort((a, b) => b.absences - a.absences || comparePersonnes(a, b)))
  })
}

/** Notes that the famille of an enfant was called that day. */
export function saveAppel(
  db: Db,
  { enfantId, date, note }: { enfantId: string; date: IsoDate; note: string | null },
  now: Date,
): Promise<Result<void, AppError>> {
  return act<void, AppError>(db, { now }, async (trx, { say }) => {
    const enfant = await findNomEnfant(trx, enfantId)
    if (enfant === undefined) return err({ code: 'not-found', what: 'enfant', name: '' })
    if (date > todayOf(now)) {
      const text = 'Ce jour n’est pas encore venu : indiquez celui où vous avez appelé.'
      return err({ code: 'validation', fields: { date: text } })
    }
    say(`Appel à la famille : ${enfant.prenom} ${enfant.nom}`.trim())
    await insertAppel(trx, { enfantId, date, note })
    return ok(undefined)
  })
}

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
