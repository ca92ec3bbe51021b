import { ipcMain } from 'electron'
import { type Channel, type Handlers, ipcContract } from '../../shared/ipc/contract.ts'
import { type GuardOptions, guard } from './guard.ts'

/** Opens every channel of the contract, each behind the guard. */
export function registerHandlers(handlers: Handlers, options: GuardOptions): void {
  for (const channel of Object.keys(ipcContract) as Channel[]) {
    ipcMain.handle(channel, guard(channel, handlers[channel] as Handlers[Channel], options))
  }
}
