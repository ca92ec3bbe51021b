import type { heuresIpc } from '../../../shared/ipc/heures.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import {
  createHeures,
  findHeures,
  findHeuresFormations,
  findHeuresSeances,
  findTaux,
  findTotals,
  removeHeures,
  saveHeures,
  saveTaux,
} from './heures.service.ts'

/** Heures: those outside séances, those that séances give, and the value of an hour of bénévolat. */
export const createHeuresHandlers: CreateHandlers<typeof heuresIpc> = ({ db, now, today }) => ({
  'heures:findAll': (input) => findHeures(db, input),
  'heures:findSeances': (input) => findHeuresSeances(db, input, today()),
  'heures:findFormations': (input) => findHeuresFormations(db, input, today()),
  'heures:findTotals': (input) => findTotals(db, input, today()),
  'heures:create': ({ saisies }) => createHeures(db, saisies, now()),
  'heures:save': ({ heuresId, saisie }) => saveHeures(db, heuresId, saisie, now()),
  'heures:delete': ({ heuresId }) => removeHeures(db, heuresId, now()),
  'heures:findTaux': ({ anneeId }) => findTaux(db, anneeId),
  'heures:saveTaux': (input) => saveTaux(db, input, now()),
})
