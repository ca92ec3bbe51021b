import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import { channelNames, eventNames } from '../../shared/ipc/channels.ts'
import type { CartableApi } from '../../shared/ipc/contract.ts'

const api: CartableApi = {
  async invoke(channel, input) {
    if (!Object.hasOwn(channelNames, channel)) throw new Error(`unknown channel: ${channel}`)
    return ipcRenderer.invoke(channel, input)
  },
  on(event, listener) {
    if (!Object.hasOwn(eventNames, event)) throw new Error(`unknown event: ${event}`)
    // The event object would hand `sender`, hence every channel, over to the page.
    const relay = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]) =>
      listener(payload)
    ipcRenderer.on(event, relay)
    return () => {
      ipcRenderer.off(event, relay)
    }
  },
}

contextBridge.exposeInMainWorld('cartable', Object.freeze(api))
