import { useCallback } from 'react'
import { useScreenParams } from '../../app/router.ts'
import { usePerimetre } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { useRead } from '../../app/useRead.ts'

/** Séances of the année and action of the top bar, past and to come. */
export function useSeances() {
  const perimetre = usePerimetre()
  return useRead('seances:findAll', perimetre)
}

/** One séance with all its fields. */
export function useSeance(seanceId: string) {
  return useRead('seances:find', { seanceId })
}

/** `serie` is a dialog, the others are panels at the right. */
const PANNEAUX = ['collectifs', 'nouvelle', 'plusieurs', 'serie'] as const
export type Panneau = (typeof PANNEAUX)[number]

const isPanneau = (value: string | null): value is Panneau =>
  PANNEAUX.some((panneau) => panneau === value)

/** Content of the panel or dialog; null when none is open. */
type PanelContent =
  | { readonly genre: 'seance'; readonly seanceId: string }
  | { readonly genre: Panneau }
  | null

/** The id of the element that opens a séance: it takes the focus back when the panel closes. */
export const openerId = (seanceId: string): string => `ouvre-${seanceId}`

/** The panel of the screen, held by the address so that a link can open it. Unsaved forms are left after asking. */
export function useSeancePanel() {
  const { params, setParams } = useScreenParams()
  const seanceId = params.get('seance')
  const panneau = params.get('panneau')
  const content: PanelContent =
    seanceId !== null
      ? { genre: 'seance', seanceId }
      : isPanneau(panneau)
        ? { genre: panneau }
        : null

  const openSeance = useCallback(
    (id: string) => leave(() => setParams({ seance: id, panneau: null })),
    [setParams],
  )
  const openPanel = useCallback(
    (genre: Panneau) => leave(() => setParams({ panneau: genre, seance: null })),
    [setParams],
  )
  const close = useCallback(
    () =>
      leave(() => {
        const opener = seanceId === null ? null : document.getElementById(openerId(seanceId))
        setParams({ seance: null, panneau: null })
        // Focuses the row that is open now, when the panel was opened by another one.
        opener?.focus()
      }),
    [seanceId, setParams],
  )
  return { content, openSeance, openPanel, close }
}
