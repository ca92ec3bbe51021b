import type {
  CategorieImport,
  DecisionPersonne,
  PersonneImport,
  ReglagesHeures,
} from '../../../shared/domain/import-heures.ts'
import type { HeuresLues } from '../../import/heures/heures-lues.ts'
import type { ActionConnue, ConnusHeures } from './connus-heures.ts'
import { judgeCategories } from './judge-categories.ts'
import { type HeuresJugees, judgeLigneHeures, placeKey } from './judge-ligne-heures.ts'
import { judgePersonnes } from './judge-personnes.ts'
import { matchHeures } from './match-heures.ts'

/** What the person says of a file of hours. */
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

/** Sorts the rows: entries to write, entries that stand already, and what a person must look at. */
export function judgeHeures(
  lues: HeuresLues,
  connus: ConnusHeures,
  reglages: ReglagesHeures,
  choix: ChoixHeures,
): JugementHeures {
  const personnes = judgePersonnes(lues.lignes, connus.intervenants, choix.personnes)
  const categories = judgeCategories(lues.lignes, reglages.categorie)
  const contexte = {
    connus,
    intervenants: new Map(connus.intervenants.map((one) => [one.id, one])),
    reglages,
    entetes: new Map(lues.feuilles.map(({ nom, colonnes }) => [nom, colonnes])),
    personnes: new Map(personnes.map((one) => [one.cle, one])),
    categories: new Map(categories.map((one) => [one.valeur, one])),
    ignorees: new Set(choix.ignorees.map(placeKey)),
  }
  const judged = lues.lignes.map((ligne) => judgeLigneHeures(ligne, contexte))
  return { lignes: withMatches(judged, connus), personnes, categories }
}

/** Tells what stands already, and what the file says twice. */
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
