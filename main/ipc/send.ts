import type { WebContents } from 'electron'
import type { IpcEvent, IpcEvents } from '../../shared/ipc/contract.ts'

/** Sends an event to a window; does nothing when the window is gone. */
export function send<E extends IpcEvent>(
  contents: Pick<WebContents, 'isDestroyed' | 'send'>,
  event: E,
  payload: IpcEvents[E],
): void {
  if (!contents.isDestroyed()) contents.send(event, payload)
}
