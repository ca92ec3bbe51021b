import { z } from 'zod'
import { type SaisieEvaluation, saisieEvaluationSchema } from '../domain/evaluation.ts'
import { channel } from './channel.ts'

export type EvaluationLigne = SaisieEvaluation & {
  readonly evaluationId: string
  /** Numéro of its action. */
  readonly action: string
}

const perimetre = z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() })
const evaluationId = z.strictObject({ evaluationId: z.string() })

export const evaluationsIpc = {
  /** Latest first. */
  'evaluations:findAll': channel(perimetre).returns<readonly EvaluationLigne[]>(),
  'evaluations:create': channel(saisieEvaluationSchema).returns<void>(),
  'evaluations:save': channel(
    evaluationId.extend({ saisie: saisieEvaluationSchema }),
  ).returns<void>(),
  'evaluations:delete': channel(evaluationId).returns<void>(),
} as const
