import type { GenrePlace, Lieu, Modele, Retouche } from '../../../shared/domain/formulaire.ts'
import { type Element, escapeXml, isSingle, sourceIndex, type Texte } from './xml.ts'

/** Block of a text document, whatever its format: a paragraph or a table. */
export type Bloc = Paragraphe | Tableau

export type Paragraphe = {
  readonly type: 'paragraphe'
  readonly passages: readonly Passage[]
  /** 1 for the highest heading; null for a text. */
  readonly titre: number | null
  /** Model that adds a text after the last word, or in an empty paragraph. */
  readonly fin: Modele
}

export type Tableau = { readonly type: 'tableau'; readonly lignes: readonly (readonly Cellule[])[] }

export type Cellule = {
  readonly blocs: readonly Bloc[]
  readonly largeur: number
  /** False for the continuation of the cell above. */
  readonly debute: boolean
}

export type Passage =
  | {
      readonly type: 'texte'
      readonly texte: string
      /** Node of the text; null for a text that cannot be written upon: the result of a field. */
      readonly noeud: Texte | null
      readonly graphie: Graphie
    }
  | { readonly type: 'tabulation'; readonly modele: Modele; readonly points: boolean }
  | { readonly type: 'saut' }
  | { readonly type: 'controle'; readonly controle: Controle }

export type Graphie = {
  readonly gras: boolean
  readonly souligne: boolean
  /** True for letters of a font of signs: « o » and « q » are boxes there. */
  readonly signes: boolean
  readonly taille: number
}

/** A place that the format itself declares, or a box drawn otherwise than as a letter. */
export type Controle = {
  readonly genre: GenrePlace
  readonly nom: string
  readonly options: readonly string[]
  readonly lieu: Lieu
  /** True when the control already has an answer, which is left alone. */
  readonly rempli: boolean
}

/** How a format writes text in its XML. */
export type Plume = {
  readonly part: string
  readonly source: string
  /** Tags that put a line break in a text, closing and opening the tags around it. */
  readonly saut: string
  /** Tags to put around a text written between two nodes, after those of the node at its left. */
  readonly autour: (modele: Element | null) => { readonly avant: string; readonly apres: string }
}

export type Etendue = { readonly noeud: Texte; readonly de: number; readonly a: number }

/**
 * Model that puts a text in place of some letters, which may be in several nodes: the first takes the text, the
 * others lose their letters.
 */
export function modeleDe(
  plume: Plume,
  etendues: readonly Etendue[],
  bords: { readonly avant: string; readonly apres: string } = { avant: '', apres: '' },
): Modele {
  const [first, ...others] = etendues.map((one) => retouche(plume, one, ''))
  if (first === undefined) throw new Error('a text is put in place of some letters')
  return {
    part: plume.part,
    insertions: [{ debut: first.debut, fin: first.fin, ...bords, forme: 'texte' }],
    avec: others,
    saut: plume.saut,
  }
}

/** Change that puts other letters in place of some. */
export const retouche = (plume: Plume, { noeud, de, a }: Etendue, texte: string): Retouche => ({
  part: plume.part,
  debut: sourceIndex(plume.source, noeud, de),
  fin: sourceIndex(plume.source, noeud, a),
  texte: escapeXml(texte),
})

/** Model that puts a text at one point of the part, between tags. */
export const modeleAu = (
  plume: Plume,
  debut: number,
  fin: number,
  avant: string,
  apres: string,
  avec: readonly Retouche[] = [],
): Modele => ({
  part: plume.part,
  insertions: [{ debut, fin, avant, apres, forme: 'texte' }],
  avec,
  saut: plume.saut,
})

/** Model that puts a text inside an element, from a point to its end; its single tag gives way to two. */
export function modeleDans(
  plume: Plume,
  element: Element,
  { avant, apres }: { readonly avant: string; readonly apres: string },
  avec: readonly Retouche[] = [],
  debut = element.dedansFin,
): Modele {
  if (!isSingle(element)) return modeleAu(plume, debut, element.dedansFin, avant, apres, avec)
  const tag = plume.source.slice(element.debut, element.fin).replace(/\s*\/>$/, '>')
  const [name = ''] = /[^\s<>]+/.exec(tag) ?? []
  return modeleAu(plume, element.debut, element.fin, tag + avant, `${apres}</${name}>`, avec)
}

/** Changes that write one known text. */
export const retouchesOf = (modele: Modele, texte: string): readonly Retouche[] => [
  ...modele.insertions.map(({ debut, fin, avant, apres }) => ({
    part: modele.part,
    debut,
    fin,
    texte: `${avant}${escapeXml(texte)}${apres}`,
  })),
  ...modele.avec,
]

/** True for words that the user, or her Caf, wrote; false for blanks, dots or the form's initial text. */
export const isWritten = (shown: string, given = ''): boolean =>
  /[\p{L}\p{N}]/u.test(shown) &&
  shown.trim() !== given.trim() &&
  !/\b(?:cliquez|appuyez|tapez|entrez|entrer|choisi|s[ée]lection|saisi[rs]|indiquez|pr[ée]cisez|click|choose|select|enter)/i.test(
    shown,
  ) &&
  !/^[jmaJMA]{1,2}\s?\/\s?[mM]{1,2}\s?\/\s?[aA]{1,4}$/.test(shown.trim())

/** Level of a heading, by its style, or by its look (only bold letters, or capitals); null for a text. */
export function titreOf(passages: Paragraphe['passages'], niveau: number | null): number | null {
  let [written, isBold, size] = ['', true, 0]
  for (const one of passages) {
    if (one.type !== 'texte') continue
    written += one.texte
    isBold &&= one.graphie.gras || one.texte.trim() === ''
    size = Math.max(size, one.graphie.taille)
  }
  const text = written.trim()
  if (niveau !== null) return niveau
  if (text.length > 220 || (text.length < 40 && text.endsWith(':'))) return null
  const isCapitals = text === text.toUpperCase() && text.replace(/\P{L}/gu, '').length > 3
  if (!isBold && !isCapitals) return null
  return size >= 26 ? 5 : isCapitals ? 6 : 7
}
