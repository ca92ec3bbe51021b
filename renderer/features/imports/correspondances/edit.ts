import {
  type Correspondance,
  cleValeur,
  type ValeurDite,
} from '../../../../shared/domain/correspondance.ts'

/** `lue` with one column read as `champ`; null leaves the column unread. */
export function withColonne(
  lue: Correspondance,
  index: number,
  champ: string | null,
): Correspondance {
  const others = (lue.colonnes ?? []).filter((colonne) => colonne.index !== index)
  return { ...lue, colonnes: champ === null ? others : [...others, { index, champ }] }
}

/** `lue` with one code of the file explained; undefined removes the explanation. */
export function withValeur(
  lue: Correspondance,
  { champ, texte }: Pick<ValeurDite, 'champ' | 'texte'>,
  code: string | null | undefined,
): Correspondance {
  const cle = cleValeur({ champ, texte })
  const others = lue.valeurs.filter((one) => cleValeur(one) !== cle)
  return { ...lue, valeurs: code === undefined ? others : [...others, { champ, texte, code }] }
}
