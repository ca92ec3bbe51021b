import { useCallback } from 'react'
import { useScreenParams } from '../../app/router.ts'

/** Stands in the address for a record still to be entered. */
export const NOUVELLE = 'nouvelle'

export const ONGLETS = ['parents', 'concertations', 'etablissements', 'partenaires'] as const
export type Onglet = (typeof ONGLETS)[number]

/** Which tab is shown and which record is open in it, as the address says. */
export function useFiche() {
  const { params, setParams } = useScreenParams()
  const asked = params.get('onglet')
  const onglet = ONGLETS.find((one) => one === asked) ?? 'parents'
  const choose = useCallback(
    (next: Onglet) => setParams({ onglet: next, fiche: null }),
    [setParams],
  )
  const open = useCallback((fiche: string) => setParams({ fiche }), [setParams])
  const close = useCallback(() => setParams({ fiche: null }), [setParams])
  return { onglet, fiche: params.get('fiche'), choose, open, close }
}
