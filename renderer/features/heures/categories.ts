import { CATEGORIES_HEURES } from '../../../shared/domain/listes.ts'
import type { CategorieTotal } from '../../../shared/ipc/fiches-intervenants.ipc.ts'
import { LIBELLES_HEURES } from '../../../shared/texts/libelles.ts'

/** Time in séances first, then what is entered, in the order of the closed list. */
export const CATEGORIES_TOTAL: readonly CategorieTotal[] = ['seances', ...CATEGORIES_HEURES]

/** « Séances » for what is derived, else the catégorie of the hours entered. */
export const categorieText = (categorie: CategorieTotal): string =>
  categorie === 'seances' ? 'Séances' : LIBELLES_HEURES[categorie]

/** The closed list, to choose from. */
export const CATEGORIES_CHOIX: readonly { readonly value: string; readonly label: string }[] =
  CATEGORIES_HEURES.map((one) => ({ value: one, label: categorieText(one) }))
