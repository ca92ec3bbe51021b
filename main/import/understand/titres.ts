import { normalizeNom } from '../../../shared/domain/nom.ts'

const STOP_WORDS = new Set(
  (
    'de du des d l la le les et ou a au aux en par un une sur son sa ses leur avec dans ' +
    'quel quelle est sera etait il elle va entre entrera merci indiquer indiquez veuillez renseigner renseignez preciser precisez ' +
    'saisir saisissez entrer entrez noter notez scolarise scolarisee actuellement'
  ).split(' '),
)

/** Hint in the brackets of a title: how to fill the column, not its content. */
const HINT =
  /jj|aaaa|yyyy|\boui\b|\bnon\b|cocher|obligatoire|facultati|optionnel|requis|\bex\b|exemple|format|\bligne\b|majuscule|minuscule|capitale|chiffres|^(?:e|s|es|x|ne|nom|le|la)$/i

/** Hint after the words of the title, to its end. */
const TRAILING_HINT =
  /[\s,;:(–-]+(?:ex(?:emples?)?\s*[.:=]|ex\s|par exemple|au format|format\b|en (?:lettres )?(?:majuscules?|minuscules?|capitales?)|(?:jj|dd)\s?[/.-]?\s?mm\s?[/.-]?\s?(?:aa|yy)|aaaa).*$/i

/** « 1. », « 2) », « Q3 - »: the numbers of a form's questions. */
const NUMBERING = /^\s*(?:q(?:uestion)?\s*)?\d{1,2}\s*[.):–-]\s*(?=\p{L})/iu

/** A title without its stars, its numbering and its hints: « 2. Classe (ex : 6A) * » is « Classe ». */
export const withoutHints = (header: string): string =>
  header
    .replace(/[([]([^)\]]*)[)\]]/g, (brackets, content: string) =>
      HINT.test(content) ? (/^(?:e|s|es|x|ne)$/i.test(content) ? '' : ' ') : brackets,
    )
    .replace(NUMBERING, '')
    .replace(TRAILING_HINT, ' ')

/** A title without anything in brackets. */
export const withoutBrackets = (header: string): string => header.replace(/[([][^)\]]*[)\]]/g, ' ')

/** Replaces possessives: « votre enfant » is the child, « votre nom » the adult who answers. */
const withPossessives = (normalized: string): string =>
  normalized
    .replace(/\b(?:votre|vos|mon|ma|mes|notre|nos) (?=(?:enfant|eleve|jeune|fils|fille)s?\b)/g, '')
    .replace(/\b(?:votre|vos)\b/g, 'responsable')

/** A number stuck to a word: « LEGAL1 », « enfant2 ». */
const STUCK_NUMBER =
  /\b(responsables?|resp|legale?|parents?|tuteur|representant|contact|enfants?|eleves?)(\d)\b/g

/**
 * A title with its words apart: « NomEleve » is two words, and an accent that the file has lost (« Pr?nom »,
 * « T\ufffdl\ufffdphone ») is nearly always an « é ».
 */
export const asWords = (header: string): string =>
  header
    .replace(/(?<=\p{Ll}{2})(?=\p{Lu}\p{Ll})/gu, ' ')
    .replace(/\ufffd|\?(?=\p{L})|(?<=\p{L})\?(?=\(e\))/gu, 'e')

/** The words of a header, singular, without accents, little words nor hints. */
export function canonical(header: string): string {
  const words = withPossessives(normalizeNom(withoutHints(asWords(header))))
    .replace(/\be mail\b/g, 'mail')
    .replace(STUCK_NUMBER, '$1 $2')
    .split(' ')
    .filter((word) => !STOP_WORDS.has(word))
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
    .filter((word) => !STOP_WORDS.has(word))
  return words.join(' ')
}

/** Puts together letters that stand alone: « I.N.E. » is « ine ». */
const withInitials = (header: string): string =>
  normalizeNom(header).replace(/\b[a-z](?: [a-z])+\b/g, (letters) => letters.replaceAll(' ', ''))

/**
 * Titles never kept, even if the person asked (RGPD, minimisation): numbers of the State, addresses, place
 * of birth and nationality, health and diet, belief, child protection, family and money, pictures.
 */
const NEVER = new RegExp(
  `\\b(?:${[
    'inee?',
    'nir',
    'nss',
    'nia',
    'rn',
    'registre national',
    'numero national',
    'identifiants?',
    'matricules?',
    'secu(?:rite)?(?: sociale)?',
    'adresses?\\d*',
    'adr\\d*',
    'rues?',
    'voies?',
    'domiciliation',
    'cp\\d*',
    'code postal\\d*',
    'codes postaux',
    'communes?\\d*',
    'villes?\\d*',
    'localites?',
    'quartiers? (?:de )?residence',
    'pays\\d*',
    'lieux?',
    'departements?',
    'insee',
    'nationalites?',
    'citoyennete',
    'passeports?',
    'cni',
    'titres? de sejour',
    'attestations?',
    'photos?',
    'photograph\\w*',
    'images?',
    'videos?',
    'assurances?',
    'assureurs?',
    'mutuelles?',
    'police',
    'allerg\\w*',
    'asthm\\w*',
    'sante',
    'sanitaires?',
    'maladies?',
    'pathologies?',
    'traitements?',
    'medicaments?',
    'medic(?:al|aux|ale|ales)',
    'medecins?',
    'vaccin\\w*',
    'groupe sanguin',
    'pai',
    'ppre',
    'pap',
    'pps',
    'mdph',
    'gevasco',
    'aesh',
    'avs',
    'evs',
    'handicap\\w*',
    'orthophon\\w*',
    'psychologue',
    'psychomotric\\w*',
    'troubles?',
    'dys',
    'aliment\\w*',
    'repas',
    'sans porc',
    'halal',
    'vegetari\\w*',
    'religio\\w*',
    'confession\\w*',
    'cultes?',
    'cours philosophiques?',
    'origines? ethniques?',
    'ase',
    'aide sociale',
    'protection de l enfance',
    'placements?',
    'aemo',
    'juges?',
    'jugements?',
    'tribunal',
    'famille d accueil',
    'garde alternee',
    'droit de garde',
    'familiale',
    'matrimonial\\w*',
    'divorc\\w*',
    'professions?',
    'metiers?',
    'csp',
    'pcs',
    'employeurs?',
    'revenus?',
    'salaires?',
    'ressources',
    'caf',
    'msa',
    'allocataires?',
    'qf',
    'quotients?',
    'rsa',
    'bours(?:e|es|ier|iere|iers)',
    'impots?',
    'imposition',
    'iban',
    'rib',
  ].join('|')})\\b`,
)

/** « Né(e) à »: the title of a place of birth. */
export const BORN_AT = /\bne(e|s|es)? (e )?(a|au|aux)\b/

/** True for « Date et lieu de naissance »: the date is read, the place never shown nor kept. */
export const holdsPlace = (header: string): boolean =>
  /\b(lieu|ville|commune)\b/.test(normalizeNom(asWords(header))) ||
  BORN_AT.test(normalizeNom(asWords(header)))

/** Whether the words of a title, once normalised, name data that is never kept. */
const saysNever = (header: string): boolean => {
  const words = withInitials(withoutHints(asWords(header))).replace(
    /\be ?mail adresse\b|\badresse (?:e ?mail|mail|electronique|courriel|mel)\b/g,
    'mail',
  )
  return NEVER.test(words) || BORN_AT.test(words) || /^domicile$/.test(words)
}

const known = new Map<string, boolean>()

/** Whether a column bearing this header is never kept, provided that the header is no known champ. */
export function isNeverKept(header: string): boolean {
  const found = known.get(header)
  if (found !== undefined) return found
  if (known.size > 2_000) known.clear()
  const never = saysNever(header)
  known.set(header, never)
  return never
}
