import type {
  Lieu,
  MorceauFormulaire,
  PlaceLue,
  Retouche,
} from '../../../shared/domain/formulaire.ts'
import { retouchesOf } from './flux.ts'
import type { PlaceBrute } from './lecture.ts'

/** « oui » or « non » as the words of a box say; null for neither. */
export function answerOf(words: string): 'oui' | 'non' | null {
  const found = /^[^\p{L}]*(oui|non)[^\p{L}]*$/iu.exec(words)
  return found === null ? null : (found[1]?.toLowerCase() as 'oui' | 'non')
}

/** Answer of a box of a pair, by its own words, or by the head of its column or of its row. */
const reponseOf = (place: PlaceBrute): 'oui' | 'non' | null => {
  const own =
    place.etiquette !== ''
      ? place.etiquette
      : place.contexte.avant === ''
        ? (place.contexte.colonnes[0] ?? '')
        : ''
  const named = place.genre === 'case' && place.etiquette === '' ? place.contexte.nom : ''
  return place.genre === 'liste' ? null : (answerOf(own) ?? answerOf(named))
}

/** Changes that tick a box, or put a cross in a cell. */
function cocheOf({ lieu }: PlaceBrute): Pair | null {
  if (lieu.type === 'texte') return { retouches: retouchesOf(lieu.texte, 'X') }
  if (lieu.type === 'choix') return { retouches: lieu.choix.coche ?? [] }
  if (lieu.type === 'champs') return { champ: lieu.choix.coche }
  return { champ: { champ: lieu.champ, valeur: 'X' } }
}

type Pair = {
  readonly retouches?: readonly Retouche[]
  readonly champ?: { readonly champ: string; readonly valeur: string | null } | undefined
}

function lieuOf(oui: Pair, non: Pair): Lieu {
  if (oui.champ && non.champ) return { type: 'champs', choix: { oui: oui.champ, non: non.champ } }
  return { type: 'choix', choix: { oui: oui.retouches ?? [], non: non.retouches ?? [] } }
}

/** Merges a « oui » and a « non » side by side, in any order, into one place, and numbers the places. */
export function pairUp(
  brutes: readonly PlaceBrute[],
  morceaux: readonly MorceauFormulaire[],
): { places: readonly PlaceLue[]; morceaux: readonly MorceauFormulaire[] } {
  const places: PlaceLue[] = []
  const rangs = new Map<number, number>()
  for (let index = 0; index < brutes.length; index++) {
    const place = brutes[index]
    if (place === undefined) continue
    const next = brutes[index + 1]
    const [answer, other] = [reponseOf(place), next === undefined ? null : reponseOf(next)]
    if (
      next !== undefined &&
      answer !== null &&
      other !== null &&
      answer !== other &&
      areTogether(place, next)
    ) {
      if (!place.rempli && !next.rempli)
        rangs.set(index, places.push(pairOf(place, next, answer)) - 1)
      index += 1
      continue
    }
    // Leave a filled box as it is; a lone « oui » answers nothing.
    if (place.rempli) continue
    rangs.set(index, places.push(single(place)) - 1)
  }
  return { places, morceaux: morceaux.map((one) => renumber(one, rangs)) }
}

const areTogether = (a: PlaceBrute, b: PlaceBrute): boolean =>
  a.genre === b.genre &&
  a.contexte.lignes.join('|') === b.contexte.lignes.join('|') &&
  a.contexte.sections[0] === b.contexte.sections[0] &&
  (b.contexte.avant === '' || b.genre === 'case')

function pairOf(first: PlaceBrute, second: PlaceBrute, answer: 'oui' | 'non'): PlaceLue {
  const [oui, non] = (answer === 'oui' ? [first, second] : [second, first]).map(cocheOf)
  const { contexte, groupe, faible } = first
  const isHead = first.etiquette === ''
  return {
    genre: 'oui-non',
    options: [],
    faible,
    groupe,
    lieu: lieuOf(oui ?? {}, non ?? {}),
    contexte: {
      ...contexte,
      avant: answerOf(contexte.avant) === null ? contexte.avant : '',
      apres: '',
      nom: answerOf(contexte.nom) === null ? contexte.nom : '',
      colonnes: isHead ? contexte.colonnes.slice(1) : contexte.colonnes,
    },
  }
}

function single({ etiquette, rempli: _, ...place }: PlaceBrute): PlaceLue {
  if (place.genre !== 'case' || etiquette === '') return place
  // The words before the boxes introduce them: « Nature du local : ☐ Associatif ☐ Municipal ».
  const { avant: intro, dessus } = place.contexte
  return {
    ...place,
    contexte: {
      ...place.contexte,
      avant: etiquette,
      apres: '',
      debutLigne: '',
      dessus: intro === '' ? dessus : [intro, ...dessus],
    },
  }
}

function renumber(
  morceau: MorceauFormulaire,
  rangs: ReadonlyMap<number, number>,
): MorceauFormulaire {
  const of = (contenu: readonly (string | number)[]) =>
    contenu.flatMap((one) => (typeof one === 'string' ? one : (rangs.get(one) ?? [])))
  if (morceau.type !== 'tableau') return { ...morceau, contenu: of(morceau.contenu) }
  return {
    type: 'tableau',
    lignes: morceau.lignes.map((row) =>
      row.map((cell) => ({ ...cell, contenu: of(cell.contenu) })),
    ),
  }
}
