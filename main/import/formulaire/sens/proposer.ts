import type { PlaceLue, PropositionPlace } from '../../../../shared/domain/formulaire.ts'
import { chiffreOf, mayBePartOf } from './chiffres.ts'
import { comprendre, libelleOf, type PlaceComprise, phrasesOf, type Trouve } from './comprendre.ts'
import { boxOf, identiteOf, type Nomme, nommeApres, type Voisinage } from './identite.ts'
import { itemOf } from './listes.ts'
import { normalise } from './mots.ts'
import { ecoleNommee, rangeesOf } from './rangees.ts'
import { has, type Sens, sensOf, valuesOf } from './sens.ts'
import { textesOf } from './textes.ts'

/** Answers that the places of a form ask for, by année that the form names; under '' for any other année. */
export type PropositionsParAnnee = ReadonlyMap<string, readonly PropositionPlace[]>

/** The answers that the places ask for, whatever the année of the bilan. */
export function proposerParAnnee(places: readonly PlaceLue[]): PropositionsParAnnee {
  const comprises = comprendreAll(places)
  const codes: CodesConnus = new Map()
  const annees = comprises.flatMap(({ propre, autour }) =>
    [propre, ...autour].flatMap((sens) => sens.annees),
  )
  return new Map(
    ['', ...new Set(annees)].map((annee) => [annee, proposerDe(places, comprises, annee, codes)]),
  )
}

/** Answers for a bilan of one année, « 2021-2022 ». */
export const propositionsDe = (
  propositions: PropositionsParAnnee,
  annee: string,
): readonly PropositionPlace[] => propositions.get(annee) ?? propositions.get('') ?? []

function comprendreAll(places: readonly PlaceLue[]): readonly PlaceComprise[] {
  const phrases = phrasesOf(places)
  return places.map((place, at) =>
    comprendre(place, phrases.has(place.groupe), [places[at - 1], places[at + 1]]),
  )
}

/** The answer that each place asks for, by its words in their context, in the order of the form. */
export const proposer = (places: readonly PlaceLue[], annee: string): readonly PropositionPlace[] =>
  proposerDe(places, comprendreAll(places), annee, new Map())

function proposerDe(
  places: readonly PlaceLue[],
  comprises: readonly PlaceComprise[],
  annee: string,
  codes: CodesConnus,
): readonly PropositionPlace[] {
  const found: PropositionPlace[] = []
  const rangees = rangeesOf(places, comprises)
  let nomme: Nomme | null = null
  let collectif: { readonly section: string | undefined } | null = null
  for (const [index, comprise] of comprises.entries()) {
    const avant = found[index - 1]?.code ?? null
    const voisinage = { avant, nomme, suivante: comprises[index + 1] }
    const rangee = rangees.get(index)
    if (rangee !== undefined) {
      const isOurs = rangee.code !== null && !isForeign(rangee.comprise, annee)
      found.push({
        code: isOurs ? rangee.code : null,
        isSure: isOurs,
        libelle: `${libelleOf(comprise.place)} – ligne ${rangee.n}`,
        preuve: preuveOf(comprise),
      })
      continue
    }
    const whole = isPart(comprise) ? wholeOf(comprises.slice(0, index), comprise) : undefined
    const section = comprise.place.contexte.sections[0]
    // « Nom du collectif : ___ », then its figures, to the end of the section.
    if (has(comprise.propre, 'portee:collectif')) collectif = { section }
    const isOfCollectif = collectif !== null && collectif.section === section
    const asked =
      !isTwin(places, index) && (whole === undefined || mayBePartOf(comprise, whole))
        ? codeOf(comprise, annee, voisinage, codes)
        : null
    const isOfAll = asked !== null && isOfCollectif && OF_ALL.test(asked.code)
    const { code, isSur } = asked === null || isOfAll ? NOTHING : asked
    nomme = nommeApres(comprise, code, nomme)
    found.push({
      code,
      isSure: isSur,
      libelle: libelleOf(comprise.place),
      preuve: preuveOf(comprise),
    })
  }
  return apart(places, found)
}

/** Whether a box stands beside one without any words, « Jeux ☐ ☐ » whose heads are lost: which is « oui »? */
function isTwin(places: readonly PlaceLue[], index: number): boolean {
  const [before, own, after] = [places[index - 1], places[index], places[index + 1]]
  const isBare = ({ contexte: c }: PlaceLue) =>
    [c.avant, c.nom, ...c.lignes, ...c.colonnes].every((words) => words === '')
  const isBeside = (one: PlaceLue | undefined): one is PlaceLue =>
    one?.genre === 'case' && own?.genre === 'case' && one.groupe === own.groupe
  return (
    (isBeside(after) && isBare(after)) || (isBeside(before) && own !== undefined && isBare(own))
  )
}

const NOTHING = { code: null, isSur: false }

/** Figures of the whole action. */
const OF_ALL = /^(?:public|intervenants|seances|assiduite|calendrier|prevu)\./

const preuveOf = ({ label, textes }: PlaceComprise): readonly string[] =>
  [label, ...textes.slice(0, 2)].filter((text) => text !== '')

const isPart = ({ propre }: PlaceComprise): boolean => has(propre, 'dont:oui')

/**
 * Whole that a « dont … » is a part of, in its section: what the line counts in the same unit (« ___ enfants en ___
 * groupes, dont ___ collégiens »), else the place before.
 */
function wholeOf(before: readonly PlaceComprise[], own: PlaceComprise): PlaceComprise | undefined {
  const wholes = before.filter((one) => !isPart(one)).reverse()
  const found =
    wholes.find((one) => one.place.groupe === own.place.groupe && mayBePartOf(own, one)) ??
    wholes[0]
  return found?.place.contexte.sections[0] === own.place.contexte.sections[0] ? found : undefined
}

/** Codes found for a place, by the words before it: the same whatever the année of the bilan. */
type CodesConnus = Map<
  PlaceComprise,
  {
    readonly avant: string | null
    readonly nomme: Nomme | null
    readonly found: Trouve | null
  }
>

const isSame = (a: Nomme | null, b: Nomme | null): boolean =>
  Object.values(a ?? {}).join('|') === Object.values(b ?? {}).join('|')

function codeOf(
  comprise: PlaceComprise,
  annee: string,
  voisinage: Voisinage,
  codes: CodesConnus,
): Trouve | null {
  if (isForeign(comprise, annee)) return null
  const { avant, nomme } = voisinage
  const known = codes.get(comprise)
  if (known !== undefined && known.avant === avant && isSame(known.nomme, nomme)) return known.found
  const found = askedBy(comprise, voisinage)
  codes.set(comprise, { avant, nomme, found })
  return found
}

function askedBy(comprise: PlaceComprise, voisinage: Voisinage): Trouve | null {
  const { propre, place, label } = comprise
  const { avant } = voisinage
  const ecole = ecoleNommee(comprise)
  if (ecole !== null) return ecole
  const isBox =
    place.genre === 'oui-non' ||
    place.genre === 'case' ||
    place.options.some((one) => /^oui$/i.test(one.trim()))
  // « Si oui, précisez » asks for the reasons of the question just before.
  const more =
    /^(?:q?\d{1,2}\W+)?(?:\W*si oui\b\W*)?(combien|nombre|dates?(?:\(s\))?|quand)(?: de fois| d['’]actions)?\W*$/iu.exec(
      label,
    )
  if (more !== null && place.genre !== 'case' && isOfBefore(comprise, avant))
    return moreOf(avant, more[1] ?? '')
  // « Nombre d’établissements : ___ Lesquels : ___ »
  if (/^\W*lesquel(?:le)?s\W*$/i.test(label) && avant === 'public.etablissements.nombre')
    return place.contexte.debutLigne === '' ? null : { code: 'public.etablissements', isSur: true }
  if (/^(?:q?\d{1,2}\W+)?\W*si (?:oui|non)\b/i.test(label) && avant !== null) {
    return isEcart(avant) ? { code: `${avant.replace(/\.raison$/, '')}.raison`, isSur: true } : null
  }
  // In a table, « Écart » is a number whose sign Cartable does not know.
  const { lignes, colonnes } = place.contexte
  if (has(propre, 'ecart:oui') && !isBox && lignes.length > 0 && colonnes.length > 0) return null
  if (has(propre, 'ecart:oui'))
    return isBox || place.genre === 'texte' ? ecartOf(comprise, isBox) : null
  const mesures = place.genre !== 'oui-non' ? countOfItem(comprise, isBox) : null
  if (mesures !== null) return mesures
  if (isBox || asksYesNo(comprise)) {
    const asked = questionOf(comprise)
    if (asked !== null) return asked
    const item = itemOf(itemLabel(comprise), comprise.textes)
    if (item !== null) return item
    if (place.genre !== 'case') return boxOf(comprise)
  }
  const texte = place.genre === 'case' ? null : textesOf(comprise)
  if (texte !== null) return texte
  const identite = identiteOf(comprise, voisinage)
  if (identite !== null) return identite
  return chiffreOf(comprise)
}

/** Whether « Combien ? » follows another question, in its line or as « Si oui, combien ? ». */
const isOfBefore = (
  { label, place: { contexte: c } }: PlaceComprise,
  avant: string | null,
): boolean =>
  /^\W*nombre/i.test(label)
    ? c.debutLigne !== '' && ACTION.test(avant ?? '')
    : c.debutLigne !== '' || /\bsi oui\b/i.test(label)

const ACTION = /^parents\.[a-z-]+$/

/** « Combien ? » or « Dates : » after the box of an action with parents. */
function moreOf(avant: string | null, asked: string): Trouve | null {
  if (avant === null || !ACTION.test(avant)) return null
  const kind = /^(?:combien|nombre)/i.test(asked) ? 'nombre' : 'dates'
  // One record may stand for an afternoon of individual meetings.
  const isSur = kind === 'dates' || avant !== 'parents.rencontre-individuelle'
  return { code: `${avant}.${kind}`, isSur }
}

/** Heads of columns that ask for words about the figure beside, and for no figure. */
const REMARQUES =
  /^(?:vos )?(?:observations?|commentaires?|remarques?|explications?|justifications?)(?!\p{L})/iu

/** True for a place whose words, or the heading right above, name another matter or another année. */
function isForeign({ propre, autour, place }: PlaceComprise, annee: string): boolean {
  if (place.contexte.colonnes.some((head) => REMARQUES.test(head))) return true
  const foreign = (sens: Sens) => valuesOf(sens, 'autre').length > 0
  if (foreign(propre)) return true
  const near = autour.slice(0, 3)
  if (near.some(foreignAround)) return true
  if (propre.annees.length > 0) return propre.annees.some((one) => one !== annee)
  // The nearest words that name an année decide: « Bilan 2021-2022 » in the « Dossier 2022-2023 ».
  const named = near.find((sens) => sens.annees.length > 0)?.annees ?? []
  return named.length === 1 && named[0] !== annee
}

/** Matters that a heading gives to all that stands under it. */
const foreignAround = (sens: Sens): boolean =>
  valuesOf(sens, 'autre').some((one) => AUTOUR.has(one))
const AUTOUR = new Set(['reserve', 'passe', 'futur', 'argent'])

const asksYesNo = ({ label, place }: PlaceComprise): boolean =>
  place.genre !== 'case' && /\(?\boui\s*\/\s*non\b/i.test(label)

const itemLabel = ({ label }: PlaceComprise): string =>
  label.replace(/\(?\boui\s*\/\s*non\b\)?/gi, ' ').replace(/ · /g, ' ')

/** Yes/no question that is no item of a list. */
function questionOf({ label, propre }: PlaceComprise): Trouve | null {
  const isOfParents = has(propre, 'objet:parents')
  if (
    /progression/i.test(label) &&
    /mesur|évalu|evalu|suivi/i.test(label) &&
    !/assiduit/i.test(label) &&
    !isOfParents
  ) {
    return { code: 'progression.mesure', isSur: propre.inconnus.length <= 3 }
  }
  if (
    /assiduit/i.test(label) &&
    /mesur|évalu|evalu|suivi|relev/i.test(label) &&
    !/progression/i.test(label) &&
    !isOfParents
  ) {
    return { code: 'assiduite.mesure', isSur: propre.inconnus.length <= 3 }
  }
  if (/ouverture culturelle/i.test(label) && /mis en place|r[ée]alis/i.test(label))
    return { code: 'bonificationEnfant.realise', isSur: true }
  if (/accompagnement des parents/i.test(label) && /mis en place|r[ée]alis/i.test(label))
    return { code: 'bonificationParent.realise', isSur: true }
  return null
}

/** Count or dates of an item: « Réunion d’information | Nombre », « | Dates » in a yes/no list. */
function countOfItem(comprise: PlaceComprise, isBox: boolean): Trouve | null {
  const { place, propre, textes } = comprise
  const [ligne] = place.contexte.lignes
  const [colonne] = place.contexte.colonnes
  if (isBox) return null
  if (ligne === undefined || colonne === undefined) return countOfLabel(comprise)
  const head = sensOf(colonne)
  const item = itemOf(ligne, textes)
  if (item === null || head.inconnus.length > 0 || propre.tranches.length > 0) return null
  const asksDates = has(head, 'mesure:date')
  const asksCount = has(head, 'mesure:nombre') || valuesOf(head, 'objet').length === 1
  const objets = valuesOf(head, 'objet')
  const own: Readonly<Record<string, readonly string[]>> = {
    situations: ['enfants'],
    activites: ['seances'],
    parents: [],
    ecole: [],
    origines: ['enfants'],
  }
  if (asksDates && item.famille === 'parents')
    return { code: `${item.code}.dates`, isSur: item.isSur }
  if (!asksCount || objets.some((one) => own[item.famille]?.includes(one) !== true)) return null
  if (has(head, 'mesure:heures') || valuesOf(head, 'temps').includes('prevu')) return null
  // « Nombre » alone counts the children in a list of children; in one of origins, one child may have several.
  return {
    code: `${item.code}.nombre`,
    isSur:
      item.isSur &&
      item.famille !== 'origines' &&
      (objets.length > 0 || item.famille === 'parents' || item.famille === 'situations'),
  }
}

/** Count or dates of an action with parents in one label: « Nombre de rencontres individuelles avec les parents ». */
function countOfLabel({ label, propre, textes }: PlaceComprise): Trouve | null {
  const [, nombre, rest = ''] = COMPTE.exec(label) ?? []
  if (rest === '' || propre.tranches.length > 0 || valuesOf(propre, 'temps').includes('prevu'))
    return null
  const item = itemOf(rest, textes)
  if (item?.famille === 'parents') {
    // One record may stand for an afternoon of individual meetings.
    const isCounted = nombre === undefined || item.code !== 'parents.rencontre-individuelle'
    const code = `${item.code}.${nombre === undefined ? 'dates' : 'nombre'}`
    return { code, isSur: item.isSur && isCounted }
  }
  if (item?.code !== 'activites.sorties' || nombre === undefined) return null
  return { code: 'activites.sorties.nombre', isSur: false }
}

/** « Nombre de » or « Dates des » actions, not of the people who came. */
const COMPTE =
  /^[\W\d]*(?:(nombre|nb) (?:de |d['’])|dates? (?:de la |des? |d['’]|du ))((?:r[ée]unions?|rencontres?|entretiens?|temps|moments?|sorties?|visites?)(?!\p{L}).*)$/iu

/** Makes unsure two places of one line or one table that would take the same figure. */
function apart(
  places: readonly PlaceLue[],
  found: readonly PropositionPlace[],
): readonly PropositionPlace[] {
  const byCode = Map.groupBy(found.keys(), (at) => found[at]?.code ?? null)
  return found.map((one, index) => {
    if (!one.isSure) return one
    // The end of a line is no place where the form draws another one for the same answer.
    const same = byCode.get(one.code) ?? []
    if (places[index]?.faible === true && same.some((at) => places[at]?.faible === false)) {
      return { ...one, isSure: false }
    }
    // A place that has a word more, or that the form does not draw, is no rival of one wholly understood.
    const rival = same.some(
      (at) =>
        at !== index &&
        !(places[at]?.faible === true && places[index]?.faible === false) &&
        ((found[at]?.isSure === true && places[at]?.groupe === places[index]?.groupe) ||
          found[at]?.libelle === one.libelle) &&
        !mayRepeat(one.code ?? '', places[index], places[at]),
    )
    return rival ? { ...one, isSure: false } : one
  })
}

/** Whether one answer may stand twice: the name of the structure on each page, but no figure under one label. */
const mayRepeat = (code: string, a: PlaceLue | undefined, b: PlaceLue | undefined): boolean =>
  /^(?:structure|action|bilan)\./.test(code) && a?.groupe !== b?.groupe

/** Subjects of the questions of écarts, by their own words, then by the headings above. */
const SUJETS: readonly (readonly [RegExp, string])[] = [
  [/ouverture culturelle|axe enfant/, 'bonificationEnfant.ecart'],
  [/accompagnement des parents|axe parent/, 'bonificationParent.ecart'],
  [/calendrier|semaines?|periode/, 'calendrier.ecart'],
  [/moyens humains|intervenants?|equipe|benevoles?|encadrement/, 'intervenants.ecart'],
  [/frequentation|public|effectifs?|nombre d enfants/, 'public.ecart'],
  [/territoire|autres acteurs|partenaires/, 'territoire.ecart'],
  [/parents|familles/, 'parents.ecart'],
  [/ecole|etablissement/, 'ecole.ecart'],
  [/activites?|enfants|jeunes/, 'activites.ecart'],
]

const isEcart = (code: string): boolean => /\.ecart(?:\.raison)?$/.test(code)

function ecartOf(
  { label, textes }: PlaceComprise,
  isBox: boolean,
): { code: string; isSur: boolean } | null {
  for (const [index, text] of [label, ...textes].entries()) {
    const words = normalise(text)
    // « le prévisionnel et le réel » fits any question: only the subject counts.
    const found = SUJETS.filter(([pattern]) => pattern.test(words))
    const [first] = found
    if (first === undefined) continue
    const code = first[1]
    return {
      code: isBox || code === 'territoire.ecart' ? code : `${code}.raison`,
      isSur: index <= 2,
    }
  }
  return null
}
