import type { Champ, PartResponsable, Rang } from '../../../shared/domain/colonne.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { canonical, MARKS } from './canonical.ts'
import { isCritereHeader, origineOf, situationOf } from './synonymes.ts'

const ENFANT_WORDS = new Set(['eleve', 'enfant', 'jeune', 'apprenant'])

/** Never kept, even if the person asked: RGPD, minimisation. */
const NEVER =
  /\b(ine|nir|adresse\d*|cp\d*|code postal|commune\d*|ville|pays\d*|lieu|departement|insee|nationalite|identifiant|attestation|photo|image|assurance|allergie|sante|pai|ppre|pap|mdph|aesh|avs|handicap|orthophonie|orthophoniste|medical|medicaux|medecin|familiale|matrimoniale|profession|metier|caf|allocataire|qf|quotient|securite|secu|religion)\b/

/** Not needed: left unread unless the person says that it is something else. */
const NOT_NEEDED =
  /\b(id|uai|rne|mef|reg|opt\d*|option|lv\d|regime|doublant|redoublant|redoublement|cycle|decision|prec|precedente?|cantine|remarque|observation|commentaire|statut|groupe|age|signature|deuxieme|troisieme|second|fratrie)\b/

const isForbidden = (words: string): boolean => NEVER.test(words) || NOT_NEEDED.test(words)

const RESPONSABLE =
  /\b(responsable|resp|parent|tuteur|tutrice|representant|mere|pere|maman|papa|contact|famille|legal)\b/

const TELEPHONE = /\b(tel|telephone|telephonique|portable|mobile|gsm|joindre|fixe)\d*\b/
const MAIL = /\b(mail|email|courriel|mel)\d*\b/

const EXACT: readonly (readonly [Champ, RegExp])[] = [
  ['nomUsage', /^(nom usage|nom usuel|usage|nom epouse)$/],
  ['nom', /^(nom|nom famille|nom naissance|nom patronymique|patronyme|nom legal)$/],
  ['prenom', /^(premier )?prenom( 1| usuel| usage)?$/],
  ['nomPrenom', /^(nom prenom|nom complet|identite|nom prenom naissance)$/],
  ['prenomNom', /^prenom nom$/],
  ['dateNaissance', /^((date|annee|jour|dat) (naissance|naiss?|nai)( jj mm aaaa)?|naissance|ddn)$/],
  ['sexe', /^(code )?(sexe|genre)( [fmgh] [fmgh])?$|^[fmgh] [fmgh]$|^(fille garcon|garcon fille)$/],
  ['niveau', /^(niveau|niv)( scolaire| etude)?$/],
  [
    'classe',
    /^(libelle )?(classe|division|div)( niveau| frequentee| actuelle| scolaire| rentree)?( \d{4})*$|^niveau classe$/,
  ],
  [
    'enseignant',
    /^(nom )?(enseignant|enseignante|professeur|professeure|prof|instit|instituteur|institutrice|maitre|maitresse|maitre maitresse|pp|prof principal|professeur principal)( e)?( referent| referente| classe| principal)?$/,
  ],
  [
    'etablissement',
    /^(nom )?(ecole|etablissement|etab|college|lycee|ecole college|ecole etablissement)( scolaire| frequentee?| origine| actuel)?$/,
  ],
  ['objectif', /^objectif\b/],
  [
    'accordParental',
    /^(accord\b.*|autorisation (parentale?|famille|responsable|legale)|parent accord|famille accord|ok parent)$/,
  ],
  ['date', /^date( orientation| demande| proposition| fiche| reception| signalement| envoi)?$/],
  // « Situation 1 », « Situation 2 »: one value in each, where a drop-down list gives but one.
  [
    'origines',
    /^(origine( proposition| inscription| demande| orientation)?|propose|oriente|prescripteur|qui propose|qui origine.*|proposition)( \d)?$/,
  ],
  ['situations', /^situation( concernee| rencontree| particuliere)?( \d)?$/],
  ['criteres', /^critere( orientation| observe| retenu| reperage)?( \d)?$/],
]

/** « Né(e) à »: the place. */
const BORN_AT = /^nee? (e )?(a|au|aux)\b/

/** Whether a column bearing this header is never kept, provided that it announces nothing that we read. */
export function isNeverKept(header: string): boolean {
  const words = canonical(header)
  if (NEVER.test(words) || /^(rue|domicile)$/.test(words)) return true
  return BORN_AT.test(normalizeNom(header.replace(MARKS, ' ')))
}

/**
 * What a header announces, whatever its accents, case, plural, stars or little words; null when it
 * announces nothing that we read. `groupe` is the merged title above it, if any.
 */
export function recogniseHeader(header: string, groupe: string | null = null): Champ | null {
  const inGroup = groupe === null ? null : recogniseInGroup(header, groupe)
  return inGroup ?? recogniseAlone(header)
}

function recogniseInGroup(header: string, groupe: string): Champ | null {
  const title = canonical(groupe)
  if (/^critere/.test(title)) return `criteres.${header}`
  if (/^situation/.test(title)) return tick('situations', situationOf(header))
  if (/^(origine|proposition|qui)\b/.test(title)) return tick('origines', origineOf(header))
  return RESPONSABLE.test(title) ? recogniseAlone(`${header} ${groupe}`) : null
}

function recogniseAlone(header: string): Champ | null {
  const raw = normalizeNom(header.replace(MARKS, ' '))
  if (/^nee? (e )?(le|en)$/.test(raw)) return 'dateNaissance'
  if (BORN_AT.test(raw)) return null
  if (/^critere\b ?\d* \w/.test(raw) && header.includes(':')) {
    return `criteres.${header.slice(header.indexOf(':') + 1).trim()}`
  }
  const words = canonical(header)
  return (
    exactOf(words) ??
    origineTick(raw) ??
    situationTick(raw, words) ??
    responsableOf(words) ??
    reussiteEducativeTick(words)
  )
}

/** « Sur proposition de l'enseignant », to tick. */
function origineTick(raw: string): Champ | null {
  if (!/\b(proposition|origine|propose par|oriente par)\b/.test(raw)) return null
  return tick('origines', origineOf(raw))
}

const withoutEnfant = (words: string): string =>
  words
    .split(' ')
    .filter((word) => !ENFANT_WORDS.has(word))
    .join(' ')

function exactOf(words: string): Champ | null {
  if (words === '') return null
  const rest = withoutEnfant(words)
  if (rest === '') return words.includes(' ') ? null : 'nomPrenom'
  // « Proposition de l'enfant » says who, where « Classe de l'enfant » says whose.
  return (
    EXACT.find(([champ, pattern]) => pattern.test(champ === 'origines' ? words : rest))?.[0] ?? null
  )
}

function responsableOf(words: string): Champ | null {
  const isResponsable = RESPONSABLE.test(words)
  const isMail = MAIL.test(words)
  const isTelephone = TELEPHONE.test(words)
  if (!isResponsable && !isMail && !isTelephone) return null
  // A pupil's own address or number is not needed; « Adresse E-mail » of a class list is the pupil's.
  if (!isResponsable && withoutEnfant(words) !== words) return null
  if (isForbidden(words) && !(isMail && isResponsable)) return null
  if (/\b(accord|autorisation|civilite)\b/.test(words)) return null
  return `responsable${rangOf(words, isResponsable)}.${partOf(words, isTelephone, isMail)}`
}

function rangOf(words: string, isResponsable: boolean): Rang {
  if (/\b(mere|maman)\b/.test(words) && !/\b(pere|papa)\b/.test(words)) return 'mere'
  if (/\b(pere|papa)\b/.test(words) && !/\b(mere|maman)\b/.test(words)) return 'pere'
  return isResponsable && /\b2\b/.test(words) ? '2' : '1'
}

function partOf(words: string, isTelephone: boolean, isMail: boolean): PartResponsable {
  if (isMail) return 'mail'
  if (isTelephone) return 'telephone'
  if (/\b(lien|parente|qualite)\b/.test(words)) return 'lien'
  if (/\busage\b/.test(words)) return 'nomUsage'
  const hasNom = /\bnom\b/.test(words)
  const hasPrenom = /\bprenom\b/.test(words)
  if (hasNom !== hasPrenom) return hasNom ? 'nom' : 'prenom'
  return 'nomPrenom'
}

/** « Disponibilité réduite des parents », to tick: it speaks of the parents and names none. */
function situationTick(raw: string, words: string): Champ | null {
  return isForbidden(words) ? null : tick('situations', situationOf(raw))
}

function reussiteEducativeTick(words: string): Champ | null {
  return /^((programme|equipe) )?(pre|dre|reussite educative|cite educative)$/.test(words)
    ? 'origines.reussite-educative'
    : null
}

const tick = <L extends 'situations' | 'origines'>(liste: L, code: string | null): Champ | null =>
  code === null ? null : (`${liste}.${code}` as Champ)

/** A header that may be a criterion, if its column turns out to be one of ticks. */
export function mayBeCritere(header: string): boolean {
  return !isForbidden(canonical(header)) && isCritereHeader(normalizeNom(header))
}
