import type {
  Decision,
  LigneApercu,
  PlaceLigne,
} from '../../../../shared/domain/import-orientation.ts'
import type { Demande } from '../../../../shared/ipc/imports.ipc.ts'
import { idOfLigne } from '../ligne.tsx'

/** What the person says of a school's list. */
export type SaidOfListe = Omit<Demande<'orientations'>, 'fichierId' | 'genre' | 'anneeId'>

type Choix = Decision['choix']

/** The decisions by row: they are asked of every row at each drawing. */
const byRow = new WeakMap<readonly Decision[], ReadonlyMap<string, Choix>>()

/** What is decided of the rows, in a list of any kind. */
export type Decided = { readonly decisions: readonly Decision[] }

/** What was decided of a row; null when nothing was. */
export function choixOf({ decisions }: Decided, place: PlaceLigne): Choix | null {
  const known = byRow.get(decisions) ?? new Map(decisions.map((one) => [idOfLigne(one), one.choix]))
  byRow.set(decisions, known)
  return known.get(idOfLigne(place)) ?? null
}

/** The same with some rows decided; null takes their decision back. */
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
