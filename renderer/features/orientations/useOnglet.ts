import { useCallback } from 'react'
import { useScreenParams } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'

export const ONGLETS = ['recues', 'imports', 'fiche'] as const
type Onglet = (typeof ONGLETS)[number]

/** Stands in the address, where a record would, for the list that goes back to a school. */
export const RETOUR = 'retour'

/** Value of `fiche` in the address for an orientation to enter by hand. */
export const NOUVELLE = 'nouvelle'

/** Value of `fiche` in the address for the chosen rows. */
export const LOT = 'lot'

/** The tab that is shown and what is open at its right, as the address says. */
export function useOnglet() {
  const { params, setParams } = useScreenParams()
  const onglet = ONGLETS.find((one) => one === params.get('onglet')) ?? 'recues'
  const choose = useCallback(
    (next: Onglet) => leave(() => setParams({ onglet: next, fiche: null })),
    [setParams],
  )
  const open = useCallback((fiche: string) => setParams({ fiche }), [setParams])
  const close = useCallback(() => setParams({ fiche: null }), [setParams])
  return { onglet, fiche: params.get('fiche'), choose, open, close }
}
