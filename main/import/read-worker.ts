import { parentPort } from 'node:worker_threads'
import { type FichierOptions, readFichier } from './read-fichier.ts'
import { type RefusalCode, RefusedFile } from './reading/refusal.ts'
import type { FichierLu } from './understand/ligne-lue.ts'

export type ReadRequest = { readonly bytes: Uint8Array; readonly options: FichierOptions }

export type ReadReply =
  | { readonly lu: FichierLu }
  | { readonly refused: RefusalCode }
  /** A bug: the message of the error, without anything of the file. */
  | { readonly failed: string }

// One file, then the worker's end: nothing of it stays in memory.
parentPort?.once('message', ({ bytes, options }: ReadRequest) => {
  parentPort?.postMessage(reply(bytes, options))
})

function reply(bytes: Uint8Array, options: FichierOptions): ReadReply {
  try {
    return { lu: readFichier(bytes, options) }
  } catch (error) {
    if (error instanceof RefusedFile) return { refused: error.code }
    return { failed: error instanceof Error ? (error.stack ?? error.name) : 'unknown error' }
  }
}
