import type { Niveau } from '../../../shared/domain/niveau.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { memo } from './lecture.ts'

/** Content of the name of a class. With two niveaux or more the class is double: the child's own is unknown. */
type ClasseLue = {
  readonly niveaux: readonly Niveau[]
  readonly enseignant: string | null
}

const ELEMENTAIRE: readonly (readonly [Niveau, RegExp])[] = [
  ['CP', /\bcp ?[a-d]?\d?\b|cours preparatoire/],
  ['CE1', /\bce ?(1\w?|i)\b|cours elementaire (1|i\b|premiere)/],
  ['CE2', /\bce ?(2\w?|ii)\b|cours elementaire (2|ii\b|deuxieme)/],
  ['CM1', /\bcm ?(1\w?|i)\b|cours moyen (1|i\b|premiere)/],
  ['CM2', /\bcm ?(2\w?|ii)\b|cours moyen (2|ii\b|deuxieme)/],
]

/** Old names of these classes, kept in some schools: « 11ème » is the CP, « 7e » the CM2. */
const ANCIENS: readonly (readonly [Niveau, RegExp])[] = [
  ['CP', /^11 ?e(me)?\b/],
  ['CE1', /^10 ?e(me)?\b/],
  ['CE2', /^9 ?e(me)?\b/],
  ['CM1', /^8 ?e(me)?\b/],
  ['CM2', /^7 ?e(me)?\b/],
]

const MATERNELLE =
  /\b(tps|ps|ms|gs)\d?\b|\b(toute )?(petite|moyenne|grande)s? sections?\b|maternelle/

const PARTICULIERS: readonly (readonly [Niveau, RegExp])[] = [
  ['SEGPA', /segpa|\begpa\b|^[3-6] ?(e|eme)? ?seg\d?\b/],
  ['3e prépa-métiers', /prepa ?(pro|metiers?)|\b3(e|eme)? ?p(m|pro|rep|repa)\w{0,2}\b/],
  [
    'ULIS collège',
    /ulis.*(college|clg|[3-6] ?e|\b[3-6]\b)|(college|clg|\b[3-6] ?e(me)?).*ulis|\bupi\b/,
  ],
  ['ULIS école', /\bulis\b|\bclis\b/],
  ['CAP', /\b(t|tle|\d)?(e|er|ere|eme|re)? ?capa?\d?\b/],
  ['BEP', /\bbepa?\b/],
  ['MFR', /\bmfr\b|maison familiale/],
  ['apprentissage', /apprenti|\bcfa\b/],
]

const LYCEE: readonly (readonly [Niveau, RegExp])[] = [
  [
    '2de',
    /^2 ?(nd|n?de)s?\d{0,2}\b|^2(e|eme) ?(gt|g|pro|\d{1,2}|[a-d])?$|^2 ?(gt|pro|bac|bp|mrc|tne|mtne|agora|assp|aepa|mc|melec)\w*|^2 ?[a-d]\d$|^20\d$|seconde/,
  ],
  [
    '1re',
    /^1 ?e?re\d{0,2}\b|^1 ?(g|st|pro|bac|bp|mi|assp|agora|mc|melec)\w*|^1 ?(l|es|s)\d{0,2}\b|premiere/,
  ],
  [
    'Tle',
    /^(tle\w*|t ?(g|st|pro|bac|bp|assp|agora|mc|melec)\w*|t ?(l|es|s)\d{0,2}\b|term\w*|t ?\d{1,2}( ?[a-z]{1,5}\d?)?$)/,
  ],
]

const COLLEGE: readonly (readonly [Niveau, RegExp])[] = [
  ['6e', /sixieme/],
  ['5e', /cinquieme/],
  ['4e', /quatrieme/],
  ['3e', /troisieme/],
]

/** « 6e », « 6A », « 6 EME 2 », « 603 », « 3EME EA 1 », « 3-06 »: the digit opens the name of the class. */
const COLLEGE_DIGIT =
  /^([3-6]) ?(?:(?:e|eme|ieme|em|me)?s?(?: ?[a-z]{0,2}\d{0,2}| \w{1,12}(?: \w{1,3})?)|(?:e|eme) (?!annee)[a-z].*)$/

/** Puts together letters that stand apart: « C.E.2 », « C P », « U L I S ». */
const joined = (normalized: string): string =>
  normalized.replace(/\b[a-z](?: [a-z\d])+\b/g, (letters) => letters.replaceAll(' ', ''))

/** Reads niveau(x) and enseignant in « CP de Mme Brossard », « 6A », « 01 COURS PREPARATOIRE », « CE1/CE2 ». */
export const readClasse = memo((text: string): ClasseLue => {
  const enseignant = enseignantIn(text)
  const rest = enseignant === null ? text : text.replace(enseignant, ' ')
  return { niveaux: niveauxOf(normalizeNom(rest.replace(/[°º]/g, 'e '))), enseignant }
})

function niveauxOf(normalized: string): readonly Niveau[] {
  const bare = normalized.replace(
    /^(classe|niveau|division|groupe|niv|div)s? (de |d )?(la |l )?/,
    '',
  )
  // « CE2-CM1 B » is « ce2 cm1 b »; « C.E.2 » is « c e 2 », put together.
  const name = /\b[a-z] [a-z\d]\b/.test(bare) ? joined(bare) : bare
  const particulier = PARTICULIERS.find(([, pattern]) => pattern.test(name))
  if (particulier) return [particulier[0]]
  const elementaires = [...matching(ELEMENTAIRE, withSpread(name)), ...maternelleIn(name)]
  if (elementaires.length > 0) return elementaires
  const digits = colleges(name)
  if (digits.length > 0) return digits
  const spelled = matching(COLLEGE, name)
  if (spelled.length > 0) return spelled
  const lycee = matching(LYCEE, name)
  return lycee.length > 0 ? lycee : matching(ANCIENS, name)
}

/** Puts each niveau in a word of its own: « CE1 2 » for « CE1/2 », « CM1CM2 », « CPCE1 ». */
const withSpread = (name: string): string =>
  name.replace(/\b(ce|cm) ?1 ?2\b/g, '$11 $12').replace(/(cp|c[em][12])(?=c[pem])/g, '$1 ')

const maternelleIn = (name: string): readonly Niveau[] =>
  MATERNELLE.test(name) ? ['maternelle'] : []

/** Niveaux of a collège in a class's name: its one digit comes first; « 6e/5e » are two. */
function colleges(name: string): readonly Niveau[] {
  const all = [...name.matchAll(/\b([3-6]) ?(?:e|eme|ieme)\b/g)].map(([, digit]) => digit)
  if (new Set(all).size > 1) return [...new Set(all)].map((digit) => `${digit}e` as Niveau)
  const digit = COLLEGE_DIGIT.exec(name)?.[1]
  return digit === undefined ? [] : [`${digit}e` as Niveau]
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
