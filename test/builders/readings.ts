import {
  type Lecture,
  type LectureOf,
  type Lu,
  openFor,
} from '../../main/import/lecture-fichier.ts'
import { openInWorker, type WorkerLimits } from '../../main/import/read-in-worker.ts'
import type { RefusalCode } from '../../main/import/reading/refusal.ts'
import type { Result } from '../../shared/result.ts'

/** Reads and understands a file in one call, as the worker does in two. Throws `RefusedFile`. */
export const readFor = (bytes: Uint8Array, lecture: Lecture): Lu[Lecture['genre']] =>
  openFor(bytes, lecture)(lecture.options)

const readAs =
  <G extends keyof Lu>(genre: G) =>
  (bytes: Uint8Array, options: LectureOf<G>['options']): Lu[G] =>
    readFor(bytes, { genre, options } as Lecture) as Lu[G]

/** A school's file, from its bytes to its rows of children. */
export const readFichier = readAs('eleves')
/** A file of hours, from its bytes to its entries. */
export const readHeures = readAs('heures')
/** A grid of présences, from its bytes to the rows of its enfants. */
export const readPresences = readAs('presences')

/** Reads a file once in a worker of its own, closed afterwards. */
export async function readInWorker<G extends keyof Lu>(
  bytes: Uint8Array,
  lecture: LectureOf<G>,
  limits?: WorkerLimits,
): Promise<Result<Lu[G], RefusalCode>> {
  const reader = openInWorker<G>(bytes, limits)
  try {
    return await reader.read(lecture)
  } finally {
    reader.close()
  }
}
