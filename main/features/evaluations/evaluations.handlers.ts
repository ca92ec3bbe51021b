import type { evaluationsIpc } from '../../../shared/ipc/evaluations.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { findEvaluations, removeEvaluation, saveEvaluation } from './evaluations.service.ts'

export const createEvaluationsHandlers: CreateHandlers<typeof evaluationsIpc> = ({ db, now }) => ({
  'evaluations:findAll': (scope) => findEvaluations(db, scope),
  'evaluations:create': (saisie) => saveEvaluation(db, null, saisie, now()),
  'evaluations:save': ({ evaluationId, saisie }) => saveEvaluation(db, evaluationId, saisie, now()),
  'evaluations:delete': ({ evaluationId }) => removeEvaluation(db, evaluationId, now()),
})
