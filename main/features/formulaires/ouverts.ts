import { newId } from '../../db/new-id.ts'
import type { FormulaireOuvert } from './formulaires.service.ts'

/** Form opened in this run, with its path when it came by the dialog. */
export type Ouvert = { readonly ouvert: FormulaireOuvert; readonly path: string | null }

/** Forms opened in this run: the window names them by id, so that no path ever comes from it. */
export function createOuverts() {
  const ouverts = new Map<string, Ouvert>()
  return {
    add(one: Ouvert): string {
      const fichierId = newId()
      ouverts.set(fichierId, one)
      return fichierId
    },
    find: (fichierId: string): Ouvert | null => ouverts.get(fichierId) ?? null,
  }
}
