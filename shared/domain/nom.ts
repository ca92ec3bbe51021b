/** What two spellings of one name share: no accent, case, hyphen, apostrophe nor double space. */
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
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const WORD = /^[A-Za-z0-9]+$/
const PLAIN = /^[ -~]*$/

/**
 * The same for a whole person, whatever the order: « N’DIAYE Awa » and « Awa Ndiaye » differ by a
 * space only, so words are joined before they are compared.
 */
export function clePersonne(personne: { readonly nom: string; readonly prenom: string }): string {
  const nom = normalizeNom(personne.nom).replaceAll(' ', '')
  const prenom = normalizeNom(personne.prenom).replaceAll(' ', '')
  return nom < prenom ? `${nom}|${prenom}` : `${prenom}|${nom}`
}
