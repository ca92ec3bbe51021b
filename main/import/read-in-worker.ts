import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { err, ok, type Result } from '../../shared/result.ts'
import type { FormulaireCompris } from './formulaire/read-formulaire.ts'
import { RefusedFormulaire } from './formulaire/refus.ts'
import type { Lecture, LectureOf, Lu } from './lecture-fichier.ts'
import type { ReadReply, ReadRequest } from './read-worker.ts'
import { type RefusalCode, RefusedFile } from './reading/refusal.ts'

/**
 * Limits of a worker: a hostile file ends it, never the app. `cpuMs` is the processor time of one call: a file is
 * judged by its own work, not by a computer that is slow or busy. `waitMs` ends a call in any case.
 */
export type WorkerLimits = {
  readonly maxHeapMb: number
  readonly cpuMs: number
  readonly waitMs: number
}

const LIMITS: WorkerLimits = { maxHeapMb: 400, cpuMs: 2_800, waitMs: 60_000 }
/** Interval between two looks at the processor time of a call, in milliseconds. */
const LOOK_MS = 100
/** Time that a worker waits for another file, in milliseconds: a coordinator opens those of her schools one after the other. */
const SPARE_MS = 10_000

/** A file read away from the window: its cells stay in a worker, which understands them as often as asked. */
export type FileReader<G extends keyof Lu> = {
  /**
   * The rows as `lecture` says to read them. One call at a time. The cells are read at the first call only;
   * a row that reads the same as at the call before is the same object.
   */
  read(lecture: LectureOf<G>): Promise<Result<Lu[G], RefusalCode>>
  /** Frees all that is held of the file. */
  close(): void
}

/** Reads a file in a worker, under a ceiling of memory, and of time for each call. */
export function openInWorker<G extends keyof Lu>(
  bytes: Uint8Array,
  limits: WorkerLimits = LIMITS,
): FileReader<G> {
  let worker: Worker | null = null
  let held: Lu[G] | null = null
  let isReading = false
  const close = (): void => {
    if (worker !== null) release(worker, limits, held !== null && !isReading)
    worker = null
    held = null
  }
  return {
    async read(lecture) {
      const isFirst = worker === null
      worker ??= takeWorker(limits)
      isReading = true
      const asked = worker
      const reply = await ask(
        asked,
        { bytes: isFirst ? bytes : null, lecture: lecture as Lecture },
        limits,
      )
      // The file was closed while it was read: a worker may still answer before it ends.
      if (worker !== asked) throw new Error('import worker: closed')
      isReading = false
      if (!reply.ok) {
        // A worker that refused holds no rows to compare the next ones with, or is dead.
        held = null
        close()
        return reply
      }
      if (!('lu' in reply.value)) throw new Error('import worker: another answer than rows')
      held = merged(held, reply.value) as Lu[G]
      return ok(held)
    },
    close,
  }
}

/**
 * Reads the form of a Caf and the answers that its places ask for, away from the window. Throws `RefusedFormulaire`
 * or `RefusedFile` (reasonOfRefus).
 */
export async function comprendreInWorker(
  bytes: Uint8Array,
  limits: WorkerLimits = LIMITS,
): Promise<FormulaireCompris> {
  const worker = takeWorker(limits)
  let isSound = false
  try {
    const reply = await ask(worker, { formulaire: bytes }, limits)
    if (!reply.ok) throw new RefusedFile(reply.error)
    if ('formulaireRefuse' in reply.value) throw new RefusedFormulaire(reply.value.formulaireRefuse)
    if (!('compris' in reply.value)) throw new Error('import worker: another answer than a form')
    isSound = true
    return reply.value.compris
  } finally {
    release(worker, limits, isSound)
  }
}

type Answer = Exclude<ReadReply, { refused: unknown } | { failed: unknown }>
type Read = Extract<ReadReply, { lu: unknown }>

function merged(held: Lu[Lecture['genre']] | null, { lu, lignes, changed }: Read) {
  if (lignes !== null || held === null) return { ...lu, lignes: lignes ?? [] }
  const rows = new Map(changed)
  return { ...lu, lignes: held.lignes.map((ligne, index) => rows.get(index) ?? ligne) }
}

/** A worker that has read its file to the end and forgotten it: the next file does not wait for another to start. */
let spare: {
  readonly worker: Worker
  readonly maxHeapMb: number
  leave(): void
  keep(): void
} | null = null

function takeWorker(limits: WorkerLimits): Worker {
  if (spare?.maxHeapMb !== limits.maxHeapMb) return newWorker(limits)
  const { worker, keep } = spare
  spare = null
  keep()
  return worker
}

/** Keeps a worker that gave nothing but sound answers for the next file; ends any other, which may hold anything. */
function release(worker: Worker, { maxHeapMb }: WorkerLimits, isSound: boolean): void {
  if (!isSound) {
    void worker.terminate()
    return
  }
  spare?.leave()
  const leave = (): void => {
    clearTimeout(timer)
    spare = null
    void worker.terminate()
  }
  const keep = (): void => {
    clearTimeout(timer)
    worker.off('error', leave).off('exit', leave).ref()
  }
  const timer = setTimeout(leave, SPARE_MS).unref()
  worker.on('error', leave).on('exit', leave).unref()
  worker.postMessage({ oubli: true } satisfies ReadRequest)
  spare = { worker, maxHeapMb, leave, keep }
}

function newWorker({ maxHeapMb }: WorkerLimits): Worker {
  return new Worker(workerUrl(), {
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    // Discard the worker's output: the reader prints contents of the files it reads.
    stdout: true,
    stderr: true,
  })
}

/** Puts one request to the worker. A time-out, a lack of memory or a refusal is an `err`; a bug rejects. */
function ask(
  worker: Worker,
  request: ReadRequest,
  { cpuMs, waitMs }: WorkerLimits,
): Promise<Result<Answer, RefusalCode>> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      clearInterval(watch)
      worker.off('message', onMessage)
      worker.off('error', onError)
      worker.off('exit', onExit)
      settle()
    }
    const onMessage = (reply: ReadReply): void =>
      finish(() => {
        if ('failed' in reply) reject(new Error(`import worker: ${reply.failed}`))
        else resolve('refused' in reply ? err(reply.refused) : ok(reply))
      })
    const onError = (error: NodeJS.ErrnoException): void =>
      finish(() => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(err('bomb'))
        else reject(error)
      })
    // Reject the pending call when the worker is closed while reading.
    const onExit = (): void => finish(() => reject(new Error('import worker: closed')))
    const tooSlow = () => finish(() => resolve(err('slow')))
    const timer = setTimeout(tooSlow, waitMs)
    const before = processorMs(worker)
    const look = async (): Promise<void> => {
      if ((await processorMs(worker)) - (await before) > cpuMs) tooSlow()
    }
    const watch = setInterval(() => void look(), Math.min(LOOK_MS, cpuMs))
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.on('exit', onExit)
    worker.postMessage(request)
  })
}

/** Processor time used by a worker, in milliseconds; 0 once it has ended. */
async function processorMs(worker: Worker): Promise<number> {
  // Node 22 has no `cpuUsage`: use the worker's active time instead.
  if (typeof worker.cpuUsage !== 'function') return worker.performance.eventLoopUtilization().active
  try {
    const { user, system } = await worker.cpuUsage()
    return (user + system) / 1000
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_NOT_RUNNING') return 0
    throw error
  }
}

/**
 * URL of the worker: from source, the .ts beside this file; once bundled, `read-worker.js` at the root of out/main.
 */
function workerUrl(): URL {
  const names = ['./read-worker.ts', './read-worker.js', '../read-worker.js']
  const urls = names.map((name) => new URL(name, import.meta.url))
  const found = urls.find((url) => existsSync(url))
  if (!found) throw new Error('the import worker is missing beside the app')
  return found
}
