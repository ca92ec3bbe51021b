import { readFileSync } from 'node:fs'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { read } from '@e965/xlsx'
import { readInWorker } from '../../main/import/read-in-worker.ts'
import { LECTURE, PATIENT, READ_OPTIONS } from './school-file.ts'

/** `node peak-memory.ts app|bare <file>`: prints the most memory that the process held, in megabytes. */
const [, , reader, file = ''] = process.argv

if (isMainThread) {
  const bytes = readFileSync(file)
  await (reader === 'app' ? readInWorker(bytes, LECTURE, PATIENT) : readBare(bytes))
  process.stdout.write(String(process.resourceUsage().maxRSS / 1024))
} else {
  const sheets = read(workerData, READ_OPTIONS).SheetNames
  parentPort?.postMessage(sheets)
}

/** The same file by the library alone, in a worker too. */
function readBare(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: bytes })
    worker.once('message', () => resolve())
    worker.once('error', reject)
  })
}
