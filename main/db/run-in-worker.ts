import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { BaseAsk, BaseReply, BaseTask } from './base-worker.ts'
import { knownOpenings } from './engine.ts'
import { CopyRefusedError } from './prepare-copy.ts'

/** Limits of a worker: a hostile file ends it, never the app. */
const LIMITS = { maxHeapMb: 256, timeoutMs: 300_000 }

/**
 * Runs one task on a file of data in a worker of its own. Returns the faults found by a check; throws
 * `CopyRefusedError`, or an error with the code of the disk or of SQLite.
 */
export async function runInWorker(task: BaseTask): Promise<readonly string[]> {
  const worker = new Worker(workerUrl(), {
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.maxHeapMb },
  })
  try {
    const reply = await answerOf(worker, task)
    if ('found' in reply) return reply.found
    if ('refused' in reply) throw new CopyRefusedError(reply.refused)
    throw Object.assign(new Error(reply.message), { code: reply.code ?? undefined })
  } finally {
    await worker.terminate()
  }
}

async function answerOf(worker: Worker, task: BaseTask): Promise<BaseReply> {
  worker.postMessage({ task, known: knownOpenings() } satisfies BaseAsk)
  try {
    const signal = AbortSignal.timeout(LIMITS.timeoutMs)
    const [reply] = (await once(worker, 'message', { signal })) as [BaseReply]
    return reply
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (!['ERR_WORKER_OUT_OF_MEMORY', 'ABORT_ERR'].includes(code)) throw error
    return { refused: 'damaged' }
  }
}

/**
 * URL of the worker: from source, the .ts beside this file; once bundled, `base-worker.js` at the root of out/main.
 */
function workerUrl(): URL {
  const names = ['./base-worker.ts', './base-worker.js', '../base-worker.js']
  const found = names.map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new Error('the worker of the base is missing beside the app')
  return found
}
