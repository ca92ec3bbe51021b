import { useCallback } from 'react'
import { useScreenParams } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'

/** What the right of the screen shows. */
export type PanelContent =
  | { readonly genre: 'seance'; readonly seanceId: string }
  | { readonly genre: 'collectifs' }
  | { readonly genre: 'nouvelle' }
  | null

/** Ties what opens a séance to its panel, and finds it again when the panel closes. */
export const openerId = (seanceId: string): string => `ouvre-${seanceId}`

/** What the panel shows, held by the address: « Précédent » and a link from elsewhere both work. A form that is not saved is left after asking. */
export function useSeancePanel() {
  const { params, setParams } = useScreenParams()
  const seanceId = params.get('seance')
  const panneau = params.get('panneau')
  const content: PanelContent =
    seanceId !== null
      ? { genre: 'seance', seanceId }
      : panneau === 'collectifs' || panneau === 'nouvelle'
        ? { genre: panneau }
        : null

  const openSeance = useCallback(
    (id: string) => leave(() => setParams({ seance: id, panneau: null })),
    [setParams],
  )
  const openPanel = useCallback(
    (genre: 'collectifs' | 'nouvelle') => leave(() => setParams({ panneau: genre, seance: null })),
    [setParams],
  )
  const close = useCallback(
    () =>
      leave(() => {
        const opener = seanceId === null ? null : document.getElementById(openerId(seanceId))
        setParams({ seance: null, panneau: null })
        // The row that is open now, if another one opened the panel.
        opener?.focus()
      }),
    [seanceId, setParams],
  )
  return { content, openSeance, openPanel, close }
}
