import type { Handlers } from '../../../shared/ipc/contract.ts'
import { ok } from '../../../shared/result.ts'
import type { Services } from '../services.ts'
import { installExemple } from './exemple.service.ts'

/** First start: « essayer avec une année d’exemple ». */
export function createExempleHandlers({
  database,
}: Pick<Services, 'database'>): Pick<Handlers, 'app:startSample'> {
  return {
    'app:startSample': async () => {
      const installed = await installExemple(database)
      return installed.ok ? ok({ anneeId: installed.value.anneeId }) : installed
    },
  }
}
