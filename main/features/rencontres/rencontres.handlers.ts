import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { rencontresIpc } from '../../../shared/ipc/rencontres.ipc.ts'
import { ok } from '../../../shared/result.ts'
import {
  findEtablissements,
  findPartenaires,
  removeEtablissement,
  removePartenaire,
  saveEtablissement,
  savePartenaire,
} from '../repertoire/repertoire.service.ts'
import type { Services } from '../services.ts'
import {
  findActionsParents,
  findConcertations,
  removeRencontre,
  saveActionParents,
  saveConcertation,
} from './rencontres.service.ts'

/** Work with parents, schools and partners, and the directory of those. */
export function createRencontresHandlers({
  database: { db },
  now,
}: Pick<Services, 'database' | 'now'>): Pick<Handlers, keyof typeof rencontresIpc> {
  return {
    'actions-parents:findAll': (scope) => findActionsParents(db, scope),
    'actions-parents:create': (saisie) => saveActionParents(db, null, saisie, now()),
    'actions-parents:save': ({ rencontreId, saisie }) =>
      saveActionParents(db, rencontreId, saisie, now()),
    'actions-parents:delete': ({ rencontreId }) =>
      removeRencontre(db, 'action_parents', rencontreId, now()),
    'concertations:findAll': (scope) => findConcertations(db, scope),
    'concertations:create': (saisie) => saveConcertation(db, null, saisie, now()),
    'concertations:save': ({ rencontreId, saisie }) =>
      saveConcertation(db, rencontreId, saisie, now()),
    'concertations:delete': ({ rencontreId }) =>
      removeRencontre(db, 'concertation', rencontreId, now()),
    'etablissements:findAll': async () => ok(await findEtablissements(db)),
    'etablissements:create': (saisie) => saveEtablissement(db, null, saisie, now()),
    'etablissements:save': async ({ etablissementId, saisie }) =>
      done(await saveEtablissement(db, etablissementId, saisie, now())),
    'etablissements:delete': ({ etablissementId }) =>
      removeEtablissement(db, etablissementId, now()),
    'partenaires:findAll': async () => ok(await findPartenaires(db)),
    'partenaires:create': (saisie) => savePartenaire(db, null, saisie, now()),
    'partenaires:save': async ({ partenaireId, saisie }) =>
      done(await savePartenaire(db, partenaireId, saisie, now())),
    'partenaires:delete': ({ partenaireId }) => removePartenaire(db, partenaireId, now()),
  }
}

/** The same result, without the id that the caller knows. */
const done = <E>(result: { readonly ok: true } | { readonly ok: false; readonly error: E }) =>
  result.ok ? ok(undefined) : result
