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
    'bilans:generate': async ({ annexesNominatives, ...demande }) => {
      const sortie = await dialogs.chooseFolder({
        title: typographie('Où enregistrer le bilan et ses annexes ?'),
        button: 'Enregistrer ici',
      })
      if (sortie === null) return err({ code: 'cancelled' })
      const generated = await generateBilan(db, demande, {
        tramesFolder,
        sortie,
        annexesNominatives,
        now: now(),
        onProgress: (done, total, label) => emit('documents:progress', { done, total, label }),
      })
      if (!generated.ok) return generated
      const { bilan, annexes } = generated.value
      return ok([documents.add(bilan), documents.add(annexes)])
    },
  }
}
