import { ipcMain } from 'electron'
import { type Channel, type Handlers, ipcContract } from '../../shared/ipc/contract.ts'
import { err } from '../../shared/result.ts'
import { type GuardOptions, guard } from './guard.ts'

/** Handlers that answer now: they come and go with the base, which waits for the end of a call before it closes. */
type Answering = {
  /** The current handlers; none while the data are locked. */
  handlers(): Partial<Handlers>
  run<T>(channel: Channel, work: () => Promise<T>): Promise<T>
}

/**
 * Opens every channel of the contract, each behind the guard; a channel without a handler answers that the data are
 * locked.
 */
export function registerHandlers({ handlers, run }: Answering, options: GuardOptions): void {
  for (const channel of Object.keys(ipcContract) as Channel[]) {
    const answer = (input: never) =>
      run(channel, async () => {
        const handler = handlers()[channel] as ((input: never) => Promise<unknown>) | undefined
        return handler === undefined ? err({ code: 'verrouillee' }) : handler(input)
      })
    ipcMain.handle(channel, guard(channel, answer as Handlers[Channel], options))
  }
}
