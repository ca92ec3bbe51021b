import type { Contexte, PlaceLue } from '../../../../shared/domain/formulaire.ts'
import { type Sens, sensOf, together, valuesOf } from './sens.ts'

/** A place with what its words mean: its own, those of its line, and those that stand farther. */
export type PlaceComprise = {
  readonly place: PlaceLue
  /** Its own words as one label, and what they mean. */
  readonly label: string
  readonly propre: Sens
  /** From the nearest to the farthest: start of the line, the line above, headings. */
  readonly autour: readonly Sens[]
  /** The other rows of its table. */
  readonly voisins: Sens
  readonly textes: readonly string[]
}

/** An answer found for a place, and whether every word is explained by it. */
export type Trouve = { readonly code: string; readonly isSur: boolean }

/** What the words of a place mean, and those around it. */
export function comprendre(place: PlaceLue): PlaceComprise {
  const { contexte: c } = place
  const own = [c.avant, ...c.lignes.map(headOf), ...c.colonnes.map(headOf)].filter(
    (text) => text !== '',
  )
  const label = own.length > 0 ? own : c.nom !== '' ? [c.nom] : c.dessus.slice(0, 1)
  const rest = own.length > 0 || c.nom !== '' ? c.dessus : c.dessus.slice(1)
  const textes = [c.debutLigne, ...rest, ...c.sections].filter((text) => text !== '')
  const before = together(...label.map(sensOf))
  const after = sensOf(unitOf(c, before))
  return {
    place,
    label: label.join(' · '),
    propre: together(before, after),
    // Of the lines above, the nearest alone bears on the place; all of them may name its list.
    autour: [c.debutLigne, ...rest.slice(0, 1), ...c.sections]
      .filter((text) => text !== '')
      .map(sensOf),
    voisins: sensOf(c.voisins.join(' ')),
    textes,
  }
}

/** « F » and « G » alone, at the head of a column or of a row. */
const headOf = (head: string): string =>
  /^F\.?$/.test(head) ? 'Filles' : /^[MGH]\.?$/.test(head) ? 'Garçons' : head

/** The words after a place that are of it: its unit, or what it counts. */
function unitOf({ avant, apres }: Contexte, before: Sens): string {
  const unit = /^(?:h|heures?|semaines?|%|€|euros?)(?![\p{L}])/iu.exec(apres)?.[0]
  if (unit !== undefined) return /^h$/i.test(unit) ? 'heures' : unit
  // A sentence goes on after the place: « Nous avons accueilli ___ collégiens ».
  const isSentence = /\p{L}$/u.test(avant) && valuesOf(before, 'objet').length === 0
  const counted = isSentence ? /^(?:d['’]|de\s)?[\p{L}'’ -]{3,40}/u.exec(apres)?.[0] : undefined
  if (counted === undefined) return ''
  const said = sensOf(counted)
  // Words that count nothing are the label of the next place.
  return valuesOf(said, 'objet').length > 0 && valuesOf(said, 'mesure').length === 0
    ? `nombre de ${counted}`
    : ''
}

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
