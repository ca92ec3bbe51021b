import { useCallback } from 'react'
import { useScreenParams } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'

export const ONGLETS = ['recues', 'imports', 'fiche'] as const
type Onglet = (typeof ONGLETS)[number]

/** Value of `fiche` in the address for the list that goes back to a school. */
export const RETOUR = 'retour'

/** Value of `fiche` in the address for an orientation to enter by hand. */
export const NOUVELLE = 'nouvelle'

/** Value of `fiche` in the address for the chosen rows. */
export const LOT = 'lot'

/** Tab and panel of the screen, read from the address. */
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
