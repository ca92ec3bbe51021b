import type { Kysely } from 'kysely'
import { z } from 'zod'
import { type IsoDate, libelleAnnee } from '../../../shared/dates.ts'
import {
  calendrierOf,
  feriesBetween,
  type JoursFermes,
  NOMS_VACANCES,
} from '../../../shared/domain/calendrier.ts'
import { formatDate } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { CalendrierAnnee, PeriodeFermee } from '../../../shared/ipc/calendrier.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { readParametre, writeParametres } from '../parametres/parametres.service.ts'
import { isRefused } from '../refusals.ts'
import { findAnnee, findVacances, findZone, replaceVacances } from './calendrier.repository.ts'
import { vacancesScolaires } from './vacances-scolaires.ts'

/** Key of the année's parametre that marks its rows of vacances, even none, as the coordinator's own. */
export const CLE_PROPRE = 'calendrierPropre'

type Db = Kysely<Database>
type Annee = { readonly id: string; readonly debut: IsoDate; readonly fin: IsoDate }

/** Days off of an année: its own périodes, or those of its zone until it has some. */
export async function findCalendrier(
  db: Db,
  anneeId: string,
): Promise<Result<CalendrierAnnee, AppError>> {
  const annee = await findAnnee(db, anneeId)
  if (annee === undefined) return err({ code: 'not-found', what: 'annee', name: anneeId })
  return ok(await calendrierOfAnnee(db, annee))
}

/** Days off by which séances are planned, with the names of the holidays whose dates are unknown. */
export async function findJoursFermes(
  db: Db,
  annee: Annee,
): Promise<JoursFermes & { readonly inconnues: readonly string[] }> {
  const { propres, officielles, inconnues } = await findPeriodes(db, annee)
  return { vacances: propres ?? officielles, inconnues }
}

async function calendrierOfAnnee(db: Db, annee: Annee): Promise<CalendrierAnnee> {
  const { debut, fin } = annee
  const { zone, propres, officielles, inconnues } = await findPeriodes(db, annee)
  return {
    annee: { debut, fin },
    zone,
    isPropre: propres !== null,
    vacances: propres ?? officielles,
    officielles,
    inconnues,
    feries: feriesBetween({ debut, fin }),
  }
}

async function findPeriodes(db: Db, { id, debut, fin }: Annee) {
  const zone = await findZone(db)
  const cle = { anneeId: id, cle: CLE_PROPRE, schema: z.boolean() }
  // The année follows its zone until it has périodes of its own.
  const propres = (await readParametre(db, cle, false)) ? await findVacances(db, id) : null
  const officiel = calendrierOf(vacancesScolaires(), { debut, fin }, zone)
  const officielles = officiel.vacances.map((periode) => ({
    nom: periode.nom,
    debut: periode.debut,
    fin: periode.fin,
  }))
  const inconnues = propres === null ? officiel.inconnues.map((code) => NOMS_VACANCES[code]) : []
  return { zone, propres, officielles, inconnues }
}

/** Replaces the périodes of an année by the coordinator's; null goes back to the official ones. */
export function saveCalendrier(
  db: Db,
  input: { readonly anneeId: string; readonly vacances: readonly PeriodeFermee[] | null },
  now: Date,
): Promise<Result<CalendrierAnnee, AppError>> {
  return act<CalendrierAnnee, AppError>(db, { now }, async (trx, { say }) => {
    const annee = await findAnnee(trx, input.anneeId)
    if (annee === undefined) return err({ code: 'not-found', what: 'annee', name: input.anneeId })
    const fields = refusalsOf(input.vacances ?? [], annee)
    if (isRefused(fields)) return err({ code: 'validation', fields })
    say(`Calendrier ${libelleAnnee(annee)}`)
    await replaceVacances(trx, annee.id, input.vacances ?? [])
    const isPropre = input.vacances === null ? undefined : true
    await writeParametres(trx, annee.id, { [CLE_PROPRE]: isPropre })
    return ok(await calendrierOfAnnee(trx, annee))
  })
}

function refusalsOf(vacances: readonly PeriodeFermee[], annee: Annee): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [index, { debut, fin }] of vacances.entries()) {
    if (fin < debut) {
      fields[`vacances.${index}.fin`] =
        'Cette période finit avant de commencer : corrigez sa fin, ou son début.'
    } else if (fin < annee.debut || debut > annee.fin) {
      fields[`vacances.${index}.debut`] =
        `Cette période est hors de l’année : choisissez des dates du ${formatDate(annee.debut)} au ${formatDate(annee.fin)}.`
    }
  }
  return fields
}
