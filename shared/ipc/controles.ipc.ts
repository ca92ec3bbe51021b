import type { Controle } from '../domain/controle.ts'
import { arreteSchema } from './bilans.ipc.ts'
import { channel } from './channel.ts'

export const controlesIpc = {
  /** Points to look at before that bilan is sent; none of them stops the bilan. */
  'controles:find': channel(arreteSchema).returns<readonly Controle[]>(),
} as const
