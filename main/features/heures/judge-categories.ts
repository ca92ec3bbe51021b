import type { CategorieImport, DecisionCategorie } from '../../../shared/domain/import-heures.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { categorieOf, isTempsDeSeance } from '../../import/heures/categorie.ts'
import type { HeuresLue } from '../../import/heures/heures-lues.ts'

/** Two spellings of one catégorie give one value; none gives the empty one. */
export const valeurOf = ({ categorie }: HeuresLue): string => normalizeNom(categorie ?? '')

/** What the file writes as catégories, in its order, each with what it stands for. */
export function judgeCategories(
  lignes: readonly HeuresLue[],
  decisions: readonly DecisionCategorie[],
): readonly CategorieImport[] {
  const decided = new Map(decisions.map(({ valeur, choix }) => [valeur, choix]))
  return [...Map.groupBy(lignes, valeurOf)].map(([valeur, own]) => {
    const libelle = own[0]?.categorie ?? ''
    return {
      valeur,
      libelle,
      lignes: own.length,
      choix: decided.get(valeur) ?? categorieOf(libelle),
      isTempsDeSeance: isTempsDeSeance(libelle),
    }
  })
}
