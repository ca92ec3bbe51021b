import type { Decision } from '../../../../shared/domain/import-orientation.ts'
import { normalizeNom } from '../../../../shared/domain/nom.ts'
import type { LigneLue } from '../../../import/understand/ligne-lue.ts'
import { IGNOREE } from '../kind.ts'
import type { ClasseConnue, Connus, EnfantConnu } from './connus.ts'
import { clesOf } from './identite.ts'
import {
  type ChoiceOf,
  choicesOf,
  indexByCle,
  type Judgement,
  type LigneJugee,
  refused,
} from './judge.ts'
import { mergeLignes } from './merge-lignes.ts'

/**
 * Sorts the rows of a list of parents. Children are recognised by name and class, since such a list gives no
 * birth; rows of unknown children are refused, since it proposes nobody. Rows about one child are merged.
 */
export function judgeResponsables(
  lignes: readonly LigneLue[],
  connus: Connus,
  decisions: readonly Decision[] = [],
): Judgement {
  const choiceOf = choicesOf(decisions, connus.enfants)
  const find = createFinder(connus)
  const rows = new Map<EnfantConnu, LigneLue[]>()
  const left: LigneJugee[] = []
  for (const ligne of lignes) {
    const found = judgeLigne(ligne, choiceOf(ligne), find)
    if ('statut' in found) left.push(found)
    else rows.set(found, [...(rows.get(found) ?? []), ligne])
  }
  const propositions = [...rows].flatMap(([connu, own]) => {
    const [first] = own
    if (!first) return []
    const groupe = { first, lignes: own }
    return [{ groupe, lu: mergeLignes(first, own), connu, textes: [] }]
  })
  return { propositions, refused: left }
}

function judgeLigne(
  ligne: LigneLue,
  choice: ReturnType<ChoiceOf>,
  find: (ligne: LigneLue) => EnfantConnu | LigneJugee,
): EnfantConnu | LigneJugee {
  const statut = ligne.etat === 'erreur' ? 'erreur' : 'ambigu'
  if (choice === 'ignorer') return refused(ligne, statut, [IGNOREE])
  if (statut === 'erreur') return refused(ligne, statut, [])
  return typeof choice === 'object' ? choice : find(ligne)
}

function createFinder({ enfants, classes }: Connus) {
  const byCle = indexByCle(enfants)
  const byEnfant = Map.groupBy(classes, ({ enfantId }) => enfantId)
  return (ligne: LigneLue): EnfantConnu | LigneJugee => {
    const named = [...new Set(clesOf(ligne).flatMap((cle) => byCle.get(cle) ?? []))]
    if (named.length === 0) {
      return refused(ligne, 'ambigu', ['Pas dans Cartable : rien n’est repris de ses parents.'])
    }
    const of = (verdict: Verdict) =>
      named.filter(({ id }) => compareClasses(ligne, byEnfant.get(id) ?? []) === verdict)
    const [same, unsure] = [of('same'), of('unsure')]
    const fitting = same.length > 0 ? same : unsure
    const [only] = fitting
    return only && fitting.length === 1
      ? only
      : refused(ligne, 'ambigu', [doubtText(named, fitting)], named)
  }
}

type Verdict = 'same' | 'unsure' | 'different'

function doubtText(named: readonly EnfantConnu[], fitting: readonly EnfantConnu[]): string {
  if (fitting.length === 0)
    return 'Un enfant de ce nom est connu dans une autre classe : dites si c’est lui.'
  return `${named.length} enfants connus portent ce nom : dites lequel.`
}

/** Compares a child's class in the file with those known: `unsure` where either side gives none. */
function compareClasses(
  { inscription: { niveau, classe } }: LigneLue,
  known: readonly ClasseConnue[],
): Verdict {
  const verdicts = known.map((one): Verdict => {
    if (niveau !== null && one.niveau !== null) return niveau === one.niveau ? 'same' : 'different'
    if (classe === null || one.classe === null) return 'unsure'
    return normalizeNom(classe) === normalizeNom(one.classe) ? 'same' : 'unsure'
  })
  if (verdicts.includes('same')) return 'same'
  return verdicts.includes('different') && !verdicts.includes('unsure') ? 'different' : 'unsure'
}
