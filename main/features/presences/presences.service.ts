import type { Kysely } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import { type EnfantNomme, precisionsOf } from '../../../shared/domain/homonyme.ts'
import { isInscrit } from '../../../shared/domain/presence.ts'
import { formatJourDate } from '../../../shared/domain/seance.ts'
import {
  comparePersonnes,
  formatCount,
  formatDate,
  formatDeMois,
  formatPersonne,
  frCollator,
} from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type {
  CollectifPresences,
  GrilleEnfant,
  GrilleMois,
  Registre,
  SaisiePresence,
} from '../../../shared/ipc/presences.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { isRefused } from '../refusals.ts'
import { markTenues } from '../seances/saisie-seance.service.ts'
import {
  deletePresenceRows,
  findCollectif,
  findCollectifs,
  findInscriptionsDuMois,
  findInscrits,
  findIntervenantsDe,
  findMoisDesCollectifs,
  findNomEnfant,
  findPresences,
  findPresencesDuMois,
  findSeancesDuMois,
  findSeancesEtat,
  findSeancesIncompletes,
  type PresenceRow,
  savePresenceRows,
} from './presences.repository.ts'

type Db = Kysely<Database>

/** Row of a séance by which its présences are judged. */
type SeanceEtat = Awaited<ReturnType<typeof findSeancesEtat>>[number]
type Known = {
  readonly seances: ReadonlyMap<string, SeanceEtat>
  readonly recorded: ReadonlyMap<string, PresenceRow>
  readonly inscrits: ReadonlySet<string>
}

const keyOf = (seanceId: string, enfantId: string): string => `${seanceId} ${enfantId}`

/**
 * Records présences in one act; séances prévues whose day has come become tenues with it. All or nothing:
 * each refusal is under `presences.<index>`. Présences that change nothing leave no line in the journal.
 */
export function savePresences(
  db: Db,
  input: { readonly presences: readonly SaisiePresence[] },
  now: Date,
): Promise<Result<{ readonly tenues: readonly string[] }, AppError>> {
  return act<{ readonly tenues: readonly string[] }, AppError>(
    db,
    { now },
    async (trx, { say }) => {
      const today = todayOf(now)
      const seanceIds = [...new Set(input.presences.map(({ seanceId }) => seanceId))]
      const known = await findKnown(trx, seanceIds)
      const fields = refusalsOf(input.presences, known, today)
      if (isRefused(fields)) return err({ code: 'validation', fields })

      const { saved, deleted } = changesOf(input.presences, known.recorded)
      if (saved.length + deleted.length === 0) return ok({ tenues: [] })
      say(await labelOf(trx, [...saved, ...deleted], known))
      await deletePresenceRows(trx, deleted)
      await savePresenceRows(trx, saved)
      const touched = [...new Set(saved.map((row) => row.seance_id))]
      return ok({ tenues: await markTenues(trx, touched, today) })
    },
  )
}

/**
 * Label of an act, with the number of présences changed: « Présence du mardi 28/09 : Inès Benali »,
 * « Présences du mardi 28/09 (Mardi) : 12 enfants », « Présences d’octobre 2025 : 6 cases ».
 */
async function labelOf(
  trx: Db,
  changed: readonly PresenceRow[],
  { seances, recorded }: Known,
): Promise<string> {
  const first = changed[0] as PresenceRow
  const seance = seances.get(first.seance_id) as SeanceEtat
  const jour = formatJourDate(seance.date)
  if (changed.length === 1) {
    const enfant = await findNomEnfant(trx, first.enfant_id)
    const before = recorded.get(keyOf(first.seance_id, first.enfant_id))
    const isNote = before?.etat === first.etat && before.note !== first.note
    return `${isNote ? 'Note' : 'Présence'} du ${jour} : ${enfant?.prenom} ${enfant?.nom}`
  }
  if (changed.every((row) => row.seance_id === first.seance_id)) {
    return `Présences du ${jour} (${seance.collectif}) : ${formatCount(changed.length, 'enfant')}`
  }
  const mois = formatDeMois(seance.date)
  return `Présences ${mois} : ${formatCount(changed.length, 'case')}`
}

async function findKnown(db: Db, seanceIds: readonly string[]): Promise<Known> {
  const seances = await findSeancesEtat(db, seanceIds)
  const recorded = await findPresences(db, seanceIds)
  const inscrits = await findInscrits(db, seanceIds)
  return {
    seances: new Map(seances.map((seance) => [seance.id, seance])),
    recorded: new Map(recorded.map((row) => [keyOf(row.seance_id, row.enfant_id), row])),
    inscrits: new Set(inscrits.map(({ seanceId, enfantId }) => keyOf(seanceId, enfantId))),
  }
}

function refusalsOf(
  presences: readonly SaisiePresence[],
  known: Known,
  today: IsoDate,
): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [index, saisie] of presences.entries()) {
    const refusal = refusalOf(saisie, known, today)
    if (refusal !== null) fields[`presences.${index}`] = refusal
  }
  return fields
}

/** Reason why a présence cannot be recorded; a record can always be taken away. */
function refusalOf(
  { seanceId, enfantId, etat }: SaisiePresence,
  { seances, recorded, inscrits }: Known,
  today: IsoDate,
): string | null {
  const seance = seances.get(seanceId)
  if (seance === undefined) return 'Cette séance n’existe plus : revenez à la liste.'
  if (etat === null) return null
  const jour = formatDate(seance.date)
  if (seance.etat === 'annulee') {
    return `La séance du ${jour} est annulée : rouvrez-la avant d’y noter des présences.`
  }
  if (seance.date > today && etat !== 'excuse') {
    return `La séance du ${jour} n’a pas encore eu lieu : seule une absence excusée peut être notée d’avance.`
  }
  const key = keyOf(seanceId, enfantId)
  // A présence that an import brought can be corrected, even where the inscription does not cover that day.
  if (!inscrits.has(key) && !recorded.has(key)) {
    return `Cet enfant n’est pas inscrit à ce collectif le ${jour} : vérifiez les dates de son inscription.`
  }
  return null
}

/** Rows to write and to delete, without the présences that are already as asked. */
function changesOf(
  presences: readonly SaisiePresence[],
  recorded: ReadonlyMap<string, PresenceRow>,
): { readonly saved: readonly PresenceRow[]; readonly deleted: readonly PresenceRow[] } {
  const saved: PresenceRow[] = []
  const deleted: PresenceRow[] = []
  const last = new Map(presences.map((saisie) => [keyOf(saisie.seanceId, saisie.enfantId), saisie]))
  for (const [key, saisie] of last) {
    const before = recorded.get(key)
    const after = rowOf(saisie, before)
    if (after !== null && !isSame(before, after)) saved.push(after)
    if (after === null && before !== undefined) deleted.push(before)
  }
  return { saved, deleted }
}

function rowOf(saisie: SaisiePresence, before: PresenceRow | undefined): PresenceRow | null {
  const { seanceId: seance_id, enfantId: enfant_id, etat } = saisie
  if (etat === null) return null
  const note = saisie.note === undefined ? (before?.note ?? null) : saisie.note || null
  return { seance_id, enfant_id, etat, note }
}

const isSame = (before: PresenceRow | undefined, after: PresenceRow): boolean =>
  before !== undefined && before.etat === after.etat && before.note === after.note

type Perimetre = { readonly anneeId: string; readonly actionId: string | null }

/** Month grid of a collectif: séances, enfants expected or who came, présences recorded. */
export const findGrilleMois = (
  db: Db,
  asked: { readonly collectifId: string; readonly mois: string },
): Promise<Result<GrilleMois, AppError>> =>
  inSnapshot(db, (snapshot) => buildGrilleMois(snapshot, asked))

async function buildGrilleMois(
  db: Db,
  { collectifId, mois }: { readonly collectifId: string; readonly mois: string },
): Promise<Result<GrilleMois, AppError>> {
  const collectif = await findCollectif(db, collectifId)
  if (collectif === undefined) return err({ code: 'not-found', what: 'collectif', name: '' })
  // Days are compared as text: no month goes beyond its 31st.
  const jours = { debut: `${mois}-01`, fin: `${mois}-31` }
  const seances = await findSeancesDuMois(db, collectifId, jours)
  const inscriptions = await findInscriptionsDuMois(db, collectifId, jours)
  const presences = await findPresencesDuMois(db, collectifId, jours)
  return ok({
    collectif,
    seances,
    enfants: enfantsOf(inscriptions, presences, seances),
    presences: presences.map(({ seanceId, enfantId, etat, note }) => ({
      seanceId,
      enfantId,
      etat,
      note,
    })),
  })
}

type EnfantRow = Omit<GrilleEnfant, 'periodes' | 'precision'> & EnfantNomme

/** Enfants inscribed on the day of a séance, or recorded at one all the same; by name. */
function enfantsOf(
  inscriptions: readonly (EnfantRow & { readonly debut: IsoDate; readonly fin: IsoDate | null })[],
  presences: readonly EnfantRow[],
  seances: readonly { readonly date: IsoDate }[],
): readonly GrilleEnfant[] {
  const byEnfant = Map.groupBy(inscriptions, ({ enfantId }) => enfantId)
  const recorded = new Map(presences.map((row) => [row.enfantId, row]))
  const inscrits = [...byEnfant].flatMap(([enfantId, own]) => {
    const periodes = own.map(({ debut, fin }) => ({ debut, fin }))
    const isHere = seances.some(({ date }) => isInscrit(periodes, date)) || recorded.has(enfantId)
    return isHere ? [{ ...(own[0] as (typeof own)[number]), periodes }] : []
  })
  const visiteurs = [...recorded.values()].filter(({ enfantId }) => !byEnfant.has(enfantId))
  const enfants = [...inscrits, ...visiteurs.map((row) => ({ ...row, periodes: [] }))]
  const precisions = precisionsOf(enfants)
  return enfants
    .map(({ enfantId, nom, prenom, sexe, periodes }) => ({
      enfantId,
      nom,
      prenom,
      sexe,
      precision: precisions.get(enfantId) ?? null,
      periodes,
    }))
    .sort(comparePersonnes)
}

/** The collectifs of an action (or of the whole année), by name, each with the months of its séances. */
export async function findCollectifsPresences(
  db: Db,
  input: Perimetre,
  today: IsoDate,
): Promise<Result<readonly CollectifPresences[], AppError>> {
  const perimetre = await findPerimetre(db, input)
  if (!perimetre.ok) return perimetre
  const { actionIds } = perimetre.value
  const collectifs = await findCollectifs(db, actionIds)
  const mois = Map.groupBy(
    await findMoisDesCollectifs(db, actionIds, today),
    ({ collectifId }) => collectifId,
  )
  const lignes = collectifs.map((collectif): CollectifPresences => {
    const own = mois.get(collectif.collectifId) ?? []
    return {
      ...collectif,
      mois: own.map((row) => row.mois),
      derniere: own.findLast((row) => row.derniere !== null)?.derniere ?? null,
    }
  })
  return ok(lignes.sort((a, b) => frCollator.compare(a.nom, b.nom)))
}

/** The séances past or of today where somebody is still unknown, latest first. */
export async function findRegistres(
  db: Db,
  input: Perimetre,
  today: IsoDate,
): Promise<Result<readonly Registre[], AppError>> {
  const perimetre = await findPerimetre(db, input)
  if (!perimetre.ok) return perimetre
  const seances = await findSeancesIncompletes(db, perimetre.value.actionIds, today)
  const ids = seances.map(({ seanceId }) => seanceId)
  const intervenants = Map.groupBy(await findIntervenantsDe(db, ids), ({ seanceId }) => seanceId)
  return ok(
    seances.map(({ etat, ...seance }) => ({
      ...seance,
      intervenants: (intervenants.get(seance.seanceId) ?? [])
        .map(formatPersonne)
        .sort(frCollator.compare),
      isASaisir: etat === 'prevue' || seance.notes === 0,
    })),
  )
}
