import { useCallback, useEffect, useId, useRef } from 'react'
import { hold, leave, release } from './unsaved.ts'

/**
 * Registers a form as unsaved while it is shown and `isDirty`. `abandon` runs when the user leaves it unsaved, `save`
 * when she saves it from the question. Returns `forget` (mark as saved now, before leaving at once) and `leave`
 * (run something that closes this form alone, after asking).
 */
export function useUnsaved(
  isDirty: boolean,
  abandon?: () => void,
  save?: () => Promise<boolean>,
): { readonly forget: () => void; readonly leave: (go: () => void) => void } {
  const id = useId()
  const forget = useCallback(() => release(id), [id])
  const leaveIt = useCallback((go: () => void) => leave(go, id), [id])
  const saveNow = useRef(save)
  saveNow.current = save
  const canSave = save !== undefined
  useEffect(() => {
    if (!isDirty) return undefined
    const saveLatest = () => saveNow.current?.() ?? Promise.resolve(false)
    hold(id, () => abandon?.(), canSave ? saveLatest : null)
    return forget
  }, [id, isDirty, abandon, canSave, forget])
  return { forget, leave: leaveIt }
}
