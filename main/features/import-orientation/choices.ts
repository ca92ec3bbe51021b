import type { Decision, PlaceLigne } from '../../../shared/domain/import-orientation.ts'
import type { EnfantConnu } from './connus.ts'

/** What the person says of a row: a known child, a new one, or that it is left out. */
type Choice = EnfantConnu | 'nouveau' | 'ignorer'

export type ChoiceOf = (place: PlaceLigne) => Choice | undefined

/** What was decided of each row; a decision for a child that has gone since is to be taken again. */
export function choicesOf(
  decisions: readonly Decision[],
  enfants: readonly EnfantConnu[],
): ChoiceOf {
  if (decisions.length === 0) return () => undefined
  const byId = new Map(enfants.map((enfant) => [enfant.id, enfant]))
  const choices = new Map(
    decisions.map((decision) => {
      const { choix } = decision
      return [placeKey(decision), choix.kind === 'enfant' ? byId.get(choix.enfantId) : choix.kind]
    }),
  )
  return (place) => choices.get(placeKey(place))
}

const placeKey = ({ feuille, ligne, rang }: PlaceLigne): string => `${feuille}\n${ligne} ${rang}`
