import { basename } from 'node:path'
import { newId } from '../../db/new-id.ts'

/** Files that the user chose in this run: the window names them by id, so that no path ever comes from it. */
export type OpenedFiles = {
  add(path: string): { readonly fichierId: string; readonly nom: string }
  find(fichierId: string): string | null
}

export function createOpenedFiles(): OpenedFiles {
  const paths = new Map<string, string>()
  return {
    add(path) {
      const fichierId = newId()
      paths.set(fichierId, path)
      return { fichierId, nom: basename(path) }
    },
    find: (fichierId) => paths.get(fichierId) ?? null,
  }
}
