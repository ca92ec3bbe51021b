import { useCallback } from 'react'
import { useScreenParams } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'
import { closePanel } from '../../ui/close-panel.ts'

/** Stands in the address for a record still to be entered. */
export const NOUVELLE = 'nouvelle'

export const ONGLETS = ['parents', 'concertations', 'etablissements', 'partenaires'] as const
export type Onglet = (typeof ONGLETS)[number]

/**
 * Which tab is shown and which record is open in it, as the address says. To show another asks first when
 * something is unsaved; to close does not: it is what a form does once saved.
 */
export function useFiche() {
  const { params, setParams } = useScreenParams()
  const asked = params.get('onglet')
  const onglet = ONGLETS.find((one) => one === asked) ?? 'parents'
  const choose = useCallback(
    (next: Onglet) => leave(() => setParams({ onglet: next, fiche: null, q: null, rappel: null })),
    [setParams],
  )
  const open = useCallback((fiche: string) => leave(() => setParams({ fiche })), [setParams])
  const close = useCallback(() => closePanel(() => setParams({ fiche: null })), [setParams])
  return { onglet, fiche: params.get('fiche'), choose, open, close }
}
