import { parentPort } from 'node:worker_threads'
import { type Lecture, type Lu, readFor } from './lecture-fichier.ts'
import { type RefusalCode, RefusedFile } from './reading/refusal.ts'

export type ReadRequest = { readonly bytes: Uint8Array; readonly lecture: Lecture }

export type ReadReply =
  | { readonly lu: Lu[Lecture['genre']] }
  | { readonly refused: RefusalCode }
  /** A bug: the message of the error, without anything of the file. */
  | { readonly failed: string }

// One file, then the worker's end: nothing of it stays in memory.
parentPort?.once('message', ({ bytes, lecture }: ReadRequest) => {
  parentPort?.postMessage(reply(bytes, lecture))
})

function reply(bytes: Uint8Array, lecture: Lecture): ReadReply {
  try {
    return { lu: readFor(bytes, lecture) }
  } catch (error) {
    if (error instanceof RefusedFile) return { refused: error.code }
    return { failed: error instanceof Error ? (error.stack ?? error.name) : 'unknown error' }
  }
}
