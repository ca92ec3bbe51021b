import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { AlerteDonnees } from '../../../shared/ipc/sauvegardes.ipc.ts'
import type { Result } from '../../../shared/result.ts'
import { runInWorker } from '../../db/run-in-worker.ts'

/** What this run of the app has learnt of the file of the data and of its copies. */
export type Sante = {
  /** What is to be said on Accueil; null while all is well. */
  find(): AlerteDonnees | null
  /** A copy, which reads the whole base, was made or was not. */
  noteCopie(made: Result<unknown, AppError>): void
  /** A check found this in the file; empty when all is well. */
  noteControle(found: readonly string[]): void
}

export function createSante(): Sante {
  let isDamaged = false
  let failure: AppError | null = null
  return {
    find() {
      if (isDamaged) return { genre: 'abimees' }
      return failure === null ? null : { genre: 'copie-impossible', error: failure }
    },
    noteCopie(made) {
      failure = made.ok ? null : made.error
      if (made.ok) isDamaged = false
      // The copy is read through: it says what the base is.
      else if (made.error.code === 'unusable-file') isDamaged = true
    },
    noteControle(found) {
      isDamaged = found.length > 0
    },
  }
}

/** Looks for damaged pages, away from the window. */
export async function checkQuickly(file: string, sante: Sante): Promise<void> {
  sante.noteControle(await runInWorker({ genre: 'check', file, quick: true }))
}
