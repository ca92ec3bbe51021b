import type { Champ, PartResponsable, Rang } from '../../../shared/domain/colonne.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { isCritereHeader, origineOf, situationOf } from './synonymes.ts'
import {
  asWords,
  BORN_AT,
  canonical,
  isNeverKept,
  withoutBrackets,
  withoutHints,
} from './titres.ts'

const ENFANT_WORDS = new Set(['eleve', 'enfant', 'jeune', 'apprenant'])
const ENFANT = /\b(eleve|enfant|jeune|apprenant|fils|fille)\b/

/** Titles not needed: left unread unless the person chooses a champ for them. */
const NOT_NEEDED =
  /\b(id|uai|rne|mef|reg|opt\d*|option|lv\d|regime|doublant|redoublant|redoublement|cycle|decision|prec|precedente?|cantine|remarque|observation|commentaire|statut|groupe|age|signature|deuxieme|troisieme|second|fratrie|sortie|depart|radiation|entree|inscription)\b/

const isForbidden = (header: string, words: string): boolean =>
  isNeverKept(header) || NOT_NEEDED.test(words)

const RESPONSABLE =
  /\b(responsable|resp|parent|tuteur|tutrice|representant|mere|pere|maman|papa|contact|famille|legale?|legaux|payeur|referent familial|signataire|r[1-9]|rl[1-9]|resp[1-9]|nourrice|assistante maternelle|grand|conjoint|urgence|prevenir|adulte)\b/

const TELEPHONE = /\b(tel|telephone|telephonique|portable|mobile|gsm|joindre|fixe)\d*\b/
const MAIL = /\b(mail|email|courriel|mel)\d*\b/
const LIEN = /\b(lien|parente|filiation|qualite)\b/
const CIVILITE = /^(civilite|civ|titre|politesse|appellation|(m|mr) mme( mlle)?)$/

const EXACT: readonly (readonly [Champ, RegExp])[] = [
  ['nomUsage', /^(nom usage|nom usuel|usage|nom epouse)$/],
  ['nom', /^(nom|nom famille|nom naissance|nom patronymique|patronyme|nom legal|nom jeune fille)$/],
  ['prenom', /^((premier|1er|1) )?prenom( 1| 1er| usuel| usage| courant)?$|^petit nom$/],
  ['nomPrenom', /^(nom prenom|nom complet|identite|nom prenom naissance|nom prenom 1)$/],
  ['prenomNom', /^prenom nom$/],
  [
    'dateNaissance',
    /^((date|annee|jour|dat|d) ((lieu|ville) )?(naissance|naiss?|nai|naissa)( lieu)?( (jj|aa|mm|aaaa|jjmmaaaa|aaaammjj))*|naissance|ddn|anniversaire|date anniversaire|ne|nee|nes)$/,
  ],
  ['sexe', /^(code )?(sexe|genre)( [fmgh] [fmgh])?$|^[fmgh] [fmgh]$|^(fille garcon|garcon fille)$/],
  ['niveau', /^(niveau|niveaux|niv|cour)( (scolaire|etude|classe actuel|actuel))?$/],
  [
    'classe',
    /^(libelle )?(classe|cls?|division|div)( niveau| frequentee| actuelle| scolaire| rentree)?( septembre)?( \d{4})*$|^niveau classe$/,
  ],
  [
    'enseignant',
    /^(nom )?(enseignant|enseignante|professeur|professeure|prof|instit|instituteur|institutrice|maitre|maitresse|maitre maitresse|pp|prof principal|professeur principal)( e)?( referent| referente| classe| principal)?$/,
  ],
  [
    'etablissement',
    /^(nom )?(ecole|etablissement|etab|college|lycee|ecole college|ecole etablissement)( scolaire| frequentee?| origine| actuelle?)?( rentree)?( \d{4})*$/,
  ],
  // A column to tick in a class list; « Proposé » alone asks by whom.
  [
    'propose',
    /^((a )?(propos(er?|ition)|orient(er?|ation)|souhait(er?)?|inscri(re|t|ption)|besoin|candidat|retenu) (au |le |pour |ver |en )*)?cla( (propose|oriente|souhaite|inscrit))?( \d{4})*$/,
  ],
  ['objectif', /^objectif\b/],
  [
    'accordParental',
    /^(accord\b.*|autori(?:sation)? (parentale?|famille|responsable|legale)|parent accord|famille accord|ok parent)$/,
  ],
  ['date', /^date( orientation| demande| proposition| fiche| reception| signalement| envoi)?$/],
  // « Situation 1 », « Situation 2 »: one value in each, since a drop-down list gives but one.
  [
    'origines',
    /^(origine( proposition| demande| orientation)?|propose|oriente|prescripteur|qui propose|qui origine.*|proposition)( \d)?$/,
  ],
  ['situations', /^situation( concernee| rencontree| particuliere)?( \d)?$/],
  ['criteres', /^critere( orientation| observe| retenu| reperage)?( \d)?$/],
]

/**
 * Champ that a header announces, whatever its accents, case, plural, stars, hints or little words; null for an
 * unknown header. `groupe` is the merged title above it, if any.
 */
export function recogniseHeader(header: string, groupe: string | null = null): Champ | null {
  const inGroup = groupe === null ? null : recogniseInGroup(header, groupe)
  return inGroup ?? recogniseAlone(header)
}

function recogniseInGroup(header: string, groupe: string): Champ | null {
  const title = canonical(groupe)
  if (/^critere/.test(title)) return isNeverKept(header) ? null : `criteres.${header}`
  if (/^situation/.test(title)) return tick('situations', situationOf(header))
  if (/^(origine|proposition|qui)\b/.test(title)) return tick('origines', origineOf(header))
  return RESPONSABLE.test(title) && !ENFANT.test(canonical(header))
    ? recogniseAlone(`${header} ${groupe}`)
    : null
}

function recogniseAlone(header: string): Champ | null {
  const whole = recogniseWhole(header)
  if (whole !== null || !/[([]/.test(header)) return whole
  // Words in brackets may name the owner of the column: only a remark may be dropped.
  const bare = withoutBrackets(header)
  const aside = canonical(header).replace(canonical(bare), ' ')
  return RESPONSABLE.test(aside) || ENFANT.test(aside) || isNeverKept(header)
    ? null
    : recogniseWhole(bare)
}

function recogniseWhole(header: string): Champ | null {
  const raw = normalizeNom(withoutHints(asWords(header)))
  if (/^nee? (e )?(le|en)( a| lieu)?$/.test(raw)) return 'dateNaissance'
  if (BORN_AT.test(raw)) return null
  if (/^critere\b ?\d* \w/.test(raw) && header.includes(':')) {
    if (isNeverKept(header)) return null
    return `criteres.${header.slice(header.indexOf(':') + 1).trim()}`
  }
  const words = canonical(header)
  return (
    exactOf(header, words) ??
    origineTick(raw) ??
    situationTick(header, raw, words) ??
    responsableOf(header, words) ??
    reussiteEducativeTick(words)
  )
}

/** Origine of a column to tick: « Sur proposition de l'enseignant ». */
function origineTick(raw: string): Champ | null {
  if (
    !/\b(proposition|origine|(propose|oriente|demande)e? par|demande d[eu]|demande des)\b|\b(propose|oriente|demande)$/.test(
      raw,
    )
  )
    return null
  return tick('origines', origineOf(raw))
}

/** Words without those that give the column to a child, and its number on the row. */
const withoutEnfant = (words: string): string =>
  words
    .replace(
      /\b(?:(?:1er|[1-9](?:e|eme)?|premier|deuxieme|second|troisieme) )?(eleve|enfant|jeune)(?: (?:n |no )?[1-9])?\b/g,
      '$1',
    )
    .split(' ')
    .filter((word) => !ENFANT_WORDS.has(word))
    .join(' ')
    .trim()

function exactOf(header: string, words: string): Champ | null {
  if (words === '' || LIEN.test(words)) return null
  const rest = withoutEnfant(words)
  // « Votre enfant est » asks for an attribute of the child, not for its name.
  if (rest === '' && / est$/.test(normalizeNom(withoutHints(header)))) return null
  if (rest === '')
    return /^(eleve|enfant|jeune|apprenant)( [1-9])?$|^[1-9](er|e|eme)? enfant$/.test(words)
      ? 'nomPrenom'
      : null
  if (rest !== words && CIVILITE.test(rest)) return 'sexe'
  // « Proposition de l'enfant » names the author, « Classe de l'enfant » the owner.
  return (
    EXACT.find(([champ, pattern]) => pattern.test(champ === 'origines' ? words : rest))?.[0] ?? null
  )
}

function responsableOf(header: string, words: string): Champ | null {
  const isResponsable = RESPONSABLE.test(words)
  const isMail = MAIL.test(words)
  const isTelephone = TELEPHONE.test(words)
  const isLien = LIEN.test(words)
  if (!isResponsable && !isMail && !isTelephone && !isLien) return null
  // A pupil's own address or number is not needed; « Adresse E-mail » of a class list is the pupil's.
  if (!isResponsable && !isLien && withoutEnfant(words) !== words) return null
  if (!isResponsable && isMail && /\badresse\b/.test(words)) return null
  if (isForbidden(header, words.replace(/\b(deuxieme|second|troisieme)\b/g, ''))) return null
  if (/\b(accord|autorisation|civilite|titre)\b/.test(words)) return null
  const part = isLien && !isTelephone && !isMail ? 'lien' : partOf(words, isTelephone, isMail)
  return part === null ? null : `responsable${rangOf(words) ?? '1'}.${part}`
}

const NUMBER_AFTER =
  /\b(?:responsable|resp|parent|legale?|legaux|tuteur|tutrice|representant|contact|payeur|adulte|r|rl)(?: (?:n|no|numero))? ?([1-9])\b/
const NUMBER_BEFORE =
  /\b([1-9])(?:er|re|e|eme|nd|nde)? (?:responsable|resp|parent|representant|contact|tuteur)\b/

/** Adult of the household that a title concerns; null when none, or not told which. */
function rangOf(words: string): Rang | null {
  if (/\b(grand|beau|belle|nourrice|assistante maternelle|urgence|prevenir|conjoint)\b/.test(words))
    return 'autre'
  const isMere = /\b(mere|maman)\b/.test(words)
  const isPere = /\b(pere|papa)\b/.test(words)
  if (isMere !== isPere) return isMere ? 'mere' : 'pere'
  // « Tel 2 responsable 1 »: the number that follows the adult is the adult's.
  const numero = NUMBER_AFTER.exec(words)?.[1] ?? NUMBER_BEFORE.exec(words)?.[1]
  if (numero !== undefined) return numero === '1' ? '1' : numero === '2' ? '2' : 'autre'
  if (/\b(second|seconde|deuxieme|secondaire|autre)\b/.test(words)) return '2'
  if (/\btroisieme\b/.test(words)) return 'autre'
  return RESPONSABLE.test(words) ? '1' : null
}

/** Words of a title that name the owner of a column, not its content. */
const OF_WHOM =
  /\b(responsable|resp|parent|tuteur|tutrice|representant|mere|pere|maman|papa|contact|famille|legale?|legaux|payeur|signataire|principal|principale|secondaire|premier|second|deuxieme|troisieme|autre|coordonnee|personne|prevenir|urgence|cas|grand|beau|belle|nourrice|assistante maternelle|conjoint|domicile|foyer|joindre|pour|referent|referente|adulte|rep|repr|[1-9](er|e|eme|nd)?|r[1-9]|rl[1-9]|resp[1-9]|e|n|no|numero|eleve|enfant|jeune)\b/g

function partOf(words: string, isTelephone: boolean, isMail: boolean): PartResponsable | null {
  const named = words.replace(OF_WHOM, ' ').replace(/\s+/g, ' ').trim()
  const hasNom = /\bnom\b/.test(named)
  if (isMail) return 'mail'
  if (isTelephone) return hasNom ? 'nomPrenom' : 'telephone'
  if (named === '') return 'nomPrenom'
  if (/^(nom )?usage( nom)?$|^nom (usuel|epouse|marital)$/.test(named)) return 'nomUsage'
  if (/^nom( (naissance|patronymique|jeune fille))?$/.test(named)) return 'nom'
  if (/^prenom$/.test(named)) return 'prenom'
  return /^(nom prenom|prenom nom|nom complet|identite)$/.test(named) ? 'nomPrenom' : null
}

/**
 * Situation of a column to tick: « Disponibilité réduite des parents » is about the parents and names none.
 */
function situationTick(header: string, raw: string, words: string): Champ | null {
  return isForbidden(header, words) ? null : tick('situations', situationOf(raw))
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
  return !isForbidden(header, canonical(header)) && isCritereHeader(normalizeNom(header))
}

/** Owner of a column, by its title: the child (and its number on the row), an adult, or unknown. */
export type Porteur =
  | { readonly genre: 'enfant'; readonly numero: number | null }
  | { readonly genre: 'adulte' }
  | null

const ORDINAUX: Readonly<Record<string, number>> = {
  premier: 1,
  deuxieme: 2,
  second: 2,
  troisieme: 3,
}

const ENFANT_NUMERO =
  /\b(?:eleve|enfant|jeune)(?: (?:n|no|numero))? ?([1-9])\b|\b([1-9])(?:er|e|eme|nd)? (?:eleve|enfant|jeune)\b|\b(premier|deuxieme|second|troisieme) (?:eleve|enfant|jeune)\b/

/** Reads the porteur in a title and in the merged title above it. */
export function porteurOf(header: string, groupe: string | null): Porteur {
  for (const text of [header, groupe]) {
    if (text === null) continue
    const words = canonical(text)
    if (LIEN.test(words)) return RESPONSABLE.test(words) ? { genre: 'adulte' } : null
    if (ENFANT.test(words) && !/\b(grand|beau|belle)\b|jeune fille/.test(words)) {
      const [, after, before, ordinal] = ENFANT_NUMERO.exec(words) ?? []
      const numero = after ?? before ?? ORDINAUX[ordinal ?? '']
      return { genre: 'enfant', numero: numero === undefined ? null : Number(numero) }
    }
    const isNomDeFamille = /^nom famille\b/.test(words)
    if (RESPONSABLE.test(isNomDeFamille ? words.replace('nom famille', 'nom') : words)) {
      return /^nom legal$/.test(words) ? null : { genre: 'adulte' }
    }
  }
  return null
}

/** True for « Titre », « Civilité », which precede the name of an adult. */
export const isCivilite = (header: string): boolean => CIVILITE.test(canonical(header))

/** The number that ends a title, « Téléphone 2 »; null when there is none. */
export function numeroOf(header: string): number | null {
  const found = /(?:^|\D)([1-9])\D*$/.exec(normalizeNom(header))?.[1]
  return found === undefined ? null : Number(found)
}
