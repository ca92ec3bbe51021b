import type { PlaceComprise } from './comprendre.ts'
import { normalise } from './mots.ts'

/** Subjects of the questions of écarts, by their own words, then by the headings above. */
const SUJETS: readonly (readonly [RegExp, string])[] = [
  [/ouverture culturelle|axe enfant/, 'bonificationEnfant.ecart'],
  [/accompagnement des parents|axe parent/, 'bonificationParent.ecart'],
  [/calendrier|semaines?|periode/, 'calendrier.ecart'],
  [/moyens humains|intervenants?|equipe|benevoles?|encadrement/, 'intervenants.ecart'],
  [/frequentation|public|effectifs?|nombre d enfants/, 'public.ecart'],
  [/territoire|autres acteurs|partenaires/, 'territoire.ecart'],
  [/parents|familles/, 'parents.ecart'],
  [/ecole|etablissement/, 'ecole.ecart'],
  [/activites?|enfants|jeunes/, 'activites.ecart'],
]

export const isEcart = (code: string): boolean => /\.ecart(?:\.raison)?$/.test(code)

export function ecartOf(
  { label, textes }: PlaceComprise,
  isBox: boolean,
): { code: string; isSur: boolean } | null {
  for (const [index, text] of [label, ...textes].entries()) {
    const words = normalise(text)
    // « le prévisionnel et le réel » fits any question: only the subject counts.
    const found = SUJETS.filter(([pattern]) => pattern.test(words))
    const [first] = found
    if (first === undefined) continue
    const code = first[1]
    return {
      code: isBox || code === 'territoire.ecart' ? code : `${code}.raison`,
      isSur: index <= 2,
    }
  }
  return null
}
