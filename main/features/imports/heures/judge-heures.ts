import type {
  CategorieImport,
  DecisionPersonne,
  PersonneImport,
  ReglagesHeures,
} from '../../../../shared/domain/import-heures.ts'
import type { CategorieHeures } from '../../../../shared/domain/listes.ts'
import type { HeuresLue, HeuresLues } from '../../../import/heures/heures-lues.ts'
import { categorieOf, isTempsDeSeance } from '../../../import/heures/ligne.ts'
import type { ActionConnue, ConnusHeures } from './connus-heures.ts'
import {
  type ContexteHeures,
  type HeuresJugees,
  judgeLigneHeures,
  placeKey,
  quiOf,
  valeurOf,
} from './judge-ligne-heures.ts'
import { cleOf, judgePersonnes } from './judge-personnes.ts'
import { matchHeures } from './match-heures.ts'

/** Answers of the person about a file of hours. */
export type ChoixHeures = {
  readonly personnes: readonly DecisionPersonne[]
  /** Rows left out, by their place. */
  readonly ignorees: readonly { readonly feuille: string; readonly ligne: number }[]
}

export type JugementHeures = {
  readonly lignes: readonly HeuresJugees[]
  readonly personnes: readonly PersonneImport[]
  readonly categories: readonly CategorieImport[]
}

/** Sorts the rows: entries to write, entries that stand already, and rows that a person must look at. */
export function judgeHeures(
  lues: HeuresLues,
  connus: ConnusHeures,
  reglages: ReglagesHeures,
  choix: ChoixHeures,
): JugementHeures {
  const personnes = judgePersonnes(lues.lignes, connus.intervenants, choix.personnes)
  const categories = judgeCategories(lues.lignes, reglages.categorie)
  const rest = { connus, reglages, choix, personnes, categories }
  return { lignes: judgeLignes(lues.lignes, lues, rest), personnes, categories }
}

/**
 * Judges a file again with other answers, on the same base and with the same settings: only the rows of persons
 * with another answer, and of the intervenants they are or were, are judged; the other rows keep their objects.
 * Null when a catégorie has another meaning: its rows may be anybody's.
 */
export function judgeHeuresAgain(
  before: JugementHeures & { readonly lues: HeuresLues; readonly choix: ChoixHeures },
  lues: HeuresLues,
  connus: ConnusHeures,
  reglages: ReglagesHeures,
  choix: ChoixHeures,
): JugementHeures | null {
  if (lues.lignes.length !== before.lues.lignes.length) return null
  const categories = judgeCategories(lues.lignes, reglages.categorie)
  if (JSON.stringify(categories) !== JSON.stringify(before.categories)) return null
  const personnes = judgePersonnes(lues.lignes, connus.intervenants, choix.personnes)
  const ignorees = [before.choix, choix].map((one) => new Set(one.ignorees.map(placeKey)))
  const cles = new Set([
    ...changedPersonnes(before.personnes, personnes),
    ...lues.lignes.flatMap((ligne, index) => {
      const old = before.lues.lignes[index]
      const [wasIgnored, isIgnored] = ignorees.map((one) => one.has(placeKey(ligne)))
      if (ligne === old && wasIgnored === isIgnored) return []
      return old === undefined ? [cleOf(ligne)] : [cleOf(ligne), cleOf(old)]
    }),
  ])
  // Two names may be one intervenant: their entries are compared with each other.
  const quis = [...before.personnes, ...personnes].map(
    (one) => [one.cle, quiOf(one, connus)] as const,
  )
  const wanted = new Set(quis.flatMap(([cle, qui]) => (cles.has(cle) ? (qui ?? []) : [])))
  for (const [cle, qui] of quis) if (qui !== null && wanted.has(qui)) cles.add(cle)
  const affected = lues.lignes.filter((ligne) => cles.has(cleOf(ligne)))
  const rest = { connus, reglages, choix, personnes, categories }
  const judged = new Map(judgeLignes(affected, lues, rest).map((one) => [one.ligne, one]))
  const lignes = lues.lignes.map((ligne, index) => {
    const one = judged.get(ligne) ?? before.lignes[index]
    if (!one) throw new Error('a row of the file was left unjudged')
    return one
  })
  return { lignes, personnes, categories }
}

/** Keys of the persons whose records or answers differ. */
function changedPersonnes(
  a: readonly PersonneImport[],
  b: readonly PersonneImport[],
): readonly string[] {
  const texts = (personnes: readonly PersonneImport[]) =>
    new Map(personnes.map((one) => [one.cle, JSON.stringify(one)]))
  const [before, after] = [texts(a), texts(b)]
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (cle) => before.get(cle) !== after.get(cle),
  )
}

function judgeLignes(
  lignes: readonly HeuresLue[],
  { feuilles }: HeuresLues,
  rest: Pick<ContexteHeures, 'connus' | 'reglages'> & {
    readonly choix: ChoixHeures
    readonly personnes: readonly PersonneImport[]
    readonly categories: readonly CategorieImport[]
  },
): readonly HeuresJugees[] {
  const { connus, reglages, choix, personnes, categories } = rest
  const contexte = {
    connus,
    reglages,
    intervenants: new Map(connus.intervenants.map((one) => [one.id, one])),
    entetes: new Map(feuilles.map(({ nom, colonnes }) => [nom, colonnes])),
    personnes: new Map(personnes.map((one) => [one.cle, one])),
    categories: new Map(categories.map((one) => [one.valeur, one])),
    ignorees: new Set(choix.ignorees.map(placeKey)),
  }
  const judged = lignes.map((ligne) => judgeLigneHeures(ligne, contexte))
  return withMatches(judged, connus)
}

/** Marks the rows that the base already holds, and those that the file holds twice. */
function withMatches(
  judged: readonly HeuresJugees[],
  { heures, actions }: ConnusHeures,
): readonly HeuresJugees[] {
  const rows = judged.flatMap((one) => (one.saisie === null ? [] : [{ one, saisie: one.saisie }]))
  const known = heures.map(({ intervenantId, ...saisie }) => ({ qui: intervenantId, ...saisie }))
  const verdicts = new Map(
    [...matchHeures(rows, known)].map(([{ one }, verdict]) => [one, verdict]),
  )
  return judged.map((one) => {
    const verdict = verdicts.get(one)
    if (!verdict) return one
    if (verdict.statut === 'connu') return { ...one, statut: 'connu', saisie: null }
    if (verdict.statut === 'nouveau') {
      const ailleurs = actions.find(({ id }) => id === verdict.ailleurs)
      return ailleurs ? withMessage(one, elsewhereText(ailleurs)) : one
    }
    const { feuille, ligne } = verdict.first.one.ligne
    const where = feuille === one.ligne.feuille ? '' : ` de la feuille « ${feuille} »`
    const texte = `La ligne ${ligne}${where} dit la même chose : elle n’est comptée qu’une fois.`
    return { ...withMessage(one, texte), statut: 'doublon-fichier', saisie: null }
  })
}

const withMessage = (one: HeuresJugees, texte: string): HeuresJugees => ({
  ...one,
  messages: [...one.messages, { colonne: null, texte }],
})

const elsewhereText = ({ numero }: ActionConnue): string =>
  `La même saisie est déjà notée pour l’action ${numero} : vérifiez qu’elle ne compte pas deux fois.`

/**
 * Catégories of the file in its order, each with its meaning: the person's answer, else that of its words,
 * else `others`.
 */
function judgeCategories(
  lignes: readonly HeuresLue[],
  others: CategorieHeures | null,
): readonly CategorieImport[] {
  return [...Map.groupBy(lignes, valeurOf)].map(([valeur, own]) => {
    const libelle = own[0]?.categorie ?? ''
    const dite = own.find(({ categorieDite }) => categorieDite !== null)?.categorieDite ?? null
    const isTemps = isTempsDeSeance(libelle)
    return {
      valeur,
      libelle,
      lignes: own.length,
      choix: dite ?? categorieOf(libelle) ?? (isTemps ? null : others),
      isTempsDeSeance: isTemps,
    }
  })
}
