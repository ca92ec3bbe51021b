import dayjs from 'dayjs'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import {
  type Anonymisation,
  createEffaceur,
  type PersonnesChoisies,
} from '../../../shared/domain/personne.ts'
import { formatCount } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { rewriteTexts } from '../../db/erase.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findForgettableOperations } from '../journal/journal.service.ts'
import { anonymiseOrientations, findPersonnes } from './personnes.repository.ts'
import {
  anonymiseRecords,
  ciblesOf,
  ciblesOfTraces,
  effacerCibles,
  FREE_TEXTS,
} from './personnes.service.ts'
import {
  ANONYMISATION,
  type DernierContact,
  findContactsEnfants,
  findContactsFamilles,
  findContactsIntervenants,
  findContactsOrientations,
  findTraces,
} from './revue.repository.ts'

type Db = OpenDatabase['db']

/** Records with a name without contact since a day, by kind, the longest first; `sansDate`: nothing dates them. */
export type Revue = {
  readonly enfants: readonly DernierContact[]
  readonly intervenants: readonly DernierContact[]
  readonly familles: readonly DernierContact[]
  readonly orientations: readonly DernierContact[]
  readonly sansDate: {
    readonly enfants: readonly DernierContact[]
    readonly intervenants: readonly DernierContact[]
    readonly familles: readonly DernierContact[]
  }
}

/** Those whose last contact comes before the day `avant`; a contact on that very day keeps the name. */
export function findRevue(db: Db, avant: IsoDate): Promise<Revue> {
  return inSnapshot(db, async (trx) => {
    const enfants = await findContactsEnfants(trx)
    const intervenants = await findContactsIntervenants(trx)
    const familles = await findContactsFamilles(trx)
    const orientations = await findContactsOrientations(trx)
    const old = (all: readonly DernierContact[]) =>
      all
        .filter(({ dernierContact }) => dernierContact !== null && dernierContact < avant)
        .sort((a, b) => ((a.dernierContact ?? '') < (b.dernierContact ?? '') ? -1 : 1))
    const undated = (all: readonly DernierContact[]) =>
      all.filter(({ dernierContact }) => dernierContact === null)
    return {
      enfants: old(enfants),
      intervenants: old(intervenants),
      familles: old(familles),
      orientations: old(orientations),
      sansDate: {
        enfants: undated(enfants),
        intervenants: undated(intervenants),
        familles: undated(familles),
      },
    }
  })
}

export const idsOf = (all: readonly { readonly id: string }[]): readonly string[] =>
  all.map(({ id }) => id)

/**
 * Takes the names of some records away as one act: what the figures count stays, and « Annuler » gives the names back
 * until the journal lets go of it (`finishAnonymisations`). An unknown or nameless record refuses the whole.
 */
export function anonymise(
  { db, sqlite }: OpenDatabase,
  choisies: PersonnesChoisies,
  now: Date,
): Promise<Result<Anonymisation, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const { enfants, intervenants, familles, orientations } = choisies
    const named = await findPersonnes(trx)
    const known = new Set(named.map(({ table, id }) => `${table} ${id}`))
    const wanted = [
      ...enfants.map((id) => `enfant ${id}`),
      ...intervenants.map((id) => `intervenant ${id}`),
      ...familles.map((id) => `famille ${id}`),
      ...orientations.map((id) => `orientation ${id}`),
    ]
    if (wanted.some((one) => !known.has(one))) {
      return err({ code: 'not-found', what: 'fiche', name: '' })
    }
    const cibles = await ciblesOf(trx, choisies)
    const efface = createEffaceur(cibles.marques)
    say(`${ANONYMISATION} de ${partsOf(choisies).join(', ')}`)
    await anonymiseRecords(trx, cibles, todayOf(now))
    await anonymiseOrientations(trx, orientations)
    const textes = rewriteTexts(sqlite, (text, column) => efface(text, FREE_TEXTS.has(column)), {
      isJournaledOnly: true,
    })
    return ok({
      enfants: enfants.length,
      intervenants: intervenants.length,
      familles: familles.length,
      orientations: orientations.length,
      textes,
    })
  })
}

/** « 3 enfants », « 1 intervenant »: the kinds that are there. */
export const partsOf = (choisies: PersonnesChoisies): readonly string[] =>
  [
    [choisies.enfants, 'enfant'],
    [choisies.intervenants, 'intervenant'],
    [choisies.familles, 'famille'],
    [choisies.orientations, 'orientation'],
  ].flatMap(([ids, noun]) => (ids?.length ? [formatCount(ids.length, String(noun))] : []))

/**
 * Erases for good what the journal keeps of anonymised people, once « Annuler » no longer reaches their act: labels,
 * drafts, copies beside the base. Called before the journal is pruned. Returns how many acts ended.
 */
export async function finishAnonymisations(open: OpenDatabase, now: Date): Promise<number> {
  const ids = await findForgettableOperations(open.db, now)
  const traces = ids.length === 0 ? [] : await findTraces(open.db, ids)
  if (traces.length === 0) return 0
  await effacerCibles(open, await ciblesOfTraces(open.db, traces), now)
  return new Set(traces.map(({ operationId }) => operationId)).size
}

/** The day since which a record must have had a contact to keep its name. */
export const avantOf = (today: IsoDate, annees: number): IsoDate =>
  dayjs(today).subtract(annees, 'year').format('YYYY-MM-DD')
