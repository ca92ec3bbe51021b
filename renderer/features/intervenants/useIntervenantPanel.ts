import { useCallback } from 'react'
import { useScreenParams } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'

/** How the screen is shown: the people, their hours, or who is free at which créneau. */
export const VUES = ['liste', 'heures', 'creneaux'] as const
export type Vue = (typeof VUES)[number]

/** What the right of the screen shows. */
export type PanelContent =
  | { readonly genre: 'fiche'; readonly intervenantId: string }
  | { readonly genre: 'nouveau' }
  /** null: a new entry. */
  | { readonly genre: 'heures'; readonly heuresId: string | null }
  | { readonly genre: 'valorisation' }
  | null

const CLOSED = { intervenant: null, saisie: null, panneau: null } as const

/** Ties what opens a fiche or an entry to its panel, and finds it again when the panel closes. */
export const openerId = (id: string): string => `ouvre-${id}`

/** The view and the panel, held by the address; whatever leaves a form that is not saved asks first. */
export function useIntervenantPanel() {
  const { params, setParams } = useScreenParams()
  const vue = VUES.find((one) => one === params.get('vue')) ?? 'liste'
  const opened = params.get('intervenant') ?? params.get('saisie')
  const setVue = useCallback(
    (next: Vue) => leave(() => setParams({ ...CLOSED, vue: next, heures: null })),
    [setParams],
  )
  const openFiche = useCallback(
    (intervenant: string) => leave(() => setParams({ ...CLOSED, intervenant })),
    [setParams],
  )
  /** What was just created: nothing is left to ask. */
  const showFiche = useCallback(
    (intervenant: string) => setParams({ ...CLOSED, intervenant }),
    [setParams],
  )
  const openHeures = useCallback(
    (saisie: string) => leave(() => setParams({ ...CLOSED, saisie })),
    [setParams],
  )
  const openPanel = useCallback(
    (panneau: 'nouveau' | 'heures' | 'valorisation') =>
      leave(() => setParams({ ...CLOSED, panneau })),
    [setParams],
  )
  /** After a save or a removal: nothing is left to ask. */
  const shut = useCallback(() => {
    const opener = opened === null ? null : document.getElementById(openerId(opened))
    setParams(CLOSED)
    // The row that is open now, if another one opened the panel.
    opener?.focus()
  }, [opened, setParams])
  const close = useCallback(() => leave(shut), [shut])
  const content = contentOf(params)
  return { vue, content, setVue, openFiche, showFiche, openHeures, openPanel, close, shut }
}

function contentOf(params: URLSearchParams): PanelContent {
  const intervenantId = params.get('intervenant')
  if (intervenantId !== null) return { genre: 'fiche', intervenantId }
  const heuresId = params.get('saisie')
  if (heuresId !== null) return { genre: 'heures', heuresId }
  const panneau = params.get('panneau')
  if (panneau === 'heures') return { genre: 'heures', heuresId: null }
  return panneau === 'nouveau' || panneau === 'valorisation' ? { genre: panneau } : null
}
