import { notifications } from '@mantine/notifications'
import { useCallback, useEffect, useRef } from 'react'
import type { Channel, Input } from '../../shared/ipc/contract.ts'
import { formatMoment } from '../texts/dates.ts'
import { call } from './api.ts'
import { keepOpenUntil } from './unsaved.ts'

/** Milliseconds of typing that a crash may cost. */
const PAUSE = 400

/**
 * Keeps what is typed in a form until it is saved or left, and puts back what was kept when the app
 * stopped short. Gives what forgets it, for who leaves without closing the form.
 */
export function useBrouillon<V>({
  formulaire,
  initial,
  values,
  isDirty,
  restore,
}: {
  /** Which form. */
  readonly formulaire: string
  /** What it opened with: tells the records seen in one form from each other. */
  readonly initial: unknown
  /** What it holds now: plain data. */
  readonly values: V
  readonly isDirty: boolean
  readonly restore: (values: V) => void
}): () => void {
  const opened = JSON.stringify(initial)
  const saisie = JSON.stringify(values)
  const now = useRef({ saisie, isDirty, restore })
  now.current = { saisie, isDirty, restore }
  const timer = useRef<number | undefined>(undefined)

  useEffect(() => {
    let isLeft = false
    void tryTo('brouillons:find', { formulaire, initial: opened }).then((found) => {
      if (isLeft || !found || now.current.isDirty) return
      now.current.restore(JSON.parse(found.saisie))
      notifications.show({
        title: 'Saisie retrouvée',
        message: `Ce que vous aviez tapé ici le ${formatMoment(found.savedAt)}, avant l’arrêt de Cartable, est revenu. Enregistrez-le, ou renoncez.`,
        // Clear of the form's own buttons.
        position: 'top-center',
      })
    })
    return () => {
      isLeft = true
    }
  }, [formulaire, opened])

  const forget = useCallback(() => {
    window.clearTimeout(timer.current)
    timer.current = undefined
    void keepOpenUntil(tryTo('brouillons:forget', { formulaire, initial: opened }))
  }, [formulaire, opened])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of what is typed counts
  useEffect(() => {
    if (!isDirty || timer.current !== undefined) return
    timer.current = window.setTimeout(() => {
      timer.current = undefined
      const ecran = window.location.hash
      void tryTo('brouillons:save', {
        formulaire,
        initial: opened,
        saisie: now.current.saisie,
        ecran,
      })
    }, PAUSE)
  }, [isDirty, saisie, formulaire, opened])

  useEffect(() => (isDirty ? forget : undefined), [isDirty, forget])
  return forget
}

/**
 * A precaution that fails has nothing to ask of her: what is typed is still there to be saved, and a
 * base that takes nothing is told by that save. Main has written the failure down.
 */
async function tryTo<C extends Channel>(channel: C, input: Input<C>) {
  try {
    return await call(channel, input)
  } catch {
    return null
  }
}
