import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call } from '../../app/api.ts'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'

/** What schools have proposed in the année, latest first. */
export function useOrientations() {
  const { annee } = useSelection()
  return useQuery({
    queryKey: ['orientations:findAll', annee.id],
    queryFn: () => call('orientations:findAll', { anneeId: annee.id }),
  })
}

/** How the année follows its orientations. */
export function useReglagesOrientations() {
  const { annee } = useSelection()
  return useQuery({
    queryKey: ['orientations:findReglages', annee.id],
    queryFn: () => call('orientations:findReglages', { anneeId: annee.id }),
  })
}

export const ONGLETS = ['recues', 'imports', 'fiche'] as const
type Onglet = (typeof ONGLETS)[number]

/** Stands in the address, where a record would, for the list that goes back to a school. */
export const RETOUR = 'retour'

/** The same, for an orientation to enter by hand. */
export const NOUVELLE = 'nouvelle'

/** The same, for the rows that are chosen. */
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
