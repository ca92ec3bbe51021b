import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Lecture, Lu } from './lecture-fichier.ts'
import type { ReadReply } from './read-worker.ts'
import type { RefusalCode } from './reading/refusal.ts'

/** A hostile file ends the worker, never the app. */
export type WorkerLimits = { readonly maxHeapMb: number; readonly timeoutMs: number }

const LIMITS: WorkerLimits = { maxHeapMb: 512, timeoutMs: 6_000 }

/** Reads a file away from the window, under a ceiling of memory and of time. */
export function readInWorker<L extends Lecture>(
  bytes: Uint8Array,
  lecture: L,
  limits: WorkerLimits = LIMITS,
): Promise<Result<Lu[L['genre']], RefusalCode>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl(), {
      resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMb },
      // The reader comments on the files it reads, with their contents: nobody is to see that.
      stdout: true,
      stderr: true,
    })
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      void worker.terminate()
      settle()
    }
    const timer = setTimeout(() => finish(() => resolve(err('slow'))), limits.timeoutMs)
    worker.once('message', (reply: ReadReply) =>
      finish(() => {
        if ('failed' in reply) reject(new Error(`import worker: ${reply.failed}`))
        else resolve('lu' in reply ? ok(reply.lu as Lu[L['genre']]) : err(reply.refused))
      }),
    )
    worker.once('error', (error: NodeJS.ErrnoException) =>
      finish(() => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(err('bomb'))
        else reject(error)
      }),
    )
    worker.postMessage({ bytes, lecture })
  })
}

/** From source, the .ts beside this file; once bundled, `read-worker.js` at the root of out/main. */
function workerUrl(): URL {
  const names = ['./read-worker.ts', './read-worker.js', '../read-worker.js']
  const urls = names.map((name) => new URL(name, import.meta.url))
  const found = urls.find((url) => existsSync(url))
  if (!found) throw new Error('the import worker is missing beside the app')
  return found
}
