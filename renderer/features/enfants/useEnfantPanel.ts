import { useCallback } from 'react'
import { useScreenParams } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'

/** Content of the panel at the right of the screen. */
type EnfantPanelContent =
  | { readonly genre: 'fiche'; readonly enfantId: string }
  | { readonly genre: 'nouveau' | 'coller' }
  | null

/** Id of the element that opens a fiche, found again when the panel closes. */
export const openerId = (rowId: string): string => `fiche-${rowId}`

/** Content of the panel, held by the address; leaving an unsaved form asks first. */
export function useEnfantPanel() {
  const { params, setParams } = useScreenParams()
  const enfantId = params.get('enfant')
  /** Row that opened the fiche: a child in two collectifs has two rows. */
  const ligne = params.get('ligne')
  const panneau = params.get('panneau')
  const content: EnfantPanelContent =
    enfantId !== null
      ? { genre: 'fiche', enfantId }
      : panneau === 'nouveau' || panneau === 'coller'
        ? { genre: panneau }
        : null

  const openFiche = useCallback(
    (id: string, rowId: string | null = null) =>
      leave(() => setParams({ enfant: id, ligne: rowId, panneau: null })),
    [setParams],
  )
  /** Opens a fiche just created or merged, without asking about the form that did it. */
  const showFiche = useCallback(
    (id: string) => setParams({ enfant: id, ligne: null, panneau: null }),
    [setParams],
  )
  const openNouveau = useCallback(
    () => leave(() => setParams({ panneau: 'nouveau', enfant: null, ligne: null })),
    [setParams],
  )
  const shut = useCallback(() => {
    const opener = document.getElementById(ligne === null ? 'nouvel-enfant' : openerId(ligne))
    setParams({ enfant: null, ligne: null, panneau: null })
    // The focus returns to the opener, or at least to the screen.
    ;(opener ?? document.getElementById('contenu'))?.focus()
  }, [ligne, setParams])
  const close = useCallback(() => leave(shut), [shut])
  return { content, ligne, openFiche, showFiche, openNouveau, close, shut }
}
