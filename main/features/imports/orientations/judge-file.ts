import { setTimeout as wait } from 'node:timers/promises'
import type { Critere } from '../../../../shared/domain/critere.ts'
import { liensOf } from '../../../../shared/domain/critere.ts'
import type {
  ApercuImport,
  Decision,
  LigneApercu,
} from '../../../../shared/domain/import-orientation.ts'
import { ORIGINES, SITUATIONS } from '../../../../shared/domain/listes.ts'
import { newId } from '../../../db/new-id.ts'
import type { FichierLu, LigneLue } from '../../../import/understand/ligne-lue.ts'
import { aPlacerOf } from '../inscrits/places.ts'
import { buildPlanInscrits, judgeInscrits } from '../inscrits/plan-inscrits.ts'
import { absentsOf } from './absents.ts'
import type { Clusters } from './clusters.ts'
import type { Connus } from './connus.ts'
import { clesOf } from './identite.ts'
import { indexByCle, type Judgement, judgeLignes } from './judge.ts'
import { judgeResponsables } from './judge-responsables.ts'
import { buildPlan } from './plan.ts'
import { buildPlanResponsables } from './plan-responsables.ts'
import type { Plan, PlanOptions } from './plan-types.ts'
import { rowsOf } from './preview.ts'

/** Destination of the rows of a file, once they are read, and the person's decisions about them. */
export type LuOptions = Omit<PlanOptions, 'importId' | 'newId'> & {
  readonly decisions?: readonly Decision[]
}

/** A file judged: its preview, and the content, records and options by which it was judged. */
export type JudgedFile = {
  readonly lu: FichierLu
  readonly options: LuOptions
  readonly connus: Connus
  readonly criteres: readonly Critere[]
  /** Rows with the situations and origines of their criteria, by the row as it was read. */
  readonly linked: ReadonlyMap<LigneLue, LigneLue>
  /** Clusters by which `judgeAgain` links the rows; null until it is called. */
  readonly clusters: Clusters | null
  readonly apercu: ApercuImport
}

/** Judge and planner of each kind of list, which proposes children or completes those already known. */
export const WAYS: Readonly<Record<ApercuImport['genre'], Way>> = {
  orientations: { judge: judgeLignes, build: buildPlan },
  responsables: { judge: judgeResponsables, build: buildPlanResponsables },
  inscrits: { judge: judgeInscrits, build: buildPlanInscrits },
}

type Way = {
  readonly judge: (
    lignes: readonly LigneLue[],
    connus: Connus,
    decisions: readonly Decision[] | undefined,
    options: LuOptions,
  ) => Judgement
  readonly build: typeof buildPlan
}

/** Genre of a list: one of parents completes known children; when it names none of them, it proposes its own. */
export function genreOf(
  lignes: readonly LigneLue[],
  { enfants }: Connus,
  { inscrits }: LuOptions,
): keyof typeof WAYS {
  if (inscrits !== undefined) return 'inscrits'
  if (!lignes.every(({ isOfResponsable }) => isOfResponsable)) return 'orientations'
  const known = indexByCle(enfants)
  const isOurs = (ligne: LigneLue) => clesOf(ligne).some((cle) => known.has(cle))
  return lignes.some(isOurs) ? 'responsables' : 'orientations'
}

const LONG_LIST = 1_000

/** Judges and plans every row. `importId` is null for a preview. */
export async function judgeFile(
  lu: FichierLu,
  options: LuOptions,
  { connus, criteres }: Pick<JudgedFile, 'connus' | 'criteres'>,
  importId: string | null,
): Promise<{ readonly judged: JudgedFile; readonly plan: Plan }> {
  // A list of a whole town takes a tenth of a second: the window gets its turn between the steps. By a timer:
  // an immediate would come in the very turn that received the rows.
  const nextTurn = async (): Promise<void> => {
    if (lu.lignes.length > LONG_LIST) await wait(0)
  }
  const linked = linkedRows(lu.lignes, criteres)
  const lignes = [...linked.values()]
  const genre = genreOf(lignes, connus, options)
  const { judge, build } = WAYS[genre]
  await nextTurn()
  // The keys that judging compares are computed in a turn of their own, and kept with each row.
  for (const ligne of lignes) clesOf(ligne)
  await nextTurn()
  const { propositions, refused } = judge(lignes, connus, options.decisions, options)
  await nextTurn()
  const plan = build(propositions, connus, { ...options, importId: importId ?? '', newId })
  await nextTurn()
  const rows = rowsOf({ lignes, outcomes: plan.outcomes, refused, connus, options })
  const apercu = apercuOf(importId, genre, lu, rows, { connus, options })
  return { judged: { lu, options, connus, criteres, linked, clusters: null, apercu }, plan }
}

/** Preview of a file from its judged rows. */
export const apercuOf = (
  importId: string | null,
  genre: ApercuImport['genre'],
  { encodage, feuilles, lecture, avis, laissees, lignes: lues }: FichierLu,
  lignes: readonly LigneApercu[],
  { connus, options }: Pick<JudgedFile, 'connus' | 'options'>,
): ApercuImport => ({
  importId,
  genre,
  encodage,
  feuilles,
  avis,
  laissees,
  lignes,
  lecture,
  aPlacer: aPlacerOf(lues, connus, options),
  absents: genre === 'orientations' ? absentsOf(lues, connus, options) : [],
})

/** Rows with the situations and the origines that their criteria stand for, by the row as it was read, in its order. */
export function linkedRows(
  lignes: readonly LigneLue[],
  criteres: readonly Critere[],
  before: ReadonlyMap<LigneLue, LigneLue> = new Map(),
): ReadonlyMap<LigneLue, LigneLue> {
  const hasLiens = criteres.some(({ lien }) => lien !== null)
  return new Map(
    lignes.map((ligne) => [
      ligne,
      hasLiens ? (before.get(ligne) ?? withLiens(ligne, criteres)) : ligne,
    ]),
  )
}

function withLiens(ligne: LigneLue, criteres: readonly Critere[]): LigneLue {
  const { situations, origines } = liensOf(ligne.criteres, criteres)
  const { inscription } = ligne
  return {
    ...ligne,
    inscription: {
      ...inscription,
      situations: SITUATIONS.filter((one) =>
        [...inscription.situations, ...situations].includes(one),
      ),
      origines: ORIGINES.filter((one) => [...inscription.origines, ...origines].includes(one)),
    },
  }
}
