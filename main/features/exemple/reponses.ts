import { typographie } from '../../../shared/format.ts'
import { REPONSES_ACTION_1 } from './reponses-action-1.ts'
import { REPONSES_ACTION_2 } from './reponses-action-2.ts'

/** An answer of the bilan, by code of the trame; `raison` answers the question under a « oui ». */
export type ReponseExemple = {
  readonly code: string
  readonly valeur: string | boolean
  readonly raison?: string
}

export function buildReponses() {
  return [
    ...REPONSES_ACTION_1.map((reponse) => ({ actionId: 'action-1', reponse })),
    ...REPONSES_ACTION_2.map((reponse) => ({ actionId: 'action-2', reponse })),
  ].map(({ actionId, reponse: { code, valeur, raison } }) => ({
    actionId,
    code,
    valeur: typeof valeur === 'string' ? typographie(valeur) : valeur,
    raison: raison === undefined ? null : typographie(raison),
  }))
}
