import { readFileSync } from 'node:fs'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { read } from '@e965/xlsx'
import { readFor } from '../builders/readings.ts'
import { peakMb } from './peak.ts'
import { LECTURE, READ_OPTIONS } from './school-file.ts'

/**
 * `node peak-memory.ts app|bare <file>`: reads it in a worker, prints the most memory that the process held, in
 * megabytes. Both readers load the same modules: stripping types from them takes memory that the built app does
 * not need.
 */
const [, , reader, file = ''] = process.argv

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: readFileSync(file),
    argv: [reader],
  })
  worker.once('message', () => {
    process.stdout.write(String(peakMb()))
  })
} else {
  const given = reader === 'app' ? readFor(workerData, LECTURE) : readBare(workerData)
  parentPort?.postMessage(given)
}

/** By the library alone. What it gives stays in the worker: nothing of ours could use it. */
function readBare(bytes: Uint8Array): number {
  return read(bytes, READ_OPTIONS).SheetNames.length
}
