import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { AlerteDonnees } from '../../../shared/ipc/sauvegardes.ipc.ts'
import type { Result } from '../../../shared/result.ts'
import { runInWorker } from '../../db/run-in-worker.ts'

/** Health of the base and of its copies, as far as this run of the app knows. */
export type Sante = {
  /** Alert for Accueil; null while all is well. */
  find(): AlerteDonnees | null
  /** Notes the outcome of a copy, which reads the whole base. */
  noteCopie(made: Result<unknown, AppError>): void
  /** Notes the damage that a check found in the file; empty when all is well. */
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
      // A copy is read through, so that a damaged one proves the base damaged.
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
