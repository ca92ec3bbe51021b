import type { CategorieImport } from '../../../../shared/domain/import-heures.ts'
import type { CategorieHeures } from '../../../../shared/domain/listes.ts'
import { normalizeNom } from '../../../../shared/domain/nom.ts'
import { categorieOf, isTempsDeSeance } from '../../../import/heures/categorie.ts'
import type { HeuresLue } from '../../../import/heures/heures-lues.ts'

/** Two spellings of one catégorie give one value; none gives the empty one. */
export const valeurOf = ({ categorie }: HeuresLue): string => normalizeNom(categorie ?? '')

/**
 * What the file writes as catégories, in its order, each with what it stands for: as the person says, else by
 * its words, else as all the others.
 */
export function judgeCategories(
  lignes: readonly HeuresLue[],
  others: CategorieHeures | null,
): readonly CategorieImport[] {
  return [...Map.groupBy(lignes, valeurOf)].map(([valeur, own]) => {
    const libelle = own[0]?.categorie ?? ''
    const dite = own.find(({ categorieDite }) => categorieDite !== null)?.categorieDite ?? null
    const isTemps = isTempsDeSeance(libelle)
    return {
      valeur,
      libelle,
      lignes: own.length,
      choix: dite ?? categorieOf(libelle) ?? (isTemps ? null : others),
      isTempsDeSeance: isTemps,
    }
  })
}
