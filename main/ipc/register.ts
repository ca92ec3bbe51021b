import { ipcMain } from 'electron'
import { channelNames } from '../../shared/ipc/channels.ts'
import type { Channel } from '../../shared/ipc/contract.ts'
import type { Answer } from './guard.ts'

/** Opens every channel of the contract; a call that comes before `answer` is ready waits for it. */
export function openChannels(answer: Promise<Answer>): void {
  for (const channel of Object.keys(channelNames) as Channel[]) {
    ipcMain.handle(channel, async (caller, payload) => (await answer)(channel, caller, payload))
  }
}
