import type { TypeEtablissement } from './listes.ts'
import { type Niveau, palierOf } from './niveau.ts'
import { normalizeNom } from './nom.ts'

export type EtablissementConnu = {
  readonly id: string
  readonly nom: string
  readonly commune: string | null
  readonly type: TypeEtablissement
}

const TYPE_WORDS: readonly (readonly [TypeEtablissement, RegExp])[] = [
  ['college', /\b(college|clg)\b/],
  ['lycee', /\b(lycee|lp|lpo|legt)\b/],
  ['ecole', /\b(ecole|elementaire|primaire|maternelle|groupe scolaire|eepu|epu|gs)\b/],
]

const GENERIC =
  /\b(ecole|elementaire|primaire|maternelle|publique|public|privee?|polyvalente?|groupe scolaire|college|clg|lycee|lp|lpo|legt|general|professionnel|eepu|epu|gs|de|du|des|d|la|le|les|l)\b/g

/** Type of school that a name announces; null when it announces none. */
function typeInNom(nom: string): TypeEtablissement | null {
  const normalized = normalizeNom(nom)
  return TYPE_WORDS.find(([, pattern]) => pattern.test(normalized))?.[0] ?? null
}

/** Type guessed for an unknown school, from its name, else from the niveau of its pupils. */
export function guessType(nom: string, niveau: Niveau | null): TypeEtablissement {
  const named = typeInNom(nom)
  if (named !== null) return named
  const palier = niveau === null ? 'autres' : palierOf(niveau)
  if (palier === 'elementaire') return 'ecole'
  return palier === 'autres' ? 'autre' : palier
}

/** Finds the school that a name means, among schools looked at once. */
type EtablissementFinder = {
  find(nom: string): EtablissementConnu | null
  /** Makes one more school known. */
  add(etablissement: EtablissementConnu): void
}

/**
 * Finder of the known school that a name means: « Jules Ferry » and « École élémentaire Jules-Ferry » are one, a
 * collège of that name is another. Homonyms are told apart by their communes, as in `nomsDistincts`. It finds null
 * when none, or several, may be meant.
 */
export function createEtablissementFinder(
  connus: readonly EtablissementConnu[],
): EtablissementFinder {
  const exact = new Map<string, EtablissementConnu>()
  const alike = new Map<string, EtablissementConnu[]>()
  const nameAs = (nom: string, connu: EtablissementConnu): void => {
    const normalized = normalizeNom(nom)
    if (!exact.has(normalized)) exact.set(normalized, connu)
  }
  const add = (connu: EtablissementConnu): void => {
    nameAs(connu.nom, connu)
    const proper = properName(connu.nom)
    const others = alike.get(proper)
    if (others === undefined) alike.set(proper, [connu])
    else others.push(connu)
  }
  const noms = nomsDistincts(connus)
  for (const connu of connus) nameAs(noms.get(connu.id) ?? '', connu)
  for (const connu of connus) add(connu)
  return {
    add,
    find(nom) {
      const found = exact.get(normalizeNom(nom))
      const proper = properName(nom)
      if (found !== undefined || proper === '') return found ?? null
      const type = typeInNom(nom)
      const same = (alike.get(proper) ?? []).filter((one) => type === null || one.type === type)
      return same.length === 1 ? (same[0] ?? null) : null
    },
  }
}

/** Whether two names mean one school; a name without a type matches any type. */
export function isSameEtablissement(a: string, b: string): boolean {
  if (normalizeNom(a) === normalizeNom(b)) return true
  const types = new Set([a, b].map(typeInNom).filter((type) => type !== null))
  return types.size < 2 && properName(a) !== '' && properName(a) === properName(b)
}

const properName = (nom: string): string =>
  normalizeNom(nom).replace(GENERIC, ' ').replace(/\s+/g, ' ').trim()

/** Displayed name of each établissement, by id, with its commune where another one bears the same name. */
export function nomsDistincts(
  etablissements: Iterable<{
    readonly id: string
    readonly nom: string
    readonly commune: string | null
  }>,
): ReadonlyMap<string, string> {
  const byId = new Map([...etablissements].map((one) => [one.id, one]))
  const alike = Map.groupBy(byId.values(), ({ nom }) => nom)
  return new Map(
    [...byId].map(([id, { nom, commune }]) => [
      id,
      alike.get(nom)?.length === 1 || commune === null ? nom : `${nom} (${commune})`,
    ]),
  )
}
