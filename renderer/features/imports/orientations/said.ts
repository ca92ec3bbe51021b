import type {
  Decision,
  LigneApercu,
  PlaceLigne,
} from '../../../../shared/domain/import-orientation.ts'
import type { Demande } from '../../../../shared/ipc/imports.ipc.ts'
import { idOfLigne } from '../ligne.tsx'

/** Answers of the user about a school's list. */
export type SaidOfListe = Omit<Demande<'orientations'>, 'fichierId' | 'genre' | 'anneeId'>

type Choix = Decision['choix']

/** Decisions by row, cached: every row looks its own up at each render. */
const byRow = new WeakMap<readonly Decision[], ReadonlyMap<string, Choix>>()

/** Decisions about rows, common to every kind of list. */
export type Decided = { readonly decisions: readonly Decision[] }

/** Decision about a row; null when there is none. */
export function choixOf({ decisions }: Decided, place: PlaceLigne): Choix | null {
  const known = byRow.get(decisions) ?? new Map(decisions.map((one) => [idOfLigne(one), one.choix]))
  byRow.set(decisions, known)
  return known.get(idOfLigne(place)) ?? null
}

/** `said` with some rows decided; null removes their decision. */
export function withDecisions<S extends Decided>(
  said: S,
  lignes: readonly LigneApercu[],
  choixFor: (ligne: LigneApercu) => Choix | null,
): S {
  const ids = new Set(lignes.map(idOfLigne))
  const added = lignes.flatMap((one) => {
    const choix = choixFor(one)
    const { feuille, ligne, rang } = one
    return choix === null ? [] : [{ feuille, ligne, rang, choix }]
  })
  const others = said.decisions.filter((one) => !ids.has(idOfLigne(one)))
  return { ...said, decisions: [...others, ...added] }
}
