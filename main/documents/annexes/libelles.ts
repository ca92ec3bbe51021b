import type { CategorieAnnexe } from '../../../shared/domain/annexes.ts'
import {
  LIBELLES_ACTIVITE,
  LIBELLES_ETAT_SEANCE,
  LIBELLES_GENRE_ECOLE,
  LIBELLES_GENRE_PARENTS,
  LIBELLES_HEURES,
  LIBELLES_ORIENTATION,
  LIBELLES_ORIGINE,
  LIBELLES_PALIER,
  LIBELLES_SITUATION,
  LIBELLES_STATUT,
} from '../../../shared/texts/libelles.ts'

/**
 * The app's own labels as a cell has them, in lower case: « difficulté scolaire ». They are not the
 * wordings of a form: those are sentences, and belong to its trame.
 */
export const STATUT = uncapitalized(LIBELLES_STATUT)
export const CATEGORIE: Readonly<Record<CategorieAnnexe, string>> = {
  seances: 'séances',
  ...uncapitalized(LIBELLES_HEURES),
}
export const PALIER = uncapitalized(LIBELLES_PALIER)
export const ORIGINE = uncapitalized(LIBELLES_ORIGINE)
export const SITUATION = uncapitalized(LIBELLES_SITUATION)
export const ETAT_SEANCE = uncapitalized(LIBELLES_ETAT_SEANCE)
export const ACTIVITE = uncapitalized(LIBELLES_ACTIVITE)
export const STATUT_ORIENTATION = uncapitalized(LIBELLES_ORIENTATION)
export const GENRE_PARENTS = uncapitalized(LIBELLES_GENRE_PARENTS)
export const GENRE_ECOLE = uncapitalized(LIBELLES_GENRE_ECOLE)

/** The wording of a code; a code of a free list is its own wording. */
export function libelleOf(libelles: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(libelles, code) ? (libelles[code] as string) : code
}

/** Several codes in one cell. */
export function enListe<C extends string>(
  codes: readonly C[],
  libelles: Readonly<Record<C, string>>,
): string {
  return codes.map((code) => libelles[code]).join(', ')
}

function uncapitalized<C extends string>(
  libelles: Readonly<Record<C, string>>,
): Readonly<Record<C, string>> {
  const entries = Object.entries<string>(libelles).map(([code, text]) => [
    code,
    `${text.charAt(0).toLowerCase()}${text.slice(1)}`,
  ])
  return Object.fromEntries(entries) as Record<C, string>
}
