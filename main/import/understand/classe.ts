import type { Niveau } from '../../../shared/domain/niveau.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { memo } from './memo.ts'

/** What the name of a class says. Two niveaux or more: the class is double, nobody knows which is the child's. */
export type ClasseLue = {
  readonly niveaux: readonly Niveau[]
  readonly enseignant: string | null
}

const ELEMENTAIRE: readonly (readonly [Niveau, RegExp])[] = [
  ['CP', /\bcp\d?\b|cours preparatoire/],
  ['CE1', /\bc ?e ?1\w?\b|cours elementaire (1|premiere)/],
  ['CE2', /\bc ?e ?2\w?\b|cours elementaire (2|deuxieme)/],
  ['CM1', /\bc ?m ?1\w?\b|cours moyen (1|premiere)/],
  ['CM2', /\bc ?m ?2\w?\b|cours moyen (2|deuxieme)/],
  ['maternelle', /\b(t?ps|ms|gs)\b|(petite|moyenne|grande) section|maternelle/],
]

const PARTICULIERS: readonly (readonly [Niveau, RegExp])[] = [
  ['SEGPA', /segpa/],
  ['3e prépa-métiers', /prepa ?(pro|metiers?)|\b3 ?pm\b/],
  ['ULIS collège', /ulis.*(college|[3-6] ?e)|(college|[3-6] ?e(me)?).*ulis/],
  ['ULIS école', /\bulis\b|\bclis\b/],
  ['CAP', /\bcap\b/],
  ['BEP', /\bbep\b/],
  ['MFR', /\bmfr\b|maison familiale/],
  ['apprentissage', /apprenti/],
]

const LYCEE: readonly (readonly [Niveau, RegExp])[] = [
  ['2de', /^(2 ?n?de?\b|2(gt|pro)|seconde)/],
  ['1re', /^(1 ?(e?re)\b|1(g|st|pro)|premiere)/],
  ['Tle', /^(tle|t ?(g|st|pro)|term|t\d)/],
]

const COLLEGE: readonly (readonly [Niveau, RegExp])[] = [
  ['6e', /sixieme/],
  ['5e', /cinquieme/],
  ['4e', /quatrieme/],
  ['3e', /troisieme/],
]

/** « 6e », « 6A », « 6 EME 2 », « 603 », « 3EME »: the digit opens the name of the class. */
const COLLEGE_DIGIT = /^([3-6]) ?(?:e|eme|ieme)?(?: ?[a-z]?\d{0,2}| \w{1,12})$/

/** Reads niveau(x) and enseignant in « CP de Mme Brossard », « 6A », « 01 COURS PREPARATOIRE », « CE1/CE2 ». */
export const readClasse = memo((text: string): ClasseLue => {
  const enseignant = enseignantIn(text)
  const rest = enseignant === null ? text : text.replace(enseignant, ' ')
  return { niveaux: niveauxOf(normalizeNom(rest.replace(/°/g, 'e '))), enseignant }
})

function niveauxOf(normalized: string): readonly Niveau[] {
  const name = normalized.replace(/^(classe|niveau|division|groupe) (de |d )?(la |l )?/, '')
  const particulier = PARTICULIERS.find(([, pattern]) => pattern.test(name))
  if (particulier) return [particulier[0]]
  const elementaires = matching(ELEMENTAIRE, name)
  if (elementaires.length > 0) return elementaires
  const digit = COLLEGE_DIGIT.exec(name)?.[1]
  if (digit !== undefined) return [`${digit}e` as Niveau]
  const spelled = matching(COLLEGE, name)
  return spelled.length > 0 ? spelled : matching(LYCEE, name)
}

const matching = (
  patterns: readonly (readonly [Niveau, RegExp])[],
  name: string,
): readonly Niveau[] =>
  patterns.filter(([, pattern]) => pattern.test(name)).map(([niveau]) => niveau)

const CIVILITE = '(?:M|Mr|MM|Mme|Mmes|Mlle|Monsieur|Madame|Mademoiselle)(?:\\. ?| )'
const NOM = "[\\p{L}][\\p{L}'’.-]*"
const ENSEIGNANT = new RegExp(
  `(?<![\\p{L}])${CIVILITE}${NOM}(?: (?!(?:et|de|du|en)\\b|[CG][PEMS]\\d?\\b)${NOM})*(?: (?:et|/|&) ${CIVILITE}${NOM})?`,
  'u',
)

/** « Mme Roy » in « CE2 de Mme Roy »; as the file spells it. */
function enseignantIn(text: string): string | null {
  return ENSEIGNANT.exec(text)?.[0].trim() ?? null
}
