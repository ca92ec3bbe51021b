import { useCallback, useEffect, useId } from 'react'
import { hold, leave, release } from './unsaved.ts'

/**
 * Says that a form holds something typed that is not saved, as long as it is shown and `isDirty`;
 * `abandon` is done when she leaves it so. Gives what says that it has just been saved, for who leaves at
 * once, and what leaves this form alone.
 */
export function useUnsaved(
  isDirty: boolean,
  abandon?: () => void,
): { readonly forget: () => void; readonly leave: (go: () => void) => void } {
  const id = useId()
  const forget = useCallback(() => release(id), [id])
  const leaveIt = useCallback((go: () => void) => leave(go, id), [id])
  useEffect(() => {
    if (!isDirty) return undefined
    hold(id, () => abandon?.())
    return forget
  }, [id, isDirty, abandon, forget])
  return { forget, leave: leaveIt }
}
