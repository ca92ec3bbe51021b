import { join } from 'node:path'
import { typographie } from '../../../shared/format.ts'
import type { bilansIpc } from '../../../shared/ipc/bilans.ipc.ts'
import { err, ok } from '../../../shared/result.ts'
import { pagesOf } from '../documents/documents.service.ts'
import type { CreateHandlers } from '../services.ts'
import {
  bilanVue,
  computeBilan,
  findAvancements,
  findPrecedent,
  proposePrevisionnel,
} from './bilans.service.ts'
import { composeBilan, generateBilan } from './generate-bilan.service.ts'
import { findProvenance } from './provenance.service.ts'
import { confirmReponses, saveReponse } from './reponses.service.ts'

/** The Bilan screen: the form filled, the records behind each figure, and the files. */
export const createBilansHandlers: CreateHandlers<typeof bilansIpc> = ({
  db,
  resources,
  dialogs,
  documents,
  emit,
  printPdf,
  now,
  today,
}) => {
  const tramesFolder = join(resources, 'trames')
  /** Folder of the last « Générer »: writing again under other names does not ask for it again. */
  let dernierDossier: string | null = null
  return {
    'bilans:find': async (demande) => {
      const computed = await computeBilan(db, tramesFolder, demande)
      return computed.ok ? ok(bilanVue(computed.value)) : computed
    },
    'bilans:findAvancements': (scope) => findAvancements(db, tramesFolder, scope, today()),
    'bilans:findProvenance': async ({ code, ...demande }) => {
      const computed = await computeBilan(db, tramesFolder, demande)
      return computed.ok ? ok(await findProvenance(db, computed.value, code)) : computed
    },
    'bilans:saveReponse': (demande) => saveReponse(db, tramesFolder, demande, now()),
    'bilans:findPrecedent': (demande) => findPrecedent(db, tramesFolder, demande),
    'bilans:proposePrevisionnel': ({ actionId }) => proposePrevisionnel(db, actionId),
    'bilans:confirm': (demande) => confirmReponses(db, tramesFolder, demande, now()),
    'bilans:preview': async ({ document, ...demande }) => {
      const composed = await composeBilan(db, demande, {
        ...{ tramesFolder, nominatif: false, now: now() },
      })
      if (!composed.ok) return composed
      return ok(await pagesOf(await composed.value.files[document].bytes()))
    },
    'bilans:generate': async ({ annexesNominatives, unePage, pdf, siPris, ...demande }) => {
      const known = siPris === 'demander' ? null : dernierDossier
      const sortie =
        known ??
        (await dialogs.chooseFolder({
          title: typographie('Où enregistrer le bilan et ses annexes ?'),
          button: 'Enregistrer ici',
        }))
      if (sortie === null) return err({ code: 'cancelled' })
      dernierDossier = sortie
      const generated = await generateBilan(db, demande, {
        tramesFolder,
        sortie,
        annexesNominatives,
        unePage,
        printPdf: pdf ? printPdf : undefined,
        siPris,
        now: now(),
        onProgress: (done, total, label) => emit('documents:progress', { done, total, label }),
      })
      if (!generated.ok) return generated
      const { bilan, annexes, unePage: page, pdfs } = generated.value
      return ok(
        [bilan, annexes, ...(page === null ? [] : [page]), ...pdfs].map((path) =>
          documents.add(path),
        ),
      )
    },
  }
}
