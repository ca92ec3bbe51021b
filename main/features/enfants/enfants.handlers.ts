import type { enfantsIpc } from '../../../shared/ipc/enfants.ipc.ts'
import { ok } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import {
  attachFamille,
  createEnfant,
  findBrefs,
  findEnfants,
  findFicheEnfant,
  findHomonymes,
  removeEnfant,
  saveAutorisations,
  saveEnfant,
} from './enfants.service.ts'
import { mergeEnfants, previewMerge } from './merge-enfants.service.ts'

export const createEnfantsHandlers: CreateHandlers<typeof enfantsIpc> = ({ db, now, today }) => ({
  'enfants:findAll': (input) => findEnfants(db, input, today()),
  'enfants:find': ({ enfantId }) => findFicheEnfant(db, enfantId),
  'enfants:findBrefs': async () => ok(await findBrefs(db)),
  'enfants:findHomonymes': async (input) => ok(await findHomonymes(db, input)),
  'enfants:create': (input) => createEnfant(db, input, now()),
  'enfants:save': ({ enfantId, saisie }) => saveEnfant(db, enfantId, saisie, now()),
  'enfants:saveAutorisations': (input) => saveAutorisations(db, input, now()),
  'enfants:delete': ({ enfantId }) => removeEnfant(db, enfantId, now()),
  'enfants:attachFamille': ({ enfantId, famille }) => attachFamille(db, enfantId, famille, now()),
  'enfants:previewMerge': (pair) => previewMerge(db, pair),
  'enfants:merge': (pair) => mergeEnfants(db, pair, now()),
})
