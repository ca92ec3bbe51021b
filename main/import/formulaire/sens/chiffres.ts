import { isPrevu } from '../../../../shared/domain/catalogue.ts'
import { codeEnfants, type FiltreEnfants } from '../../../../shared/domain/filtre-enfants.ts'
import type { Contexte, PlaceLue } from '../../../../shared/domain/formulaire.ts'
import { STATUTS } from '../../../../shared/domain/listes.ts'
import { GOES_ON, type PlaceComprise, type Trouve } from './comprendre.ts'
import { apartFrom, filtreOf, hasFiltre, narrows } from './filtre.ts'
import type { Concept } from './lexique.ts'
import { normalise } from './mots.ts'
import { has, type Sens, sensOf, valuesOf } from './sens.ts'

const SIGNALS = [
  'statut',
  'palier',
  'niveau',
  'sexe',
  'nouveaux',
  'mesure',
  'total',
  'autres',
  'annee',
]

/** Codes of « Période : du … au … »: two dates, each told by the word before it. */
function momentsOf({ propre, autour, place, label }: PlaceComprise): readonly string[] {
  const said = valuesOf(propre, 'moment')
  const { avant, debutLigne } = place.contexte
  const [, edge] = /(?:^|\s)(du|au|depuis le|jusqu.au)$/i.exec((avant || label).trim()) ?? []
  if (edge === undefined) return said
  const isPeriod =
    [propre, ...autour.slice(0, 2)].some(
      (sens) => has(sens, 'mesure:date') || has(sens, 'objet:semaines'),
    ) ||
    OF_ACTION.test(`${debutLigne} ${label}`) ||
    DEROULEMENT.test(place.contexte.sections[0] ?? '')
  return isPeriod ? [/^(du|depuis)/i.test(edge) ? 'debut' : 'fin'] : []
}

/** Titles under which « Du … au … » are the dates of the action. */
const DEROULEMENT =
  /\b(?:fonctionnement|d[ée]roulement|calendrier|p[ée]riodes?|dur[ée]e(?: de l[’']action)?)\s*:?$/i

/** « L’action s’est déroulée du … au … » */
const OF_ACTION =
  /\b(?:accompagnement|action|projet|clas|activit[ée]s?|s[ée]ances?|fonctionnement)\b/i

/** First word of the thing counted. */
const COMPTE = /\b(?:nombre|nb) (?:(?:total|annuel|moyen|maximum|maximal) )?d(?:e|es)? (\p{L}+)/u

const NOUNS = new Set([
  'intervenants',
  'enfants',
  'familles',
  'parents',
  'collectifs',
  'seances',
  'semaines',
  'formations',
  'etablissements',
])

/** Words that add nothing beside a unit: « Durée de fonctionnement (semaines) ». */
const NUANCES: Readonly<Record<string, Concept>> = {
  duree: 'objet:semaines',
  frequence: 'code:seances.parSemaine',
}

/** « ___ séances de ___ heures », « à raison de ___ heures »: the length or the size of each one, that Cartable does not tell. */
const CHACUN =
  /^de$|(?:\bd une duree(?: moyenne)?|\ba raison|\b(?:seance|groupe|collectif|semaine|benevole|salarie)s?) (?:de|d)$/

/** Figure that a place asks for: the thing counted, the people, and the measure. */
export function chiffreOf(comprise: PlaceComprise): Trouve | null {
  const { propre, autour, place, isPhrase } = comprise
  // A sheet for each group asks for the group's figures.
  if ([propre, ...autour].some((sens) => has(sens, 'portee:collectif'))) return null
  const ready = valuesOf(propre, 'code')
  if (ready.length > 1) return null
  const inconnus = propre.inconnus.filter((word) => !propre.concepts.has(NUANCES[word] ?? 'mot:'))
  const isPlain = inconnus.length === 0 && (isPhrase || !GOES_ON.test(comprise.label))
  if (ready.length === 0 && CHACUN.test(normalise(comprise.label))) return null
  // « ___ bénévoles (dont ___ étudiants) »: the words after the place name another part.
  if (!isPhrase && /\bdont$/.test(normalise(comprise.label))) return null
  // « Nombre de places », « Nombre de réunions d’équipe »
  const [, counted = ''] = COMPTE.exec(normalise(comprise.label)) ?? []
  if (propre.inconnus.includes(counted)) return null
  const temps = tempsOf(comprise)
  // « Combien d’heures ont-ils effectuées ? » is about those of the question before, whoever they are.
  if (nounsOf(propre).length === 0 && /\b(?:ils|elles)\b/.test(normalise(comprise.label)))
    return null
  if (temps === 'deux') return null
  const sure = (code: string | null, isSur = true): Trouve | null => {
    if (code === null) return null
    if (temps !== 'prevu') return { code, isSur: isSur && isPlain }
    return isPrevu(code) ? { code: `prevu.${code}`, isSur: isSur && isPlain } : null
  }
  // « Date du bilan avec les parents » is another date, « Taux d’assiduité des filles » a share of some.
  const isOther =
    (ready[0] === 'bilan.arreteAu' && nounsOf(propre).length > 0) ||
    has(propre, 'objet:referent') ||
    hasFiltre(propre)
  // « Taux de présence des parents »
  const isOfAdults = ['parents', 'familles'].some((one) => nounsOf(propre).includes(one))
  if (isOfAdults && /^(?:assiduite|seances)\./.test(ready[0] ?? '')) return null
  if (ready[0] !== undefined) return isOther ? null : sure(ready[0])
  // A share is no count.
  if (has(propre, 'mesure:taux')) {
    const isOfEnfants = nounsOf(propre).every((one) => one === 'enfants' || one === 'seances')
    const isAssiduite = has(propre, 'mot:assiduite') && isOfEnfants && !hasFiltre(propre)
    return isAssiduite ? sure('assiduite.taux') : null
  }
  const moment = momentsOf(comprise)
  // Words without any count or people take no figure from their neighbours, nor does an identity.
  if (
    moment.length === 0 &&
    nounsOf(propre).length === 0 &&
    !SIGNALS.some((family) => valuesOf(propre, family).length > 0) &&
    propre.tranches.length === 0
  )
    return null
  // « Coordinateur » beside « Salariés » is one person, whose hours Cartable does not tell apart.
  if (valuesOf(propre, 'champ').length > 0 || has(propre, 'objet:referent')) return null
  const objet = objetOf(comprise)
  const mesure = mesureOf(comprise)
  const isDated =
    objet === null || objet === 'semaines' || objet === 'seances' || nounsOf(propre).length === 0
  if (moment.length === 1 && place.genre !== 'case' && isDated) {
    return sure(`calendrier.${moment[0]}`)
  }
  if (moment.length > 1) return null
  // « Prestataires : ___ personnes, ___ heures »: a line about others takes no figure of the people around.
  const line = sensOf(place.contexte.debutLigne)
  if (nounsOf(propre).length === 0 && nounsOf(line).length === 0 && line.inconnus.length > 0)
    return null
  const isAnnee =
    has(propre, 'annee:oui') &&
    nounsOf(propre).length === 0 &&
    valuesOf(propre, 'mesure').length === 0
  if (isAnnee && place.genre !== 'case') return sure('bilan.annee')
  const near = autour.slice(0, 2).some((sens) => has(sens, 'mesure:moyenne'))
  if (has(propre, 'mesure:moyenne') || (near && mesure === null)) return null
  switch (objet) {
    case 'intervenants':
      return intervenants(comprise, mesure, sure)
    case 'enfants':
      return mesure === 'heures' || mesure === 'taux' ? null : enfants(comprise, mesure, sure)
    case 'familles': {
      // « Enfants inscrits par la famille » counts no familles.
      if (/\bpar (?:la|les|leurs?) familles?\b/.test(normalise(comprise.label))) return null
      const rencontres = rencontresOf(comprise)
      if (rencontres !== undefined) return sure('public.famillesRencontrees', rencontres)
      return mesure === 'heures' || hasFiltre(propre)
        ? null
        : sure(
            'public.familles',
            (mesure !== null || place.genre !== 'case') &&
              (!has(propre, 'rencontre:participe') || AU_CLAS.test(normalise(comprise.label))),
          )
    }
    case 'parents':
      return mesure === 'nombre' && !hasFiltre(propre)
        ? sure('public.famillesRencontrees', false)
        : null
    case 'collectifs':
      return mesure === 'heures'
        ? null
        : sure('public.collectifs', mesure !== null || has(propre, `temps:${temps}`))
    case 'seances':
      return sure(
        mesure === 'heures'
          ? 'seances.heures'
          : mesure === 'nombre' || (mesure === null && has(propre, 'total:oui'))
            ? 'seances.tenues'
            : null,
      )
    case 'semaines':
      return sure('calendrier.semaines')
    case 'formations':
      return sure(
        mesure === 'heures'
          ? 'formations.heures'
          : mesure === 'nombre'
            ? 'formations.nombre'
            : null,
      )
    case 'etablissements':
      return sure(
        mesure === 'nombre'
          ? 'public.etablissements.nombre'
          : mesure === null
            ? 'public.etablissements'
            : null,
        place.genre !== 'case',
      )
  }
  return null
}

/**
 * Whether families are surely counted by what they came to, as « ayant participé » is under a title of the actions with parents;
 * undefined where they are not counted by it.
 */
function rencontresOf({ propre, textes }: PlaceComprise): boolean | undefined {
  const isSur = has(propre, 'rencontre:oui')
  // « Touchées » may be all those of the enfants.
  if (isSur || has(propre, 'rencontre:touche')) return isSur
  const near = textes.map(sensOf).find((sens) => nounsOf(sens).length > 0)
  const isOfParents = near !== undefined && has(near, 'objet:parents')
  return (has(propre, 'rencontre:participe') && isOfParents) || undefined
}

/** Families that took part in the whole, and not in some action. */
const AU_CLAS = /\b(?:(?:au|le|du|ce) (?:clas|projet|dispositif)|a l action|l accompagnement)\b/

/** « dont nouveaux » after « Nombre de bénévoles » counts no enfants; « dont filles » after « Collégiens », not all of them. */
export function mayBePartOf(part: PlaceComprise, whole: PlaceComprise): boolean {
  const [own, others] = [nounsOf(part.propre), nounsOf(whole.propre)]
  const isNarrower = others.includes('enfants') && narrows(whole.propre, part.propre)
  const isSame = own.some((one) => others.includes(one))
  return own.length === 0 || others.length === 0 || (isSame && !isNarrower)
}

type Sure = (code: string | null, isSur?: boolean) => Trouve | null

/** « prevu », « reel », or « deux » when the words say both. */
export function tempsOf({ propre, autour }: PlaceComprise): 'prevu' | 'reel' | 'deux' | null {
  if (valuesOf(propre, 'temps').length > 1) return 'deux'
  const said = [propre, ...autour].map((sens) => valuesOf(sens, 'temps'))
  const [near, ...others] = said.find((one) => one.length > 0) ?? []
  return near === undefined || others.length > 0 ? null : (near as 'prevu' | 'reel')
}

/** Thing counted, named by the place, else by the nearest words around it. */
function objetOf({ propre, autour, voisins, place }: PlaceComprise): string | null {
  const own = nounsOf(propre)
  if (own.length === 0 && isTotalOfPaliers(place.contexte)) return 'enfants'
  if (own.length > 0) return onlyOf(own, propre)
  const people = nounsOf(voisins).filter((one) => PEOPLE.has(one))
  const around = autour.map((sens) => onlyOf(nounsOf(sens), sens))
  // The other rows of a table name the thing counted only when they name people alone.
  return [...around, onlyOf(people, voisins)].find((one) => one !== null) ?? null
}

/** True for the row « Total » right under « Élémentaire », « Collège », or « Filles », « Garçons », whatever the rest of the table counts. */
function isTotalOfPaliers({ lignes, voisins }: Contexte): boolean {
  const isTotal = /^(?:total|totaux|ensemble)$/.test(normalise(lignes.join(' ')))
  const nearest = voisins
    .map(sensOf)
    .map((one) => [...valuesOf(one, 'palier'), ...valuesOf(one, 'sexe')])
  const end = nearest.findIndex((paliers) => paliers.length !== 1)
  const found = new Set(nearest.slice(0, end < 0 ? nearest.length : end).flat())
  return isTotal && found.size >= 2
}

const PEOPLE = new Set(['enfants', 'intervenants', 'familles'])

function nounsOf(sens: Sens): readonly string[] {
  return valuesOf(sens, 'objet').filter((objet) => NOUNS.has(objet))
}

/**
 * The counted one of the nouns: the only one, or that of « Nombre de collectifs enfants », « heures de séances offertes aux
 * enfants ». « Intervenants ayant suivi une formation » is another count than both.
 */
function onlyOf(nouns: readonly string[], sens: Sens): string | null {
  const [only, ...others] = nouns.length > 1 ? nouns.filter((one) => one !== 'enfants') : nouns
  if (only === undefined || others.length > 0) return null
  return nouns.length === 1 || (OF_ENFANTS.has(only) && !hasFiltre(sens)) ? only : null
}

const OF_ENFANTS = new Set(['collectifs', 'seances', 'familles', 'semaines'])

function mesureOf({ propre, autour }: PlaceComprise): 'nombre' | 'heures' | 'taux' | null {
  const measures = [propre, ...autour].map((sens) =>
    valuesOf(sens, 'mesure').filter((one) => one !== 'date' && one !== 'moyenne'),
  )
  const [own] = measures
  if (own?.includes('heures')) return 'heures'
  const [only = null, ...others] = measures.find((one) => one.length > 0) ?? []
  return others.length > 0 ? null : (only as 'nombre' | 'taux' | 'heures' | null)
}

function intervenants(
  { propre, autour, place, label }: PlaceComprise,
  mesure: string | null,
  sure: Sure,
): Trouve | null {
  const own = valuesOf(propre, 'statut')
  const isOfAll = own.length === STATUTS.length
  if (
    (own.length > 1 && !isOfAll) ||
    ['palier', 'niveau', 'sexe', 'nouveaux', 'zone'].some(
      (family) => valuesOf(propre, family).length > 0,
    )
  )
    return null
  if (place.genre === 'case' || (mesure !== null && mesure !== 'nombre' && mesure !== 'heures'))
    return null
  // « Autre » beside « salariés » is a kind of people that Cartable does not know.
  if (has(propre, 'autres:oui') && own.length === 0) return null
  const generic = has(propre, 'objet:intervenants') && own.length === 0
  const { avant, lignes } = place.contexte
  const line = mesure === 'heures' && own.length === 0 ? statutsBefore(place) : []
  // « ___ bénévoles et ___ salariés, pour un total de ___ heures »
  if (line.length > 1) {
    const isTotal = line.length === STATUTS.length && has(sensOf(`${avant} ${label}`), 'total:oui')
    return isTotal ? sure('intervenants.total.heures') : null
  }
  if (generic && line.length === 1 && !has(propre, 'total:oui'))
    return sure(`intervenants.${line[0]}.heures`, POUR.test(avant) || POUR.test(lignes[0] ?? ''))
  const near = generic
    ? []
    : line.length === 1
      ? line
      : (autour.map((sens) => valuesOf(sens, 'statut')).find((said) => said.length > 0) ?? [])
  const statut = isOfAll ? undefined : (own[0] ?? (near.length === 1 ? near[0] : undefined))
  if (
    own.length === 0 &&
    near.length === 1 &&
    has(propre, 'total:oui') &&
    valuesOf(autour[0] ?? propre, 'statut').length === 0
  ) {
    return sure(`intervenants.total.${mesure === 'heures' ? 'heures' : 'nombre'}`, false)
  }
  const dont = has(propre, 'dont:oui') && own.length === 0
  if (dont) return null
  return sure(
    `intervenants.${statut ?? 'total'}.${mesure === 'heures' ? 'heures' : 'nombre'}`,
    mesure !== null || own.length > 0 || (generic && has(propre, 'total:oui')),
  )
}

/** Statuts counted before a place on its line, since the last stop: « bénévoles : ___ pour ___ heures ; salariés : ___ pour ». */
const statutsBefore = ({ contexte: { debutLigne, avant } }: PlaceLue): readonly string[] =>
  valuesOf(sensOf(`${debutLigne} ${avant}`.replace(/^.*;/s, '')), 'statut')

/** « Bénévoles : ___ pour ___ heures d’intervention »: the hours of those who are counted just before. */
const POUR = /^(?:pour|soit|et|totalisant|représentant)$/i

function enfants(
  { propre, autour, textes, place, voisins, label }: PlaceComprise,
  mesure: string | null,
  sure: Sure,
): Trouve | null {
  const own = filtreOf(propre)
  if (own === null) return null
  const explicit = hasNoun(place)
  // « dont filles » after « collégiens »: the line alone names the whole.
  const isPart = has(propre, 'dont:oui') && textes[0] === place.contexte.debutLigne
  if (isPart && autour[0] !== undefined && narrows(autour[0], propre)) return null
  const near = nearestFiltre(autour)
  const inherited = near === undefined || near === null || isPart ? {} : apartFrom(near, own)
  const isOther = Object.keys(inherited).some((key) => !(key in own))
  // A head above names the people.
  if (isOther && !explicit) return sure(codeEnfants({ ...inherited, ...own }), false)
  if (has(propre, 'autres:oui') && Object.keys(own).length === 0) {
    return isAmongPaliers([...autour, voisins]) ? sure('public.autres') : null
  }
  // « Public : » alone may ask for a description.
  const isCounted =
    mesure !== null ||
    Object.keys(own).length > 0 ||
    has(propre, 'total:oui') ||
    [place.contexte.avant, ...place.contexte.lignes].some((own) => INSCRITS.test(normalise(own)))
  // « Apprentis » alone are a part of the fourth palier.
  const isPartial = own.palier === 'autres' && [...normalise(label).matchAll(AUTRES)].length < 2
  return sure(codeEnfants(own), !isOther && isCounted && !isPartial)
}

/** Filter of the nearest words that give one; null where they contradict each other. */
function nearestFiltre(autour: readonly Sens[]): FiltreEnfants | null | undefined {
  for (const sens of autour) {
    const filtre = hasFiltre(sens) ? filtreOf(sens) : undefined
    if (filtre === null || (filtre && Object.keys(filtre).length > 0)) return filtre
  }
  return undefined
}

const AUTRES = /\b(?:autres?|cap|bep|mfr|cfa|bac pro|apprenti\w*|apprentissage)\b/g

/** Labels that are counts without the word: « Enfants inscrits », « Élèves accueillis ». */
const INSCRITS =
  /^(?:les )?(?:enfants|jeunes|eleves)(?: et jeunes)? (?:inscrits|accueillis|accompagnes|differents)(?: (?:inscrits|accueillis|accompagnes|differents))?$/

const hasNoun = ({ contexte: c }: PlaceLue): boolean =>
  /\b(?:enfants?|jeunes?|[ée]l[èe]ves?|public|participants?|effectifs?)\b/i.test(
    [c.avant, ...c.lignes, ...c.colonnes].join(' '),
  )

/** True for « Autres » beside « élémentaire », « collège » and « lycée »: the fourth palier. */
const isAmongPaliers = (autour: readonly Sens[]): boolean =>
  autour.some((sens) => valuesOf(sens, 'palier').length >= 2 || has(sens, 'tete:niveau'))
