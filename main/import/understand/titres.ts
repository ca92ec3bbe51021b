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
    'nni',
    '(?:n|no|num|numero) ss',
    'rn',
    'registre national',
    'numero national',
    'ident(?:ifiants?)?',
    'matr(?:icules?)?',
    'logins?',
    'mots? de passe',
    'mdp',
    'codes? (?:eleve|enfant|ent)',
    'id (?:eleve|enfant|ent|national)',
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
    '(?:cne|comm?|dept?|loc) (?:de )?nai\\w*',
    'residences?',
    'departements?',
    'insee',
    'nat(?:ionalites?)?',
    'citoyennete',
    'passeports?',
    'cni',
    '(?:cartes?|pieces?|titres?) (?:d |nationales? d )identite',
    '(?:titres?|cartes?) de sejour',
    'sans papiers',
    'asile',
    'refugiee?s?',
    'ofpra',
    'cada',
    '(?:primo|nouveaux?) ?arriv\\w*',
    'arrivees? en france',
    'langues? maternelles?',
    'attestations?',
    'photos?',
    'photograph\\w*',
    'images?',
    'videos?',
    'assurances?',
    'assureurs?',
    'responsabilite civile',
    'mutuelles?',
    'cmu',
    'css',
    'ame',
    'police',
    'allerg\\w*',
    'asthm\\w*',
    'sante',
    'sanitaires?',
    'maladies?',
    'pathologies?',
    'traitements?',
    'medic\\w*',
    'medecins?',
    '(?:dr|docteur) traitant',
    'vaccin\\w*',
    'dtp',
    'antecedents?',
    'contre indications?',
    'diabet\\w*',
    'epilep\\w*',
    'intoleran\\w*',
    'lunettes?',
    'audit(?:if|ive|ifs|ion)',
    'mal(?:voyant|entendant)\\w*',
    'poids',
    'tailles?',
    'imc',
    'hospital\\w*',
    'grossesse',
    'enceinte',
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
    'ulis',
    'ess',
    'sessad',
    'camsp',
    'cmpp?',
    'ime',
    'itep',
    'rqth',
    'aeeh',
    'aah',
    'orthophon\\w*',
    'psy\\w*',
    'ergotherap\\w*',
    'kine\\w*',
    'troubles?',
    'dys\\w*',
    'tdah?',
    'tsa',
    'autis\\w*',
    'hpi',
    'alim\\w*',
    'repas',
    'sans porc',
    'halal',
    '[ck]as?c?her',
    'gluten',
    'sans viande',
    'veg(?:an|etari)\\w*',
    'religio\\w*',
    'confession\\w*',
    'cultes?',
    'cours philosophiques?',
    'ethni\\w*',
    'origines? geographiques?',
    'race',
    'syndic\\w*',
    'orientation sexuelle',
    'ase',
    'aide sociale',
    'protection de l enfance',
    'placements?',
    '(?:enfant|eleve|jeune)s? place(?:e|s|es)?',
    'aemo',
    'pmi',
    'preoccupant\\w*',
    'signalements?',
    'mesures? educatives?',
    'judiciaires?',
    'juges?',
    'jugements?',
    'tribunal',
    'incarcer\\w*',
    'detenus?',
    'detention',
    '(?:famille|foyer) d accueil',
    'gardes?',
    'tutelles?',
    'autorite parentale',
    'droits? de visite',
    'familiale',
    'sit(?:uation)? fam',
    'etat civil',
    'matrimonial\\w*',
    'conjugal\\w*',
    'divorc\\w*',
    'veu(?:f|ve|fs|ves)',
    'orphelin\\w*',
    'deces',
    'decede\\w*',
    'professions?',
    'metiers?',
    '(?:prof|emplois?) (?:du |de la |des )?(?:pere|mere|parents?|resp\\w*|rl?\\d)',
    'activites? pro\\w*',
    'chom(?:age|eu\\w*)',
    'csp',
    'pcs',
    'employeurs?',
    'revenus?',
    'salaires?',
    'ressources',
    'caf',
    'msa',
    'alloc(?:s|ataires?|ations?)?',
    'apl',
    'qf',
    'quot(?:ients?)?',
    'rsa',
    'bours(?:e|es|ier|iere|iers)',
    'impots?',
    'imposition',
    'iban',
    'bancaires?',
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
  return (
    NEVER.test(words) ||
    BORN_AT.test(words) ||
    /^(domicile|dom|ip)$/.test(words) ||
    // Only its accent tells « Placé » from « Place », a rank.
    /^placée?s?$/i.test(header.trim().normalize('NFC'))
  )
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
