import type { Contexte } from '../../../../shared/domain/formulaire.ts'
import { GOES_ON, type PlaceComprise } from './comprendre.ts'
import { normalise } from './mots.ts'
import { has, type Sens, sensOf, valuesOf } from './sens.ts'

type Trouve = { readonly code: string; readonly isSur: boolean }

const CHAMPS: Readonly<Record<'referent' | 'structure', Readonly<Record<string, string>>>> = {
  referent: {
    nomComplet: 'referent.nom',
    prenom: 'referent.prenom',
    nom: 'referent.nom',
    telephone: 'referent.telephone',
    mail: 'referent.mail',
  },
  structure: {
    nom: 'structure.nom',
    telephone: 'structure.telephone',
    mail: 'structure.mail',
    adresse: 'structure.adresse',
    commune: 'structure.commune',
  },
}

/** Person or body named last, with the heading above and the line that introduces it. */
export type Nomme = {
  /** `autre` for somebody unknown to Cartable. */
  readonly objet: 'structure' | 'referent' | 'autre'
  readonly section: string | undefined
  readonly intro: string | undefined
  /** Row of the table that names them. */
  readonly rang: string
  /** True in a row that names the structure and the référent: under it, nobody knows whose telephone is asked. */
  readonly isMixed: boolean
  /** True where the words that name them call them « responsable ». */
  readonly isResponsable: boolean
}

/** Codes and names around a place, in the order of the form. */
export type Voisinage = {
  /** Code of the place before. */
  readonly avant: string | null
  readonly nomme: Nomme | null
  readonly suivante: PlaceComprise | undefined
}

/** Person or body named after a place is read. */
export function nommeApres(
  { propre, place, autour, label }: PlaceComprise,
  code: string | null,
  nomme: Nomme | null,
): Nomme | null {
  // « Structure partenaire : ___ » names another one.
  const isAnother = /\.nom$/.test(code ?? '') && propre.inconnus.some((word) => !NAMING.has(word))
  const objet = isAnother ? 'autre' : /^(structure|referent)\./.exec(code ?? '')?.[1]
  const isOther =
    [propre, ...autour].some((sens) => has(sens, 'autre:personne')) ||
    /\bnoms?\b/.test(normalise(place.contexte.avant))
  if (objet === undefined && !isOther) return nomme
  const rang = rangOf(place)
  return {
    objet: (objet ?? 'autre') as Nomme['objet'],
    section: place.contexte.sections[0],
    intro: introOf(place.contexte),
    rang,
    isMixed: nomme?.rang === rang && (nomme.isMixed || nomme.objet !== (objet ?? 'autre')),
    isResponsable:
      (code === 'referent.nom' && /\bresponsable\b/.test(normalise(label))) ||
      (objet === 'referent' && nomme?.isResponsable === true),
  }
}

/** Words that only say that a name is asked. */
const NAMING = new Set(['nom', 'denomination', 'responsable', 'coordonnees'])

/** Row of a place in a table; for any other place, where it stands. */
const rangOf = ({ groupe }: PlaceComprise['place']): string =>
  /^.*\/t\d+\/\d+/.exec(groupe)?.[0] ?? groupe

/** Line without any place that names whose identity follows: « Représentant légal : ». */
function introOf({ dessus: [line] }: Contexte): string | undefined {
  if (line === undefined || line.length > 80) return undefined
  const { concepts } = sensOf(line)
  const isPerson = OWNERS.some((one) => concepts.has(one)) && line.split(' ').length <= 6
  return isPerson || /:\s*$/.test(line) ? line : undefined
}

const OWNERS = ['objet:structure', 'objet:referent', 'autre:personne'] as const

/** True for « Nom … Prénom … »: « Nom » is then the family name alone. */
const asksPrenom = (place: PlaceComprise | undefined): boolean =>
  place !== undefined &&
  has(place.propre, 'champ:prenom') &&
  !has(place.propre, 'champ:nomComplet') &&
  place.place.contexte.sections[0] !== undefined

/** Identity of the structure, of its référent, of the action's place: by the words, then by the name they follow. */
export function identiteOf(comprise: PlaceComprise, voisinage: Voisinage): Trouve | null {
  const { propre, place, label } = comprise
  const box = boxOf(comprise)
  if (box !== null) return box
  if (place.genre === 'case' || place.genre === 'oui-non' || place.options.length > 0) return null
  const counts = valuesOf(propre, 'mesure').length > 0 || propre.tranches.length > 0
  // « Sur quelle commune l’action a-t-elle lieu ? » may be another commune than the structure's.
  if (valuesOf(propre, 'liste').length > 0 || has(propre, 'verbe:lieu')) return null
  const champ = champOf(propre, label)
  const { lignes, colonnes, sections } = place.contexte
  // « Action n° ___ Intitulé : ___ », « L’action | Intitulé »: no other thing is named.
  const isOfAction =
    voisinage.avant === 'action.numero' || L_ACTION.test(normalise(sections[0] ?? ''))
  if (isOfAction && /^(?:intitule|titre)$/.test(normalise(label)) && colonnes.length === 0)
    return { code: 'action.intitule', isSur: true }
  // At the crossing of a row and a column, « lieu » or « nom » is that of the row's subject.
  const isCrossed = lignes.length > 0 && colonnes.length > 0
  if (isCrossed && valuesOf(propre, 'objet').length === 0) return null
  if (counts || valuesOf(propre, 'code').length > 0) return null
  // « … sur la commune de ___ » may be that of the action, « Le centre social de ___ » asks where it is.
  const isSentence = GOES_ON.test(label) && !/\spar$/i.test(label)
  const { nomme } = voisinage
  const isPlain =
    !isSentence &&
    propre.inconnus.every(
      (word) =>
        word === 'nom' ||
        word === 'denomination' ||
        // « Responsable du projet : ___ », then « E-mail du responsable : ___ ».
        (word === 'responsable' && nomme?.isResponsable === true && !nomme.isMixed),
    )
  if (champ === undefined) return null
  if (champ === 'lieu') {
    const isName = /\bnoms?\b/.test(normalise(label))
    return has(propre, 'objet:structure')
      ? null
      : { code: 'action.lieu', isSur: isPlain && (!isName || has(propre, 'champ:adresse')) }
  }
  const objets = valuesOf(propre, 'objet').filter(isOwner)
  if (objets.length > 1 || objets.length < valuesOf(propre, 'objet').length) return null
  if (champ === null) {
    // « Structure porteuse : », « Référent : », alone, ask for the name.
    const [only] = objets
    // « Type de structure : » asks for no name.
    const isKind = /\b(?:types?|statuts?|natures?|categories?|formes?)\b/.test(normalise(label))
    if (only === undefined || isKind || place.contexte.colonnes.length > 0) return null
    return { code: `${only}.nom`, isSur: isPlain && place.genre !== 'liste' }
  }
  const objet = objets[0] ?? whoseOf(comprise, voisinage.nomme)
  if (objet === null) return null
  const code = CHAMPS[objet][champ]
  if (code === undefined) return null
  if (
    champ === 'nom' &&
    objet === 'referent' &&
    (has(sensOf(comprise.place.contexte.apres), 'champ:prenom') || asksPrenom(voisinage.suivante))
  ) {
    return { code: 'referent.nomSeul', isSur: isPlain }
  }
  return { code, isSur: isPlain }
}

/** Heading of the action's own identity. */
const L_ACTION =
  /^(?:(?:\d+|[a-z]) )?(?:(?:presentation|identification|descriptif) (?:de |du ))?(?:l |le )?(?:action|projet)(?: clas)?$/

/** Piece of an identity that the place asks for; null for none, undefined for several at once. */
function champOf(propre: Sens, label: string): string | null | undefined {
  const champs = valuesOf(propre, 'champ')
  const zones = valuesOf(propre, 'zone')
  // « Téléphone du lieu »
  if (champs.includes('lieu'))
    return champs.some((one) => one !== 'lieu' && one !== 'adresse') ? undefined : 'lieu'
  // « Nom et prénom, téléphone », « Nom et adresse » ask for two pieces at once.
  const [only, ...others] = [...champs, ...zones]
  if (others.length > 0) return undefined
  if (only !== undefined) {
    // « Nom de la commune » is one piece.
    const two = only === 'commune' ? /\bnoms? et\b|\bet noms?\b/ : /\bnoms?\b/
    if (['adresse', 'telephone', 'mail', 'commune'].includes(only) && two.test(normalise(label)))
      return undefined
    return zones.length === 0 || only === 'commune' ? only : undefined
  }
  return /\b(?:noms?|denomination)\b/.test(normalise(label)) ? 'nom' : null
}

/** Owner of a telephone or an address: named by the heading above, or just before. */
function whoseOf(
  { autour, place }: PlaceComprise,
  nomme: Nomme | null,
): 'structure' | 'referent' | null {
  const intro = introOf(place.contexte)
  if (nomme !== null && nomme.section === place.contexte.sections[0] && nomme.intro === intro)
    return nomme.objet === 'autre' || (nomme.isMixed && nomme.rang !== rangOf(place))
      ? null
      : nomme.objet
  if (intro !== undefined) {
    const sens = sensOf(intro)
    const [only, ...others] = valuesOf(sens, 'objet')
    const isPlain = sens.inconnus.length === 0 && !has(sens, 'autre:personne')
    return only !== undefined && isOwner(only) && others.length === 0 && isPlain ? only : null
  }
  for (const sens of autour) {
    if (has(sens, 'autre:personne')) return null
    const [said, ...others] = valuesOf(sens, 'objet').filter(isOwner)
    if (said !== undefined) return others.length > 0 ? null : said
  }
  return null
}

const isOwner = (objet: string): objet is 'structure' | 'referent' =>
  objet === 'structure' || objet === 'referent'

/** The boxes of the premises and of the zoning. */
const BOXES: readonly (readonly [string, RegExp, RegExp])[] = [
  [
    'action.natureLocal.associatif',
    /^(?:(?:dans )?(?:un |des )?loca(?:l|ux) )?associati\w*$/,
    /loca(?:l|ux)/,
  ],
  [
    'action.natureLocal.municipal',
    /^(?:(?:dans )?(?:un |des )?loca(?:l|ux) )?(?:municipa\w*|communa\w*)$/,
    /loca(?:l|ux)/,
  ],
  [
    'action.natureLocal.scolaire',
    /^(?:(?:dans )?(?:un |des )?loca(?:l|ux) )?scolaires?$/,
    /loca(?:l|ux)/,
  ],
  [
    'action.zonage.rep',
    /^(?:rep(?: rep\+?)?|reseaux? d education prioritaire|rep reseaux? d education prioritaire|zone d education prioritaire)$/,
    /.*/,
  ],
  [
    'action.zonage.pre',
    /^(?:pre|pre .{0,14} ?de reussite educative|.{0,14}de reussite educative)$/,
    /zonage|territoire|zone/,
  ],
  [
    'action.zonage.politique-ville',
    /^(?:politique de la ville.*|quartiers? (?:politique de la ville|prioritaires?.*)|qpv)$/,
    /zonage|territoire|zone|localisation/,
  ],
]

/** Words around the zone of an action: « Action située en REP », « Le Clas est-il implanté dans un quartier prioritaire ? » */
const SITUE =
  /^(?:(?:l |le |la )?(?:action|clas|projet|accueil|structure|lieu) )?(?:(?:est|sont|se) (?:elle |il )?)?(?:situe|implante|localise|deroule)e?s?(?: t (?:elle|il))? (?:en|dans|sur|au sein d)(?: une?| le| la| d une?)? /

/** Boxes of the premises and of the zoning, among others or as a question of its own. */
export function boxOf({ place, label, textes }: PlaceComprise): Trouve | null {
  const isList = place.options.some((one) => /^oui$/i.test(one.trim()))
  if (place.genre !== 'case' && place.genre !== 'oui-non' && !isList) return null
  const told = normalise(label)
  const words = told.replace(SITUE, '')
  const isTold = words !== told || /^dans (?:un |des )?loca(?:l|ux) /.test(words)
  for (const [code, own, intro] of BOXES) {
    if (own.test(words))
      return {
        code,
        isSur: isTold || textes.slice(0, 3).some((text) => intro.test(normalise(text))),
      }
  }
  return null
}
