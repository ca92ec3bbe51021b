import type { Contexte, PlaceLue } from '../../../shared/domain/formulaire.ts'
import type { Paragraphe, Plume } from './flux.ts'
import { deuxLabels, type LigneLue, readLigne, type Trou } from './ligne.ts'

/** A place before its neighbours are known; `etiquette` is the words that belong to a box. */
export type PlaceBrute = Omit<PlaceLue, 'contexte'> & {
  readonly contexte: Contexte
  readonly etiquette: string
  readonly rempli: boolean
}

/** Context of a place without any words around it. */
export const CONTEXTE_VIDE: Contexte = {
  avant: '',
  apres: '',
  debutLigne: '',
  lignes: [],
  colonnes: [],
  voisins: [],
  dessus: [],
  sections: [],
  nom: '',
}

/** State of the reading: the headings above, the last lines of text, the table around. */
export type Lecture = {
  readonly plume: Plume
  /** Lines read so far: that of a cell is asked for the cell, for its neighbours, and for its table. */
  readonly lignes: Map<Paragraphe, LigneLue>
  titres: readonly { readonly niveau: number; readonly texte: string }[]
  dessus: readonly string[]
  readonly cadre: Pick<Contexte, 'lignes' | 'colonnes' | 'voisins'>
  /** True in a cell whose answer stands in the cell beside or under it, and not at the end of its line. */
  readonly isAnsweredBeside: boolean
  readonly groupe: string
  readonly compte: { n: number }
  readonly places: PlaceBrute[]
}

/** State before the first line of what `groupe` names; places of another format than a text are written without a plume. */
export const newLecture = (groupe: string, plume: Plume = SANS_PLUME): Lecture => ({
  plume,
  lignes: new Map(),
  titres: [],
  dessus: [],
  cadre: { lignes: [], colonnes: [], voisins: [] },
  isAnsweredBeside: false,
  groupe,
  compte: { n: 0 },
  places: [],
})

const SANS_PLUME: Plume = {
  part: '',
  source: '',
  saut: '\n',
  autour: () => ({ avant: '', apres: '' }),
}

/** Line of a paragraph, read once. */
export function ligneOf(paragraphe: Paragraphe, { lignes, plume }: Lecture): LigneLue {
  const known = lignes.get(paragraphe)
  if (known !== undefined) return known
  const ligne = readLigne(paragraphe, plume)
  lignes.set(paragraphe, ligne)
  return ligne
}

/** Words of a line, without its places to fill. */
export function withoutTrous(texte: string, trous: readonly Trou[]): string {
  let [kept, at] = ['', 0]
  for (const trou of trous) {
    kept += texte.slice(at, trou.debut)
    at = trou.fin
  }
  return kept + texte.slice(at)
}

/** Words with one space between them. */
export const clean = (texte: string): string => (UNTIDY.test(texte) ? cleaned(texte) : texte.trim())

/** Pattern of words that are not already apart by one space each, as in most texts. */
const UNTIDY = /\s\s|[^\S ]|[\ufffc\u00ad]/

const cleaned = (texte: string): string =>
  texte
    .replace(/[\ufffc\u00ad]/g, ' ')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()

/** The words of the line and its places, in their order. */
export function contenuOf({ texte, trous }: LigneLue, first: number): readonly (string | number)[] {
  const contenu: (string | number)[] = []
  let at = 0
  for (const [index, trou] of trous.entries()) {
    const words = texte.slice(at, trou.debut).replace(/\s+/g, ' ')
    if (words.trim() !== '') contenu.push(words)
    contenu.push(first + index)
    at = trou.fin
  }
  const rest = texte.slice(at).replace(/\s+/g, ' ')
  return rest.trim() === '' ? contenu : [...contenu, rest]
}

/** Context of a place here, before the words of its own line. */
export const contexteOf = (lecture: Lecture): Contexte => ({
  ...CONTEXTE_VIDE,
  ...lecture.cadre,
  dessus: lecture.dessus,
  sections: lecture.titres.map((one) => one.texte).reverse(),
})

/** Adds the places of one line: each with the words before it, and a box with its own label. */
export function addTrous({ texte, trous }: LigneLue, lecture: Lecture): void {
  lecture.compte.n += 1
  const groupe = `${lecture.groupe}/${lecture.compte.n}`
  const between = (index: number): string =>
    texte.slice(trous[index - 1]?.fin ?? 0, trous[index]?.debut ?? texte.length)
  const boxes = trous.filter((trou) => trou.genre === 'case')
  const isAfter = boxFollowsLabel(texte, boxes)
  const last = boxes.length > 1 && trous.at(-1)?.genre === 'case' ? between(trous.length) : ''
  const [reponse, posee = ''] = questionAfter(last, isAfter) ?? []
  const isLast = posee !== '' && introOf(texte, trous, isAfter) === ''
  const intro = isLast ? posee : introOf(texte, trous, isAfter)
  let question = intro
  const shared = (index: number) =>
    index + 1 < trous.length && between(index + 1).trim() === '/' && trous[index]?.genre !== 'case'
      ? deuxLabels(between(index))
      : null
  for (const [index, trou] of trous.entries()) {
    const [before, after] = [between(index), between(index + 1)]
    const own = isLast && index === trous.length - 1 ? (reponse ?? '') : after
    const isBox = (at: number) => trous[at]?.genre === 'case'
    const label = isBox(index) ? lastLabel(isAfter ? before : own, isAfter) : ''
    // « ☐ Oui ☐ Non   Combien ? ___ », « ☐ Oui ☐ Non   Entretiens : ☐ Oui ☐ Non »: what follows the answer asks for the next place.
    const answer = isAfter || index + 1 >= trous.length ? undefined : REPONSE.exec(label)?.[0]
    const asked = answer === undefined ? '' : label.slice(answer.length)
    const isThenAsked =
      answer !== undefined && (!isBox(index + 1) || /[:?][\s\u00a0]*$/.test(asked))
    const etiquette = isThenAsked ? answer : label
    const opening = index === 0 ? PUCE : !isAfter && isBox(index - 1) ? REPONSE : FERMETURE
    const told = isBox(index) ? before : before.replace(opening, '')
    // « Tél. et mail : ___ / ___ »
    const [first, second] = [shared(index), index === 0 ? null : shared(index - 1)]
    const [avant, debutLigne] = cut(first?.[0] ?? second?.[1] ?? told)
    const earlier = withoutTrous(texte.slice(0, trous[index - 1]?.fin ?? 0), trous.slice(0, index))
    lecture.places.push({
      genre: trou.genre,
      options: trou.options,
      lieu: trou.lieu,
      faible: false,
      groupe,
      etiquette: clean(etiquette),
      rempli: trou.rempli,
      contexte: {
        ...contexteOf(lecture),
        avant: trou.genre === 'case' ? question : clean(avant),
        apres: clean(after.split('\n')[0] ?? ''),
        debutLigne: trou.genre === 'case' ? '' : (second?.[0] ?? clean(`${earlier} ${debutLigne}`)),
        nom: trou.nom,
      },
    })
    if (isThenAsked && isBox(index + 1)) question = clean(asked)
  }
}

/** Sign at the head of an item of a list, « - ___ bénévoles »; « - de 6 ans » is « moins de ». */
const PUCE = /^[\s\u00a0]*[-–—•·▪►➢→*][\s\u00a0]+(?!de\s\d)/

/** End of what holds the place before, brackets or unit: « (soit ___ %)   Collège : ___ », « ___ heures ; salariés : ___ ». */
const FERMETURE =
  /^[\s\u00a0]*(?:(?:%|€|h)?[\s\u00a0]*\)|(?:%|€|h|heures?)[\s\u00a0]*;)[\s\u00a0]*/i

/** Answer at the start of the words after a box. */
const REPONSE = /^[\s\u00a0]*(?:oui|non)(?!\p{L})[\s\u00a0,;–-]*/iu

/** « ☐ oui ☐ non : difficultés scolaires »: the answer of the last box, and the question after it. */
function questionAfter(words: string, isAfter: boolean): readonly [string, string] | null {
  const [, reponse = '', question = ''] =
    /^(oui|non|)\s*(?:[:–—-]\s*)?(?!oui|non)(\p{L}{2}.*[^:.])$/iu.exec(clean(words)) ?? []
  if (question === '' || (reponse === '') !== isAfter || INVITES.test(question)) return null
  return [reponse, question]
}

/** Words after an answer that ask for more of it, and are no question of their own. */
const INVITES = /^(?:si|pr[ée]cis|comment|expliqu|lesquel|laquelle|lequel|merci|à pr)/i

/** Introduction of the boxes of a line: the words before the label of the first one. */
function introOf(texte: string, trous: readonly Trou[], isAfter: boolean): string {
  const at = trous.findIndex((trou) => trou.genre === 'case')
  const first = trous[at]
  if (first === undefined) return ''
  const before = texte.slice(trous[at - 1]?.fin ?? 0, first.debut)
  return clean(isAfter ? before.slice(0, before.length - lastLabel(before, true).length) : before)
}

/** Words after a line break belong to the line below; before it, to the line above. */
function cut(before: string): readonly [string, string] {
  const at = before.lastIndexOf('\n')
  const own = before.slice(at + 1)
  return own.trim() === '' ? [before, ''] : [own, before.slice(0, at + 1)]
}

/** Label of a box among the words at its left: those after the last stop of the sentence. */
function lastLabel(words: string, isBefore: boolean): string {
  if (!isBefore) return /^[^\n\t]*/.exec(words.trimStart())?.[0] ?? ''
  const trimmed = words.trimEnd()
  const answer = /(?:^|[^\p{L}])(oui|non)$/iu.exec(trimmed)?.[1]
  if (answer !== undefined) return answer + words.slice(trimmed.length)
  const apart = /[^\s\u00a0](?:[\s\u00a0]{2,})(\S.*)$/.exec(trimmed)?.[1]
  if (apart !== undefined && !/[:?]/.test(apart)) return apart + words.slice(trimmed.length)
  const own = /(?:[^\n\t:?]|:(?=\S))*$/.exec(trimmed)?.[0] ?? trimmed
  return own + words.slice(trimmed.length)
}

/** True where the label comes first, « oui ☐ non ☐ »; false for « ☐ oui ☐ non ». */
function boxFollowsLabel(texte: string, boxes: readonly { debut: number; fin: number }[]): boolean {
  const first = boxes[0]
  const last = boxes.at(-1)
  if (first === undefined || last === undefined) return false
  const answer = /^\W*(oui|non)\b/i
  const before = texte.slice(0, first.debut)
  const after = texte.slice(last.fin)
  const endsBefore = /(^|[^\p{L}])(oui|non)\W*$/iu.test(before)
  if (endsBefore !== answer.test(after)) return endsBefore
  if (clean(after) === '') return clean(before) !== ''
  return false
}
