import type { Controle } from '../domain/controle.ts'
import { arreteSchema } from './bilans.ipc.ts'
import { channel } from './channel.ts'

export const controlesIpc = {
  /** What deserves a look before that bilan is sent; nothing of it stops the bilan. */
  'controles:find': channel(arreteSchema).returns<readonly Controle[]>(),
} as const
