import { normalizeNom } from '../../../../shared/domain/nom.ts'
import type { HeuresLue } from '../../../import/heures/heures-lues.ts'
import type { ActionConnue, ConnusHeures } from './connus-heures.ts'

/** Action of a row, or the reason why it is unknown: `erreur` where the file is wrong, `doute` where nobody said. */
export type PlaceAction =
  | { readonly actionId: string }
  | { readonly champ: 'action' | 'collectif'; readonly erreur: string }
  | { readonly doute: string }

/** Finds the action of a row: the one it names, else that of its collectif, that of the options, or the only one. */
export function placeInAction(
  { action, collectif }: HeuresLue,
  { actions, collectifs }: ConnusHeures,
  chosenId: string | null,
): PlaceAction {
  if (action !== null) {
    const named = actions.find((one) => isNamed(one, action))
    if (named) return { actionId: named.id }
    return { champ: 'action', erreur: `« ${action} » n’est pas une action de cette année.` }
  }
  if (collectif !== null) {
    const same = collectifs.filter(({ nom }) => normalizeNom(nom) === normalizeNom(collectif))
    const [only] = new Set(same.map((one) => one.actionId))
    if (only !== undefined && same.every((one) => one.actionId === only)) return { actionId: only }
    if (same.length === 0 && chosenId === null && actions.length !== 1) {
      return {
        champ: 'collectif',
        erreur: `« ${collectif} » n’est pas un collectif de cette année.`,
      }
    }
  }
  if (chosenId !== null) return { actionId: chosenId }
  const [first, ...others] = actions
  if (!first) return { doute: 'Cette année n’a pas d’action : créez-la d’abord dans Réglages.' }
  return others.length === 0 ? { actionId: first.id } : { doute: 'L’action manque.' }
}

/** Whether a text names an action: « 2 », « Action 2 », « n° 2 », or its intitulé. */
function isNamed({ numero, intitule }: ActionConnue, text: string): boolean {
  const said = normalizeNom(text)
  const bare = said.replace(/^(action )?((n|no|numero) )?/, '')
  return bare === normalizeNom(numero) || (intitule !== null && said === normalizeNom(intitule))
}
