import type { progressionsIpc } from '../../../shared/ipc/progressions.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import {
  findGrilleSuivi,
  findSuiviOfEnfant,
  saveEchelles,
  saveProgression,
} from './progressions.service.ts'

export const createProgressionsHandlers: CreateHandlers<typeof progressionsIpc> = ({
  db,
  now,
}) => ({
  'progressions:findGrille': (demande) => findGrilleSuivi(db, demande),
  'progressions:save': (saisie) => saveProgression(db, saisie, now()),
  'progressions:findOfEnfant': ({ enfantId }) => findSuiviOfEnfant(db, enfantId),
  'progressions:saveEchelles': ({ echelles }) => saveEchelles(db, echelles, now()),
})
