import dayjs from 'dayjs'
import { z } from 'zod'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import {
  type Anonymisation,
  createEffaceur,
  debutDeRevue,
  type PersonnesChoisies,
  type RevueAnnuelle,
} from '../../../shared/domain/personne.ts'
import { compareTexts, formatCount, formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { RappelRevue } from '../../../shared/ipc/personnes.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { rewriteTexts } from '../../db/erase.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { findEnvoisEchus } from '../envois/envois.service.ts'
import { findForgettableOperations } from '../journal/journal.service.ts'
import { readParametre, writeParametres } from '../parametres/parametres.service.ts'
import { anonymiseOrientations, findPersonnes } from './personnes.repository.ts'
import { anonymiseRecords, ciblesOf, ciblesOfTraces, effacerCibles } from './personnes.service.ts'
import { FREE_TEXTS } from './registre.ts'
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
type Revue = {
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

/** Records whose last contact comes before the day `avant`; a contact on that very day keeps the name. */
export function findRevue(db: Db, avant: IsoDate): Promise<Revue> {
  return inSnapshot(db, async (trx) => {
    const enfants = await findContactsEnfants(trx)
    const intervenants = await findContactsIntervenants(trx)
    const familles = await findContactsFamilles(trx)
    const orientations = await findContactsOrientations(trx)
    const old = (all: readonly DernierContact[]) =>
      all
        .filter(({ dernierContact }) => dernierContact !== null && dernierContact < avant)
        .sort((a, b) => compareTexts(a.dernierContact ?? '', b.dernierContact ?? ''))
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
 * Takes the names of some records away as one act: the figures stay, and « Annuler » gives the names back until the
 * journal lets go of the act (`finishAnonymisations`). An unknown or nameless record refuses the whole. With
 * `revueDe`, an année, the same act notes that its yearly review is done.
 */
export function anonymise(
  { db, sqlite }: OpenDatabase,
  choisies: PersonnesChoisies,
  now: Date,
  revueDe: string | null = null,
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
    if (revueDe !== null) {
      const closed = await closeRevue(trx, revueDe, now)
      if (!closed.ok) return closed
    }
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

/** Number of records of each kind chosen, in words: « 3 enfants », « 1 intervenant ». */
export const partsOf = (choisies: PersonnesChoisies): readonly string[] =>
  [
    [choisies.enfants, 'enfant'],
    [choisies.intervenants, 'intervenant'],
    [choisies.familles, 'famille'],
    [choisies.orientations, 'orientation'],
  ].flatMap(([ids, noun]) => (ids?.length ? [formatCount(ids.length, String(noun))] : []))

/**
 * Erases for good what is left of anonymised people, once « Annuler » no longer reaches their act: journal, labels,
 * drafts, copies beside the base. Called before the journal is pruned. Returns how many acts ended.
 */
export async function finishAnonymisations(open: OpenDatabase, now: Date): Promise<number> {
  const ids = await findForgettableOperations(open.db, now)
  const traces = ids.length === 0 ? [] : await findTraces(open.db, ids)
  if (traces.length === 0) return 0
  await effacerCibles(open, await ciblesOfTraces(open.db, traces), now)
  return new Set(traces.map(({ operationId }) => operationId)).size
}

/** Years that a record keeps its name without contact, by default: a parametre of the année. */
const ANNEES_PAR_DEFAUT = 2
const CONSERVATION = { cle: 'conservation.annees', schema: z.int().min(1).max(10) }
const REVUE_FAITE = { cle: 'conservation.revue', schema: z.iso.date().nullable() }

/** The day since which a record must have had a contact to keep its name. */
const avantOf = (today: IsoDate, annees: number): IsoDate =>
  dayjs(today).subtract(annees, 'year').format('YYYY-MM-DD')

/** The yearly review as it stands today: people proposed, years that names are kept, day of the last review. */
export async function findRevueAnnuelle(
  db: Db,
  anneeId: string,
  today: IsoDate,
): Promise<Result<RevueAnnuelle, AppError>> {
  const perimetre = await findPerimetre(db, { anneeId, actionId: null })
  if (!perimetre.ok) return perimetre
  const annees = await readParametre(db, { anneeId, ...CONSERVATION }, ANNEES_PAR_DEFAUT)
  const faiteLe = await readParametre<string | null>(db, { anneeId, ...REVUE_FAITE }, null)
  const avant = avantOf(today, annees)
  const { sansDate, ...old } = await findRevue(db, avant)
  const lignes = (
    [
      ['enfant', [...old.enfants, ...sansDate.enfants]],
      ['intervenant', [...old.intervenants, ...sansDate.intervenants]],
      ['famille', [...old.familles, ...sansDate.familles]],
      ['orientation', old.orientations],
    ] as const
  ).flatMap(([genre, all]) =>
    all.map(({ id, nom, prenom, dernierContact }) => ({
      genre,
      id,
      label: formatPersonne({ nom, prenom }),
      dernierContact,
    })),
  )
  return ok({ annees, avant, faiteLe, lignes })
}

/**
 * What the yearly review has to propose, for a reminder in July and August: records without contact, bilans sent long
 * ago. Null out of summer, when there is nothing, or once the review of this summer is done.
 */
export async function findRappelRevue(
  db: Db,
  anneeId: string,
  now: Date,
): Promise<Result<RappelRevue | null, AppError>> {
  const today = todayOf(now)
  const debut = debutDeRevue(today)
  if (debut === null) return ok(null)
  const revue = await findRevueAnnuelle(db, anneeId, today)
  if (!revue.ok) return revue
  const fiches = revue.value.lignes.filter(({ dernierContact }) => dernierContact !== null).length
  const bilans = (await findEnvoisEchus(db, now)).length
  const isDone = (revue.value.faiteLe ?? '') >= debut
  return ok(isDone || fiches + bilans === 0 ? null : { fiches, bilans })
}

/** Keeps how many years a record keeps its name without contact. */
export const saveConservation = (
  db: Db,
  { anneeId, annees }: { readonly anneeId: string; readonly annees: number },
  now: Date,
): Promise<Result<void, AppError>> =>
  saveParametre(db, { anneeId, [CONSERVATION.cle]: annees }, 'Durée de conservation des noms', now)

/** Notes that the review was done today, so that Accueil recalls it next summer only. */
export const closeRevue = (db: Db, anneeId: string, now: Date): Promise<Result<void, AppError>> =>
  saveParametre(db, { anneeId, [REVUE_FAITE.cle]: todayOf(now) }, 'Revue annuelle des données', now)

function saveParametre(
  db: Db,
  { anneeId, ...parametres }: { readonly anneeId: string; readonly [cle: string]: unknown },
  label: string,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const perimetre = await findPerimetre(trx, { anneeId, actionId: null })
    if (!perimetre.ok) return perimetre
    say(label)
    await writeParametres(trx, anneeId, parametres)
    return ok(undefined)
  })
}
