import { join } from 'node:path'
import { todayOf } from '../../../shared/dates.ts'
import { typographie } from '../../../shared/format.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Services } from '../services.ts'
import { findAvancements } from './avancements.service.ts'
import { bilanVue, computeBilan, findProvenance } from './bilans.service.ts'
import { generateBilan } from './generate-bilan.service.ts'
import { saveReponse } from './reponses.service.ts'

type BilansChannels =
  | 'bilans:find'
  | 'bilans:findAvancements'
  | 'bilans:findProvenance'
  | 'bilans:saveReponse'
  | 'bilans:generate'

/** The Bilan screen: the form filled, the records behind each figure, and the files. */
export function createBilansHandlers({
  database: { db },
  resources,
  dialogs,
  documents,
  emit,
  now,
}: Services): Pick<Handlers, BilansChannels> {
  const tramesFolder = join(resources, 'trames')
  /** Where she asked for the last one: what was refused there is not asked where again. */
  let dernierDossier: string | null = null
  return {
    'bilans:find': async (demande) => {
      const computed = await computeBilan(db, tramesFolder, demande)
      return computed.ok ? ok(bilanVue(computed.value)) : computed
    },
    'bilans:findAvancements': (scope) => findAvancements(db, tramesFolder, scope, todayOf(now())),
    'bilans:findProvenance': async ({ code, ...demande }) => {
      const computed = await computeBilan(db, tramesFolder, demande)
      return computed.ok ? ok(await findProvenance(db, computed.value, code)) : computed
    },
    'bilans:saveReponse': (demande) => saveReponse(db, tramesFolder, demande, now()),
    'bilans:generate': async ({ annexesNominatives, autresNoms, ...demande }) => {
      const known = autresNoms ? dernierDossier : null
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
        autresNoms,
        now: now(),
        onProgress: (done, total, label) => emit('documents:progress', { done, total, label }),
      })
      if (!generated.ok) return generated
      const { bilan, annexes } = generated.value
      return ok([documents.add(bilan), documents.add(annexes)])
    },
  }
}
