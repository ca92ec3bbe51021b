import { normalizeNom } from '../../../shared/domain/nom.ts'

/** Words before a family name alone: « chez Mme Benali ». */
const CIVILITES = ['m', 'mr', 'mme', 'mlle', 'monsieur', 'madame', 'famille', 'chez']
const MAIL_OR_NUMBER = /@|(?:\d[\s.-]?){9,}/

/**
 * Gives free labels (quartier, critère, title of an action) as they may leave the structure: one that names somebody
 * of the base, or holds a mail or a telephone, is replaced. A quartier « Rosa-Parks » stays, whoever is called Rosa.
 */
export function labelsWithoutNames(
  noms: readonly { readonly nom: string; readonly prenom: string }[],
): (label: string, otherwise: string) => string {
  const persons = noms.map(({ nom, prenom }) => ({
    nom: normalizeNom(nom),
    prenom: normalizeNom(prenom),
  }))
  const namesSomebody = (label: string): boolean => {
    const words = ` ${normalizeNom(label)} `
    return persons.some(
      ({ nom, prenom }) =>
        words.includes(` ${nom} `) &&
        (words.includes(` ${prenom} `) ||
          CIVILITES.some((civilite) => words.includes(` ${civilite} ${nom} `))),
    )
  }
  const known = new Map<string, boolean>()
  return (label, otherwise) => {
    const isKept = known.get(label) ?? !(MAIL_OR_NUMBER.test(label) || namesSomebody(label))
    known.set(label, isKept)
    return isKept ? label : otherwise
  }
}
