import { useState } from 'react'
import type { Correspondance } from '../../../shared/domain/correspondance.ts'

/** How the person wants the sheets of a file to be read. */
export function useCorrespondances() {
  const [dites, setDites] = useState<readonly Correspondance[]>([])
  /** How a sheet is to be read from now on; null, as its titles tell. */
  const read = (feuille: string, correspondance: Correspondance | null) =>
    setDites((before) => [
      ...before.filter((one) => one.feuille !== feuille),
      ...(correspondance === null ? [] : [correspondance]),
    ])
  return {
    dites,
    diteOf: (feuille: string): Correspondance | null =>
      dites.find((one) => one.feuille === feuille) ?? null,
    read,
  }
}

export type Correspondances = ReturnType<typeof useCorrespondances>
