import type { Kysely } from 'kysely'
import { type IsoDate, libelleAnnee } from '../../../shared/dates.ts'
import type { SuiviAnnexe } from '../../../shared/domain/annexes.ts'
import { formatEnfant, withPrecisions } from '../../../shared/domain/homonyme.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import {
  debutTrimestre,
  type EchellesSaisie,
  type NiveauSuivi,
  periodeDuTrimestre,
  TRIMESTRES,
  type Trimestre,
} from '../../../shared/domain/progression.ts'
import { compareEmptyLast, formatPersonne, frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { GrilleSuivi, LigneSuivi, SuiviAnnee } from '../../../shared/ipc/progressions.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { LIBELLES_TRIMESTRE } from '../../../shared/texts/libelles.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import {
  findAllEchelles,
  findCounts,
  findEchelles,
  findEnfantNom,
  findInscritsBetween,
  findNiveaux,
  findNiveauxOfEnfant,
  putEchelles,
  putNiveau,
} from './progressions.repository.ts'

type Db = Kysely<Database>
type Scope = { readonly anneeId: string; readonly actionId: string | null }

/** The grid of a trimestre: the enfants inscribed at some day of it, and the échelles. */
export function findGrilleSuivi(
  db: Db,
  { trimestre, ...scope }: Scope & { readonly trimestre: Trimestre },
): Promise<Result<GrilleSuivi, AppError>> {
  return inSnapshot(db, async (trx) => {
    const perimetre = await findPerimetre(trx, scope)
    if (!perimetre.ok) return perimetre
    const { annee, actionIds } = perimetre.value
    const periode = periodeDuTrimestre(annee, trimestre)
    const inscrits = await findInscritsBetween(trx, actionIds, periode)
    const niveaux = Map.groupBy(
      await findNiveaux(trx, scope.anneeId, trimestre),
      ({ enfantId }) => enfantId,
    )
    // The collectif of an enfant is that of its latest inscription.
    const latest = new Map(inscrits.map((row) => [row.enfantId, row]))
    const lignes = withPrecisions([...latest.values()]).map(
      ({ enfantId, collectif, ...enfant }): LigneSuivi => ({
        enfantId,
        enfant: formatEnfant(enfant),
        collectif,
        niveaux: Object.fromEntries(
          (niveaux.get(enfantId) ?? []).map(({ echelleId, niveau }) => [echelleId, niveau]),
        ),
      }),
    )
    return ok({ echelles: await findEchelles(trx), lignes: lignes.toSorted(byCollectif) })
  })
}

const byCollectif = (a: LigneSuivi, b: LigneSuivi): number =>
  compareEmptyLast(a.collectif, b.collectif) || frCollator.compare(a.enfant, b.enfant)

/** Keeps the level of an enfant on an échelle in a trimestre; null removes it. */
export function saveProgression(
  db: Db,
  {
    niveau,
    ...at
  }: {
    readonly anneeId: string
    readonly trimestre: Trimestre
    readonly enfantId: string
    readonly echelleId: string
    readonly niveau: NiveauSuivi | null
  },
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const perimetre = await findPerimetre(trx, { anneeId: at.anneeId, actionId: null })
    if (!perimetre.ok) return perimetre
    const enfant = await findEnfantNom(trx, at.enfantId)
    if (!enfant) return err({ code: 'not-found', what: 'enfant', name: '' })
    const echelle = (await findAllEchelles(trx)).find(({ id }) => id === at.echelleId)
    if (!echelle) return err({ code: 'not-found', what: 'fiche', name: '' })
    say(`Suivi de ${formatPersonne(enfant)} : ${echelle.nom}, ${LIBELLES_TRIMESTRE[at.trimestre]}`)
    return ok(await putNiveau(trx, at, niveau))
  })
}

/** Levels of an enfant, année by année, latest first. */
export async function findSuiviOfEnfant(
  db: Db,
  enfantId: string,
): Promise<Result<readonly SuiviAnnee[], AppError>> {
  const rows = await findNiveauxOfEnfant(db, enfantId)
  return ok(
    [...Map.groupBy(rows, ({ anneeId }) => anneeId)].map(([anneeId, own]) => ({
      anneeId,
      annee: libelleAnnee(own[0] as (typeof own)[number]),
      echelles: [...Map.groupBy(own, ({ echelleId }) => echelleId)].map(([echelleId, levels]) => ({
        echelleId,
        nom: levels[0]?.nom ?? '',
        niveaux: TRIMESTRES.map(
          (trimestre) => levels.find((one) => one.trimestre === trimestre)?.niveau ?? null,
        ),
      })),
    })),
  )
}

/** Replaces the list of échelles; one left out is put aside, and the levels entered on it stay. */
export function saveEchelles(
  db: Db,
  echelles: EchellesSaisie,
  now: Date,
): Promise<Result<void, AppError>> {
  return act<void, AppError>(db, { now }, async (trx, { say }) => {
    const known = new Set((await findAllEchelles(trx)).map(({ id }) => id))
    const lost = echelles.find(({ echelleId }) => echelleId !== null && !known.has(echelleId))
    if (lost !== undefined) return err({ code: 'not-found', what: 'fiche', name: lost.nom })
    const doubled = echelles.findIndex(
      ({ nom }, index) =>
        echelles.findIndex((other) => frCollator.compare(other.nom, nom) === 0) < index,
    )
    if (doubled !== -1) {
      const message = 'Une autre échelle porte déjà ce nom.'
      return err({ code: 'validation', fields: { [`echelles.${doubled}.nom`]: message } })
    }
    say('Échelles du suivi individuel')
    return ok(
      await putEchelles(
        trx,
        echelles.map(({ echelleId, nom }) => ({ id: echelleId ?? newId(), nom })),
      ),
    )
  })
}

/** Names of the échelles in use, in their order. */
export const findEchelleNoms = async (db: Db): Promise<readonly string[]> =>
  (await findEchelles(db)).map(({ nom }) => nom)

/** Adds, after the échelles in use, the given ones whose name is new. */
export async function addEchelles(
  db: Db,
  noms: readonly string[],
  now: Date,
): Promise<Result<void, AppError>> {
  const known = await findEchelles(db)
  const own = new Set(known.map(({ nom }) => normalizeNom(nom)))
  const fresh = noms.filter((nom) => !own.has(normalizeNom(nom)))
  if (fresh.length === 0) return ok(undefined)
  return saveEchelles(db, [...known, ...fresh.map((nom) => ({ echelleId: null, nom }))], now)
}

/**
 * Number at each level of the `enfants` counted by the bilan of an action, échelle by échelle, in the trimestres
 * begun by the date: counts alone, for the annexes.
 */
export async function findSuiviCounts(
  db: Db,
  scope: { readonly actionId: string; readonly arreteAu: IsoDate },
  enfants: number,
): Promise<readonly SuiviAnnexe[]> {
  const rows = await findCounts(db, scope)
  const begun = rows.filter((row) => debutTrimestre(row, row.trimestre) <= scope.arreteAu)
  return [
    ...Map.groupBy(begun, ({ echelle, trimestre }) => `${trimestre} ${echelle}`).values(),
  ].map((own) => {
    const { echelle, trimestre } = own[0] as (typeof own)[number]
    const at = (niveau: NiveauSuivi) => own.find((one) => one.niveau === niveau)?.n ?? 0
    const effectifs = [at(1), at(2), at(3), at(4)] as const
    const entered = effectifs.reduce((sum, n) => sum + n, 0)
    return { echelle, trimestre, effectifs, nonRenseignes: Math.max(0, enfants - entered) }
  })
}
