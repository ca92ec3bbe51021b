import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { fichesEnfantsIpc } from '../../../shared/ipc/fiches-enfants.ipc.ts'
import { ok } from '../../../shared/result.ts'
import { findFamilles, saveFamille } from '../familles/familles.service.ts'
import {
  orderAttente,
  promoteInscription,
  removeInscription,
  saveInscription,
} from '../inscriptions/inscriptions.service.ts'
import type { Services } from '../services.ts'
import {
  attachFamille,
  createEnfant,
  findBrefs,
  findFicheEnfant,
  findHomonymes,
  inscribeEnfant,
  removeEnfant,
  saveEnfant,
} from './fiche-enfant.service.ts'
import { mergeEnfants, previewMerge } from './merge-enfants.service.ts'

/** The fiche of an enfant: identity, famille, inscriptions. */
export function createFichesEnfantsHandlers({
  database: { db },
  now,
}: Pick<Services, 'database' | 'now'>): Pick<Handlers, keyof typeof fichesEnfantsIpc> {
  return {
    'enfants:find': ({ enfantId }) => findFicheEnfant(db, enfantId),
    'enfants:findBrefs': async () => ok(await findBrefs(db)),
    'enfants:findHomonymes': async (input) => ok(await findHomonymes(db, input)),
    'enfants:create': (input) => createEnfant(db, input, now()),
    'enfants:save': ({ enfantId, saisie }) => saveEnfant(db, enfantId, saisie, now()),
    'enfants:delete': ({ enfantId }) => removeEnfant(db, enfantId, now()),
    'familles:findAll': async () => ok(await findFamilles(db)),
    'familles:attach': ({ enfantId, famille }) => attachFamille(db, enfantId, famille, now()),
    'familles:save': ({ familleId, saisie }) => saveFamille(db, familleId, saisie, now()),
    'inscriptions:create': ({ enfantId, saisie }) => inscribeEnfant(db, enfantId, saisie, now()),
    'inscriptions:save': ({ inscriptionId, saisie }) =>
      saveInscription(db, inscriptionId, saisie, now()),
    'inscriptions:delete': ({ inscriptionId }) => removeInscription(db, inscriptionId, now()),
    'inscriptions:promote': (input) => promoteInscription(db, input, now()),
    'inscriptions:orderAttente': ({ inscriptionIds }) => orderAttente(db, inscriptionIds, now()),
    'enfants:previewMerge': (pair) => previewMerge(db, pair),
    'enfants:merge': (pair) => mergeEnfants(db, pair, now()),
  }
}
