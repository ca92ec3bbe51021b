/** Nom and prénom taken apart; `isSure` is false when the words could be split otherwise. */
export type NomPrenom = { readonly nom: string; readonly prenom: string; readonly isSure: boolean }

/** Small words that open a nom in French registers, and stay with it. */
const PARTICULES = new Set(
  'de du des la le les d l el al ait aït ben bel ibn van von der den da do dos di del della mac mc saint sainte'.split(
    ' ',
  ),
)

const CIVILITE =
  /^(?:(?:m|mr|mme|mlle|mmes|mm|monsieur|madame|mademoiselle)(?![\p{L}\p{M}'’-])\.?\s*)+(?=\S)/iu

const isUpper = (word: string): boolean =>
  word === word.toLocaleUpperCase('fr') && word !== word.toLocaleLowerCase('fr')

/** « J. », « J.-P. » are shortened prénoms, not a nom in capitals. */
const isNomUpper = (word: string): boolean =>
  isUpper(word) && (word.match(/\p{L}/gu) ?? []).length > 1 && !/^(?:\p{L}\.-?)+$/u.test(word)

/**
 * Splits « MARTIN Léa », « DE LA TOUR Jean-Luc », « Léa MARTIN », « Martin, Léa ». Capitals tell the nom;
 * without them the header's order does, and only two words leave no doubt.
 */
export function splitNomPrenom(text: string, order: 'nomPrenom' | 'prenomNom'): NomPrenom {
  const clean = text
    .replace(/\s+/g, ' ')
    // « MARTIN - Léa »
    .replace(/ [-–—] /, ' ')
    .trim()
    .replace(CIVILITE, '')
  const [beforeComma = '', afterComma] = clean.split(',').map((part) => part.trim())
  if (afterComma) {
    // « BENALI Inès, Adam » names two enfants, or two prénoms of one.
    const isSure = splitByCapitals(beforeComma.split(' ')) === null
    return { nom: beforeComma, prenom: afterComma, isSure }
  }
  const words = clean.split(' ')
  const byCapitals = splitByCapitals(words)
  if (byCapitals) return byCapitals
  return order === 'nomPrenom' ? splitNomFirst(words) : splitNomLast(words)
}

function splitByCapitals(words: readonly string[]): NomPrenom | null {
  const firstLower = words.findIndex((word) => !isUpper(word))
  if (firstLower > 0 && words.slice(0, firstLower).some(isNomUpper)) {
    return joined(words.slice(0, firstLower), words.slice(firstLower), true)
  }
  const lastLower = words.findLastIndex((word) => !isNomUpper(word) && !isParticule(word))
  if (lastLower >= 0 && words.slice(lastLower + 1).some(isNomUpper)) {
    return joined(words.slice(lastLower + 1), words.slice(0, lastLower + 1), true)
  }
  return null
}

const isParticule = (word: string): boolean => PARTICULES.has(word.toLocaleLowerCase('fr'))

function splitNomFirst(words: readonly string[]): NomPrenom {
  const afterParticules = words.findIndex((word) => !isParticule(word))
  const cut = Math.min(Math.max(afterParticules, 0) + 1, words.length)
  return joined(words.slice(0, cut), words.slice(cut), words.length - cut <= 1)
}

function splitNomLast(words: readonly string[]): NomPrenom {
  const start = words.findIndex((word, index) => index > 0 && isParticule(word))
  const cut = start > 0 ? start : Math.max(words.length - 1, 1)
  return joined(words.slice(cut), words.slice(0, cut), start > 0 || words.length <= 2)
}

const joined = (nom: readonly string[], prenom: readonly string[], isSure: boolean): NomPrenom => ({
  nom: nom.join(' '),
  prenom: prenom.join(' '),
  isSure,
})

/** An adult as schools name them: « Mme Diallo », « M. et Mme COSTA Rui », « Samira Benali ». */
export function splitResponsable(text: string): {
  readonly nom: string
  readonly prenom: string | null
} {
  const bare = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(m|mr|monsieur)\.?\s*(et|ou|\/|&)\s*(mme|madame)\b\.?\s*/i, '')
    .replace(CIVILITE, '')
  if (bare === '' || !bare.includes(' ')) return { nom: bare || text.trim(), prenom: null }
  const { nom, prenom, isSure } = splitNomPrenom(bare, 'nomPrenom')
  return isSure && prenom !== '' ? { nom, prenom } : { nom: bare, prenom: null }
}
