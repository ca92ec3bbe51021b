import {
  type Correspondance,
  cleValeur,
  type ValeurDite,
} from '../../../../shared/domain/correspondance.ts'

/** The same with one column read otherwise; null leaves it unread. */
export function withColonne(
  lue: Correspondance,
  index: number,
  champ: string | null,
): Correspondance {
  const others = (lue.colonnes ?? []).filter((colonne) => colonne.index !== index)
  return { ...lue, colonnes: champ === null ? others : [...others, { index, champ }] }
}

/** The same with one of the file's codes explained; undefined takes the explanation back. */
export function withValeur(
  lue: Correspondance,
  { champ, texte }: Pick<ValeurDite, 'champ' | 'texte'>,
  code: string | null | undefined,
): Correspondance {
  const cle = cleValeur({ champ, texte })
  const others = lue.valeurs.filter((one) => cleValeur(one) !== cle)
  return { ...lue, valeurs: code === undefined ? others : [...others, { champ, texte, code }] }
}
