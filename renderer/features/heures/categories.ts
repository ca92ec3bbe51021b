import type { CategorieTotal } from '../../../shared/domain/heures.ts'
import { CATEGORIES_HEURES } from '../../../shared/domain/listes.ts'
import { LIBELLES_HEURES } from '../../../shared/texts/libelles.ts'

/** « Séances » for derived time, else the catégorie of the hours entered. */
export const categorieText = (categorie: CategorieTotal): string =>
  categorie === 'seances' ? 'Séances' : LIBELLES_HEURES[categorie]

/** Options of the closed list of catégories. */
export const CATEGORIES_CHOIX: readonly { readonly value: string; readonly label: string }[] =
  CATEGORIES_HEURES.map((one) => ({ value: one, label: categorieText(one) }))
