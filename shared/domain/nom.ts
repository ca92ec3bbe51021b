/** A name without accent, case, hyphen, apostrophe nor double space, to compare two spellings. */
export function normalizeNom(text: string): string {
  // Most cells of a file are one word, or plain ASCII; decomposing costs more than all the rest.
  if (WORD.test(text)) return text.toLowerCase()
  if (PLAIN.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßłøđı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Letters that no accent tells from plain ones: « Yıldız » is « Yildiz », « Wałęsa » is « Walesa ». */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
}

const WORD = /^[A-Za-z0-9]+$/
const PLAIN = /^[ -~]*$/

/**
 * Comparison key of a whole person, whatever the order: « N’DIAYE Awa » and « Awa Ndiaye » differ by a
 * space only, so words are joined before they are compared.
 */
export function clePersonne(personne: { readonly nom: string; readonly prenom: string }): string {
  const nom = normalizeNom(personne.nom).replaceAll(' ', '')
  const prenom = normalizeNom(personne.prenom).replaceAll(' ', '')
  return nom < prenom ? `${nom}|${prenom}` : `${prenom}|${nom}`
}

/**
 * The most faithful of several spellings of one person, whatever their order: accents and lower case get
 * lost, never invented.
 */
export function richestSpelling<P extends { readonly nom: string; readonly prenom: string }>(
  spellings: readonly [P, ...P[]],
): P {
  const richness = ({ nom, prenom }: P): number => {
    const text = nom + prenom
    return (text.match(/[^\p{ASCII}]/gu) ?? []).length * 100 + (text.match(/\p{Ll}/gu) ?? []).length
  }
  const spelled = ({ nom, prenom }: P): string => `${nom} ${prenom}`
  const [first, ...others] = spellings
  return others.reduce((best, one) => {
    const more = richness(one) - richness(best)
    return more > 0 || (more === 0 && spelled(one) < spelled(best)) ? one : best
  }, first)
}
