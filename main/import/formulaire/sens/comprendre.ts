import type { Contexte, PlaceLue } from '../../../../shared/domain/formulaire.ts'
import { has, type Sens, sensDe, sensOf, together, valuesOf } from './sens.ts'

/** A place with the meaning of its own words, of its line, and of the words farther away. */
export type PlaceComprise = {
  readonly place: PlaceLue
  /** Label of the place, with its meaning. */
  readonly label: string
  readonly propre: Sens
  /** Meaning of the words around, nearest first: start of the line, the line above, headings. */
  readonly autour: readonly Sens[]
  /** Meaning of the other rows of its table. */
  readonly voisins: Sens
  readonly textes: readonly string[]
  /** True in a sentence where the thing counted is named after the place. */
  readonly isPhrase: boolean
}

/** An answer found for a place, and whether every word is explained by it. */
export type Trouve = { readonly code: string; readonly isSur: boolean }

/** Meaning of the words of a place, and of those around it. */
export function comprendre(
  lue: PlaceLue,
  isLigne: boolean,
  [previous, next]: readonly [PlaceLue | undefined, PlaceLue | undefined],
): PlaceComprise {
  const place = withoutVoid(lue)
  const { contexte: c } = place
  const heads = c.lignes.length + c.colonnes.length
  const own = heads === 0 ? listOf(c.avant) : headed(c)
  const label = own.length > 0 ? own : c.nom !== '' ? [c.nom] : c.dessus.slice(0, 1)
  // A question that is the label takes nothing from the one before.
  const isUnder = own.length === 0 && c.nom === ''
  const rest = isUnder ? c.dessus.slice(1).filter((line) => !/\?$/.test(line)) : c.dessus
  const textes = [...listOf(c.debutLigne), ...rest, ...c.sections]
  // « ___ enfants accueillis : ___ au collège »: the words before the colon are those of the place before.
  const isTold = previous?.groupe === place.groupe && previous.contexte.apres === c.avant
  const phrase = isLigne ? phraseOf(place, isTold) : undefined
  const unit = unitOf(c)
  const before = together(...label.map(sensOf))
  // « Bénévoles : nombre ___ heures ___ »: the words after the place are the label of the next one.
  const isOfNext =
    next?.groupe === place.groupe &&
    c.apres !== '' &&
    next.contexte.avant.startsWith(c.apres) &&
    valuesOf(before, 'mesure').length > 0
  const after = sensOf(isOfNext ? '' : unit)
  return {
    place,
    label: label.join(' · '),
    propre: phrase ?? together(before, after),
    // Of the lines above, only the nearest counts; all of them may name the place's list.
    autour: [
      ...listOf(phrase === undefined ? '' : c.avant),
      ...listOf(c.debutLigne),
      ...listOf(rest[0] ?? ''),
      ...c.sections,
    ].map(sensOf),
    voisins: sensOf(c.voisins.join(' ')),
    textes,
    isPhrase: phrase !== undefined,
  }
}

const NONE: readonly string[] = []
const listOf = (text: string): readonly string[] => (text === '' ? NONE : [text])

/** Words before a place and the heads of its row and of its column. */
const headed = ({ avant, lignes, colonnes }: Contexte): readonly string[] => [
  ...listOf(avant),
  ...lignes.map(headOf),
  ...colonnes.map(headOf),
]

/** A place without the words that only say where to write, « Réponse : », « À compléter », nor remarks in brackets above. */
const withoutVoid = (place: PlaceLue): PlaceLue => {
  const { contexte: c } = place
  const asks = (text: string) => !RIEN.test(text)
  if (asks(c.avant) && c.lignes.every(asks) && c.colonnes.every(asks)) return place
  const told = [c.avant, ...c.lignes, ...c.colonnes]
  if (told.every((text) => text === '' || !asks(text)) && c.dessus.length === 0) return place
  return {
    ...place,
    contexte: {
      ...c,
      avant: asks(c.avant) ? c.avant : '',
      lignes: c.lignes.filter(asks),
      colonnes: c.colonnes.filter(asks),
      dessus: c.dessus.filter((text) => !/^\(.*\)$/.test(text)),
    },
  }
}

const RIEN =
  /^(?:(?:vos|votre|la) )?(?:réponses?|valeurs?|saisies?|à (?:compléter|renseigner|remplir|saisir))\W*$/i

/** Fuller words for heads of one letter or one word with a meaning of their own. */
const headOf = (head: string): string =>
  /^F\.?$/.test(head)
    ? 'Filles'
    : /^[MGH]\.?$/.test(head)
      ? 'Garçons'
      : /^(?:objectifs?|cibles?)(?: (?:fixée?s?|visée?s?|initia(?:l|ux)))?$/i.test(head)
        ? 'Prévu'
        : /^résultats?(?: (?:atteints?|obtenus?|constatés?))?$/i.test(head)
          ? 'Réalisé'
          : head

/** Unit of a place, from the words after it. */
function unitOf({ apres }: Contexte): string {
  const unit = /^(?:h|heures?|semaines?|%|€|euros?)(?![\p{L}])/iu.exec(apres)?.[0]
  return unit === undefined ? '' : /^h$/i.test(unit) ? 'heures' : unit
}

/** Words of a sentence that goes on: « Les enfants étaient répartis en … » does not name what is counted. */
export const GOES_ON = /\s(?:en|des|à|pour|par|avec|sur)$|(?<!\s(?:est|était))\sde$/i

/** Lines that are sentences: words follow their last place. A list of labels ends with a place. */
export function phrasesOf(places: readonly PlaceLue[]): ReadonlySet<string> {
  const last = new Map(places.map((place) => [place.groupe, place]))
  return new Set(
    [...last].flatMap(([groupe, { contexte }]) =>
      /^(?:d['’]|de\s)?\p{Ll}/u.test(contexte.apres) ? [groupe] : [],
    ),
  )
}

/** Words at which the name of the thing counted ends, in a sentence that goes on. */
const SUITE =
  /(?:[,;.:(–]|(?:^|\s)(?:ont|sont|a|est|etaient|était|étaient|ayant|et|ou|pour|dont|qui|avec|sur|en|dans|par|répartis?)(?=\s|$)|\s(?:de|des|du)$)/iu

/**
 * Meaning of a place in a sentence, « Nous avons accueilli ___ collégiens », « ___ bénévoles ont assuré ___
 * heures »: the thing counted is named after the place, and the rest of the sentence adds nothing. Undefined
 * for a place that has a label.
 */
function phraseOf({ genre, contexte: c }: PlaceLue, isTold: boolean): Sens | undefined {
  const isOfTable = c.lignes.length + c.colonnes.length > 0
  if (genre !== 'texte' || isOfTable || c.nom !== '') return undefined
  const opens = isTold || OUVRE.test(c.avant)
  const isLabel = /[^\p{L}\s,;)]$/u.test(c.avant) && !(opens && /:$/.test(c.avant))
  if (isLabel || !/^(?:d['’]|de\s)?\p{Ll}/u.test(c.apres)) return undefined
  // « En moyenne, ___ enfants étaient présents à chaque séance »: one answer, told by the whole sentence.
  const whole = sensOf(`${c.avant} ${c.apres}`)
  if (isOneCode(whole) && valuesOf(sensOf(c.avant), 'code').length === 0) return whole
  // « à raison de ___ séances par semaine, »
  const unit = sensOf(c.apres.split(/[,;.:(–]/)[0] ?? '')
  if (isOneCode(unit)) return unit
  const apres = c.apres
    .replace(/^en (?=[\p{L}\d])/u, '')
    .replace(/[\s,]*dont$/, '')
    // « Parmi eux, ___ étaient scolarisés au collège »
    .replace(/^(?:sont|étaient) (?:scolarisée?s|inscrite?s) (?:en|au|à l['’])\s?/, '')
  const [counted = ''] = apres.split(SUITE)
  const said = sensOf(counted)
  const isCounted =
    valuesOf(said, 'objet').length > 0 && valuesOf(said, 'mesure').every((one) => one === 'nombre')
  const isHeures = /^(?:d['’])?heures?(?!\p{L})/iu.test(counted)
  // Words that count nothing are the label of the next place.
  if (!isCounted && !isHeures) return undefined
  // Leave out the words before that name what the previous place counts.
  const earlier = c.debutLigne === '' && /^\p{Lu}/u.test(c.avant) ? c.avant : afterCounted(c.avant)
  const reste = [sensOf(earlier), sensOf(apres.slice(counted.length))]
  const inconnus = reste.flatMap((one) => one.inconnus).filter((word) => !RECIT.has(word))
  // « ___ encadrants pour ___ enfants » is a rate.
  if (/\b(?:pour|par)$/i.test(c.avant) && has(said, 'objet:enfants')) inconnus.push('pour')
  const counts = isHeures ? said : sensOf(`nombre de ${counted}`)
  const bound = reste.flatMap((one) => [...one.concepts].filter((concept) => LIES.test(concept)))
  return sensDe(new Set([...counts.concepts, ...bound]), {
    ...counts,
    inconnus: [...said.inconnus, ...inconnus],
  })
}

/** Words that open a sentence of counts: « Répartition : ___ élémentaires, ___ collégiens ». */
const OUVRE = /^(?:répartition|répartis?|soit)\s*:$/i

const isOneCode = (sens: Sens): boolean =>
  valuesOf(sens, 'code').length === 1 && sens.concepts.size === 1 && sens.inconnus.length === 0

/** Words of a sentence that do not change the thing counted. */
const RECIT = new Set(
  'compte comptait comprend comprenait regroupe regroupait reunit encadre encadres encadree encadrees anime animes animee animees composee compose composes raison representant totalisant correspondant donne donnes consacre consacres temps pendant durant issus issues provenant venant dispense dispenses realise'.split(
    ' ',
  ),
)

/** Concepts in the rest of a sentence that may change it: another matter, another time, a part only. */
const LIES = /^(?:autre|temps|dont|ecart):/

const afterCounted = (avant: string): string =>
  avant.slice(SUITE.exec(avant)?.index ?? avant.length)

export const libelleOf = ({ contexte: c }: PlaceLue): string => {
  const own = [c.avant.replace(/\s*:\s*$/, ''), ...c.lignes, ...c.colonnes].filter(
    (text) => text !== '',
  )
  return own.length > 0
    ? own.join(' – ')
    : c.nom !== ''
      ? c.nom
      : (c.dessus[0] ?? '').replace(/\s*:\s*$/, '')
}
