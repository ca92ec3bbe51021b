import { todayOf } from '../../../shared/dates.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { fichesIntervenantsIpc } from '../../../shared/ipc/fiches-intervenants.ipc.ts'
import {
  createHeures,
  findHeures,
  findHeuresSeances,
  findTotals,
  removeHeures,
  saveHeures,
} from '../heures/heures.service.ts'
import { findTaux, saveTaux } from '../heures/valorisation.service.ts'
import type { Services } from '../services.ts'
import { findCouverture } from './couverture.service.ts'
import {
  createIntervenant,
  findFicheIntervenant,
  removeIntervenant,
  saveIntervenant,
} from './fiche-intervenant.service.ts'

/** The fiche of an intervenant, hours outside séances, who can come when. */
export function createFichesIntervenantsHandlers({
  database: { db },
  now,
}: Pick<Services, 'database' | 'now'>): Pick<Handlers, keyof typeof fichesIntervenantsIpc> {
  return {
    'intervenants:find': (input) => findFicheIntervenant(db, input),
    'intervenants:create': (saisie) => createIntervenant(db, saisie, now()),
    'intervenants:save': ({ intervenantId, saisie }) =>
      saveIntervenant(db, intervenantId, saisie, now()),
    'intervenants:delete': ({ intervenantId }) => removeIntervenant(db, intervenantId, now()),
    'intervenants:findCouverture': (input) => findCouverture(db, input, todayOf(now())),
    'heures:findAll': (input) => findHeures(db, input),
    'heures:findSeances': (input) => findHeuresSeances(db, input, todayOf(now())),
    'heures:findTotals': (input) => findTotals(db, input, todayOf(now())),
    'heures:create': ({ saisies }) => createHeures(db, saisies, now()),
    'heures:save': ({ heuresId, saisie }) => saveHeures(db, heuresId, saisie, now()),
    'heures:delete': ({ heuresId }) => removeHeures(db, heuresId, now()),
    'heures:findTaux': ({ anneeId }) => findTaux(db, anneeId),
    'heures:saveTaux': (input) => saveTaux(db, input, now()),
  }
}
