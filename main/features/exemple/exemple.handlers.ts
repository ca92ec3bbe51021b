import { ok } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import { installExemple } from './exemple.service.ts'

/** First start with the sample year, « essayer avec une année d’exemple ». */
export const createExempleHandlers: CreateHandlers<{ 'app:startSample': unknown }> = ({
  database,
  resources,
}) => ({
  'app:startSample': async () => {
    const installed = await installExemple(database, resources)
    return installed.ok ? ok({ anneeId: installed.value.anneeId }) : installed
  },
})
