import type { repertoireIpc } from '../../../shared/ipc/repertoire.ipc.ts'
import { ok } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import {
  findEtablissements,
  findPartenaires,
  removeEtablissement,
  removePartenaire,
  saveEtablissement,
  savePartenaire,
} from './repertoire.service.ts'

export const createRepertoireHandlers: CreateHandlers<typeof repertoireIpc> = ({ db, now }) => ({
  'repertoire:findEtablissements': async () => ok(await findEtablissements(db)),
  'repertoire:createEtablissement': (saisie) => saveEtablissement(db, null, saisie, now()),
  'repertoire:saveEtablissement': async ({ etablissementId, saisie }) =>
    done(await saveEtablissement(db, etablissementId, saisie, now())),
  'repertoire:deleteEtablissement': ({ etablissementId }) =>
    removeEtablissement(db, etablissementId, now()),
  'repertoire:findPartenaires': async () => ok(await findPartenaires(db)),
  'repertoire:createPartenaire': (saisie) => savePartenaire(db, null, saisie, now()),
  'repertoire:savePartenaire': async ({ partenaireId, saisie }) =>
    done(await savePartenaire(db, partenaireId, saisie, now())),
  'repertoire:deletePartenaire': ({ partenaireId }) => removePartenaire(db, partenaireId, now()),
})

/** A result without the id, which the caller has. */
const done = <E>(result: { readonly ok: true } | { readonly ok: false; readonly error: E }) =>
  result.ok ? ok(undefined) : result
