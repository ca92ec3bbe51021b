import type { WebContents } from 'electron'
import type { IpcEvent, IpcEvents } from '../../shared/ipc/contract.ts'

/** Tells a window something it did not ask for; a window that has gone needs to be told nothing. */
export function send<E extends IpcEvent>(
  contents: Pick<WebContents, 'isDestroyed' | 'send'>,
  event: E,
  payload: IpcEvents[E],
): void {
  if (!contents.isDestroyed()) contents.send(event, payload)
}
